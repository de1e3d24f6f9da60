"""The released table of pains: figures as the stage ``pains`` found them, texts in the reader's language."""

import pandas as pd

from pipeline.report.effort.pains import pains
from pipeline.report.effort.texts import QUADRANTS
from pipeline.report.wording import Words

ROUNDED = {
    "share": 4,
    "points": 1,
    "points_low": 1,
    "points_high": 1,
    "impact": 2,
    "impact_low": 2,
    "impact_high": 2,
}
"""Decimals a reader can use."""

COLUMNS = (
    "theme",
    "pain",
    "touchpoint",
    "channel",
    "customers",
    *ROUNDED,
    "effort",
    "effort_days",
    "quadrant",
    "threshold",
)


def pains_table(found: pd.DataFrame, words: Words) -> pd.DataFrame:
    """One row per theme (touchpoint null), touchpoint of one (channel null) and channel of that."""
    told = pains(found, words)
    return found.assign(
        pain=pd.Series([one.name for one in told], found.index, dtype=object),
        quadrant=pd.Series(
            [words.pick(QUADRANTS[one.quadrant]) if one.quadrant else None for one in told], found.index, dtype=object
        ),
        threshold=pd.Series([one.threshold for one in told], found.index, dtype=object),
    )[[*COLUMNS]].round(ROUNDED)
