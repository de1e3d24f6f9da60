"""A word bars whole words of names, and what is barred is empty."""

import pyarrow as pa
import pytest

from pipeline.barred import is_barred, without_barred


@pytest.mark.parametrize("column", ["age", "customer_age", "age_years", "Age_Group", "birth_date"])
def test_a_word_is_found_wherever_it_stands_in_a_name(column: str) -> None:
    assert is_barred(column, ["age", "birth_date"])


@pytest.mark.parametrize("column", ["average", "page_errors", "stage", "birth", "date"])
def test_a_part_of_a_word_is_another_word(column: str) -> None:
    assert not is_barred(column, ["age", "birth_date"])


def test_a_feature_that_is_barred_has_no_value_and_others_keep_theirs() -> None:
    profiles = pa.table({"customer_id": ["a"], "contacts_30d": [1.0], "contacts_90d": [2.0], "spend_30d": [3.0]})
    found = without_barred(profiles, ["contacts_30d", "customer"])
    assert found.schema == profiles.schema
    assert found.to_pylist() == [{"customer_id": "a", "contacts_30d": None, "contacts_90d": 2.0, "spend_30d": 3.0}]
