"""Every feature that counts is told as a count."""

from features.catalogue import CATALOGUE
from pipeline.report.counted import COUNTED

FEATURES = {column.feature.name: column.feature for column in CATALOGUE.columns}


def test_exactly_the_features_that_are_none_without_an_event_and_no_sums_are_told_as_counts() -> None:
    sums = {name for name, one in FEATURES.items() if one.unit in ("money", "hours", "share", "0 or 1")}
    assert set(COUNTED) == {name for name, one in FEATURES.items() if one.if_silent == 0} - sums


def test_forms_differ_where_the_number_does() -> None:
    for name, forms in COUNTED.items():
        assert forms.en[0] != forms.en[1], name
        assert len(set(forms.ru)) == 3, name
