"""Columns of the release: explained, and of one type whatever a release's values look like."""

from datetime import date

import pandas as pd
import pyarrow as pa

from pipeline.publishing.dictionary import explained, typed

PROFILES = pd.DataFrame({"column": ["visits_30d"], "theme": ["visits"], "unit": ["visits"], "en": ["Visits"]})


def test_it_explains_the_columns_of_the_tables_then_those_of_the_profiles() -> None:
    found = explained({"segments": pd.DataFrame(columns=["segment_id", "nps_low"])}, PROFILES)
    assert found.table.tolist() == ["segments", "segments", "profiles"]
    assert found.column.tolist() == ["segment_id", "nps_low", "visits_30d"]
    assert found.en.tolist()[1:] == ["NPS, points, lower end of the 95% interval", "Visits"]


def test_a_column_nobody_explained_still_has_its_row() -> None:
    found = explained({"customers": pd.DataFrame(columns=["tone"])}, PROFILES)
    assert found.column.tolist() == ["tone", "visits_30d"]


def test_a_declared_column_has_its_type_whatever_is_in_it() -> None:
    nothing = typed("migrations", pd.DataFrame({"from": [None], "customers": [None], "since": [None]}))
    full = typed("migrations", pd.DataFrame({"from": ["a"], "customers": [1.0], "since": [date(2026, 7, 1)]}))
    assert nothing.schema == full.schema
    assert full.schema.types == [pa.string(), pa.int64(), pa.date32()]


def test_an_undeclared_number_is_a_number_with_or_without_gaps() -> None:
    whole, gaps = (typed("customers", pd.DataFrame({"visits": values})) for values in ([1, 2], [1, None]))
    assert whole.schema == gaps.schema
    assert gaps["visits"].to_pylist() == [1.0, None]


def test_not_a_number_is_null() -> None:
    assert typed("customers", pd.DataFrame({"satisfaction": [float("nan")]}))["satisfaction"].null_count == 1


def test_flags_days_and_times_stay_what_they_are() -> None:
    odd = pd.DataFrame({"new": [True], "day": [date(2026, 7, 1)], "at": pd.to_datetime(["2026-07-01 10:00"])})
    assert typed("customers", odd).schema.types == [pa.bool_(), pa.date32(), pa.timestamp("us")]
