"""Tables are taken at regular dates, and the last of them is the source's."""

from datetime import date

import pandas as pd
import pytest

from pipeline.dates import is_of, regular_dates
from pipeline.faults import DataFault


def test_dates_go_back_no_further_than_the_history_allows():
    as_of = date(2026, 6, 1)
    assert regular_dates(as_of, date(2026, 5, 2), 30, 13) == [date(2026, 5, 2), as_of]
    assert regular_dates(as_of, None, 30, 13) == [as_of]
    assert regular_dates(as_of, date(2027, 1, 1), 30, 13) == [as_of]


def test_rows_of_the_sources_date_are_told_from_earlier_ones():
    rows = pd.DataFrame({"as_of": pd.to_datetime(["2026-05-01", "2026-06-01", "2026-06-01"])})
    assert is_of(rows, {"as_of": "2026-06-01"}).tolist() == [False, True, True]


def test_tables_of_another_run_are_refused_with_their_date():
    rows = pd.DataFrame({"as_of": pd.to_datetime(["2026-05-01", "2026-05-01"])})
    with pytest.raises(DataFault, match="The tables end at 2026-05-01"):
        is_of(rows, {"as_of": "2026-06-01"})
