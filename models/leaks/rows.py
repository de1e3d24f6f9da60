"""Rows that are on both sides of a split, or are there more than once."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.folds import TemporalSplit
from models.leaks.alarm import Leak
from models.matrix import Flags, Floats

DIGITS = 3
"""Significant digits to which rows must agree to be near-copies."""

BEYOND_CHANCE = 0.05
"""Share of the rows judged on that may have a copy among those learned from, over what chance explains."""

DOUBLED = 0.25
"""Share of an outcome's rows that may have a copy of the same outcome, over those with one of the other."""

FEWEST = 30
"""Counts of either outcome; of fewer nothing is said."""

WHOLE, FRACTIONAL = 0.999, 0.1
"""Shares of whole numbers among one outcome's counts, and of broken ones among the other's, that nobody counted."""


def of_rows(X: pd.DataFrame, y: Flags, customers: pd.Series, dates: pd.Series, split: TemporalSplit) -> Iterator[Leak]:
    """What the rows of ``X`` give away, one per customer and date, with the outcomes ``y``."""
    found, by_chance = copied_share(X, split)
    if found - by_chance > BEYOND_CHANCE:
        yield Leak("near_copies", found, by_chance + BEYOND_CHANCE)
    if is_random(dates, split) and (shared := shared_share(customers, split)):
        yield Leak("shared_customers", shared, 0.0)
    learned = X[split.train]
    if (doubled := doubled_share(learned, np.asarray(y)[split.train])) > DOUBLED:
        yield Leak("oversampled", doubled, DOUBLED)
    for name in invented_counts(learned, np.asarray(y)[split.train]):
        yield Leak("invented_counts", FRACTIONAL, FRACTIONAL, name)


def copied_share(X: pd.DataFrame, split: TemporalSplit) -> tuple[float, float]:
    """The share of rows judged on with a near-copy among those learned from, and how much of it is chance at most.

    Alike by chance are rows in which little happened; these have copies on their own side too. If a share p of them
    has one among n others, then among k times as many at most 1 - (1 - p)^k have one, whatever each row's own chance
    (Jensen's inequality).
    """
    keys = digests(X)
    judged, learned = keys[split.test], keys[split.train]
    if not len(judged) or not len(learned):
        return 0.0, 0.0
    own = pd.Series(judged).duplicated(keep=False).mean()
    return float(np.isin(judged, learned).mean()), float(1 - (1 - own) ** max(len(learned) / len(judged), 1.0))


def digests(X: pd.DataFrame) -> npt.NDArray[np.uint64]:
    """One number per row, the same for rows that agree to ``DIGITS`` digits in every column."""
    rounded = pd.DataFrame(significant(X.to_numpy(float)), X.index)
    return np.asarray(pd.util.hash_pandas_object(rounded, index=False), dtype=np.uint64)


def significant(values: Floats) -> Floats:
    size = np.where((values == 0) | np.isnan(values), 1.0, np.abs(values))
    scale = 10.0 ** (DIGITS - 1 - np.floor(np.log10(size)))
    return np.asarray(np.round(values * scale) / scale)


def is_random(dates: pd.Series, split: TemporalSplit) -> bool:
    """Whether some rows are learned from that are no older than some that are judged on."""
    return bool(split.train.any() and split.test.any() and dates[split.train].max() >= dates[split.test].min())


def shared_share(customers: pd.Series, split: TemporalSplit) -> float:
    """Of the rows judged on, those whose customer is learned from too."""
    return float(customers[split.test].isin(customers[split.train]).mean())


def doubled_share(X: pd.DataFrame, y: Flags) -> float:
    """The largest share of an outcome's rows with an exact copy of the same outcome, less those with one of the other.

    Oversampling copies rows with their outcome; rows alike by chance are found with either.
    """
    keys, flags = pd.util.hash_pandas_object(X, index=False).to_numpy(), np.asarray(y, dtype=bool)
    sides = ((keys[flags], keys[~flags]), (keys[~flags], keys[flags]))
    return max(excess(own, other) for own, other in sides)


def excess(own: npt.NDArray[np.uint64], other: npt.NDArray[np.uint64]) -> float:
    return float(pd.Series(own).duplicated(keep=False).mean() - np.isin(own, other).mean()) if len(own) else 0.0


def invented_counts(X: pd.DataFrame, y: Flags) -> list[str]:
    """Columns whole for one outcome and broken for the other: rows between rows, as SMOTE makes them (Chawla 2002)."""
    flags, values = np.asarray(y, dtype=bool), X.to_numpy(float)
    if flags.all() or not flags.any():
        return []
    counted = ~np.isnan(values) & (values != 0)
    broken = counted & (values != np.round(values))
    numbers = [counted[side].sum(axis=0) for side in (flags, ~flags)]
    shares = [broken[side].sum(axis=0) / np.maximum(n, 1) for side, n in zip((flags, ~flags), numbers, strict=True)]
    fewest, most = np.minimum(*shares), np.maximum(*shares)
    enough = np.minimum(*numbers) >= FEWEST
    return [str(name) for name in X.columns[enough & (fewest <= 1 - WHOLE) & (most >= FRACTIONAL)]]
