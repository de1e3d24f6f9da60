"""Columns that tell the outcome itself."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from models.leaks.alarm import Leak
from models.matrix import Flags

STRONGEST = 0.95
"""The AUC above which one column alone is rather the outcome than a sign of it."""

ROWS = 20_000
"""Rows, evenly spread over the table, that are enough to rank by one column."""

ONLY = 0.99
"""Of the rows that have a value, the share with one outcome that makes it a value of that outcome alone."""

TIMES_AS_LIKELY = 50
"""The odds of the outcome with such a value against those without, so that a rare exception is no alarm."""

FEWEST = 30
"""Rows with a value, or with either outcome; of fewer, all may be chance."""


def of_columns(X: pd.DataFrame, y: Flags) -> Iterator[Leak]:
    """Every column that alone tells the outcome ``y``, or is filled for one outcome only."""
    if min(np.sum(y), np.sum(~np.asarray(y, dtype=bool))) < FEWEST:
        return
    alone = roc_auc_of_each(X, y)
    yield from (Leak("tells_alone", auc, STRONGEST, str(name)) for name, auc in alone[alone > STRONGEST].items())
    for name in X:
        if (share := filled_for_one_outcome(X[name], y)) is not None:
            yield Leak("filled_afterwards", share, ONLY, str(name))


def roc_auc_of_each(X: pd.DataFrame, y: Flags) -> pd.Series:
    """How well each column alone ranks the outcomes, either way round, missing values below or above all others."""
    rows = slice(None, None, max(len(X) // ROWS, 1))
    seen, positive = X.iloc[rows], np.asarray(y, dtype=bool)[rows]
    found = pd.concat([roc_auc_of_ranks(seen.rank(na_option=end), positive) for end in ("top", "bottom")], axis=1)
    return found.max(axis=1)


def roc_auc_of_ranks(ranks: pd.DataFrame, positive: Flags) -> pd.Series:
    """The AUC of each column as Mann and Whitney's statistic (1947), .5 at least: a column may rank the other way."""
    n_positive = int(positive.sum())
    n_negative = len(positive) - n_positive
    if not n_positive or not n_negative:
        return pd.Series(0.5, ranks.columns)
    area = (ranks[positive].mean() - (n_positive + 1) / 2) / n_negative
    return area.where(area >= 0.5, 1 - area)


def filled_for_one_outcome(values: pd.Series, y: Flags) -> float | None:
    """The share of ``y`` among rows with a value, neither missing nor the usual one, if hardly any other has one.

    So look columns that are written when the outcome is known: a reason for leaving, the date of a closed account.
    """
    filled = (values.notna() & (values != values.mode(dropna=False).get(0))).to_numpy()
    with_value, without = np.asarray(y)[filled], np.asarray(y)[~filled]
    if len(with_value) < FEWEST or len(without) < FEWEST or with_value.mean() < ONLY:
        return None
    odds = (with_value.sum() + 0.5) / ((~with_value).sum() + 0.5)
    odds_without = (without.sum() + 0.5) / ((~without).sum() + 0.5)
    return float(with_value.mean()) if odds > TIMES_AS_LIKELY * odds_without else None
