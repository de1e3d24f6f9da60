"""Windows of a log after a date of profiles, in which it is known what customers went on to do."""

from datetime import date
from itertools import product
from typing import NamedTuple

import pandas as pd

from pipeline.dates import learning_date


class Window(NamedTuple):
    """The date of profiles, and over how many days after it spend is known."""

    begin: date
    days: int


def window_of(profiles: pd.DataFrame, as_of: date, max_days: int) -> Window:
    begin = learning_date(sorted(profiles.as_of.dt.date.unique()), as_of, max_days)
    return Window(begin, min((as_of - begin).days, max_days))


def holdout(dates: list[date], as_of: date, max_days: int) -> tuple[Window, Window] | None:
    """Two windows as long as they can be, of which the first closes before the second begins; the second ends last.

    The ways of foretelling are learned on the first and judged on the second; None where the dates allow no two.
    """
    pairs = [
        (Window(begin, days), Window(test, days))
        for begin, test in product(dates, dates)
        if 0 < (days := min((as_of - test).days, max_days)) <= (test - begin).days
    ]
    return max(pairs, key=lambda pair: (pair[1].days, pair[1].begin, pair[0].begin), default=None)


def of_date(profiles: pd.DataFrame, day: date) -> pd.DataFrame:
    return profiles[profiles.as_of == pd.Timestamp(day)].reset_index(drop=True)
