"""The dates that tables are taken at, and the rows of the last of them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd

from pipeline.faults import DataFault

FEWEST_CUSTOMERS = 2


def regular_dates(as_of: date, begin: date | None, every_days: int, dates: int) -> list[date]:
    """``as_of`` and every so many days before it, not before ``begin``; oldest first."""
    earlier = [as_of - timedelta(days=every_days * step) for step in range(1, dates)]
    return sorted([as_of, *(day for day in earlier if begin and day >= begin)])


def learning_date(dates: list[date], as_of: date, max_days: int) -> date:
    """The latest date with ``max_days`` of log after it; where the log is shorter, the one in the middle."""
    long_ago = [day for day in dates if day <= as_of - timedelta(days=max_days)]
    return max(long_ago) if long_ago else dates[(len(dates) - 1) // 2]


def is_of(rows: pd.DataFrame, source: Mapping[str, Any]) -> pd.Series:
    """Which rows are of the source's date; a fault where hardly any is, as in the tables of another run."""
    now = rows.as_of == pd.Timestamp(source["as_of"])
    if now.sum() >= FEWEST_CUSTOMERS:
        return now
    raise DataFault(
        f"At {source['as_of']}, where the source's log ends, {now.sum()} customer(s) are known; at least "
        f"{FEWEST_CUSTOMERS} must be. The tables end at {str(rows.as_of.max())[:10]}: if that is another date, they "
        "are of another run, and './run' brings all up to date."
    )
