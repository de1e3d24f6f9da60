"""Tables are taken at regular dates, and the last of them is the source's."""

from datetime import date, timedelta

import pandas as pd
import pytest

from pipeline.dates import is_of, learning_date, regular_dates
from pipeline.faults import DataFault


def test_dates_go_back_no_further_than_the_history_allows():
    as_of = date(2026, 6, 1)
    assert regular_dates(as_of, date(2026, 5, 2), 30, 13) == [date(2026, 5, 2), as_of]
    assert regular_dates(as_of, None, 30, 13) == [as_of]
    assert regular_dates(as_of, date(2027, 1, 1), 30, 13) == [as_of]


@pytest.mark.parametrize(
    ("days", "expected"),
    [((500, 400, 300, 0), 400), ((365, 0), 365), ((200, 100, 0), 100), ((100, 0), 100), ((0,), 0)],
)
def test_the_date_learned_at_is_the_latest_with_a_year_after_it_or_the_middle(days, expected):
    as_of = date(2026, 7, 1)
    assert learning_date([as_of - timedelta(days=day) for day in days], as_of, 365) == as_of - timedelta(days=expected)


def test_rows_of_the_sources_date_are_told_from_earlier_ones():
    rows = pd.DataFrame({"as_of": pd.to_datetime(["2026-05-01", "2026-06-01", "2026-06-01"])})
    assert is_of(rows, {"as_of": "2026-06-01"}).tolist() == [False, True, True]


def test_tables_of_another_run_are_refused_with_their_date():
    rows = pd.DataFrame({"as_of": pd.to_datetime(["2026-05-01", "2026-05-01"])})
    with pytest.raises(DataFault, match="The tables end at 2026-05-01"):
        is_of(rows, {"as_of": "2026-06-01"})
