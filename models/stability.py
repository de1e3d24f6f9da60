"""How far an explanation would move, had other customers been learned from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import clone

from models.matrix import Flags

HALF = 0.5


def refits(
    model: Any,
    X: pd.DataFrame,
    left: Flags,
    dates: npt.ArrayLike,
    customers: npt.NDArray[np.generic],
    *,
    count: int,
    share: float = HALF,
    random_state: int = 0,
) -> Iterator[Any]:
    """The model with the same settings, learned anew from that share of the customers with all their dates."""
    random = np.random.default_rng(random_state)
    everybody, dated = np.unique(customers), np.asarray(dates)
    for _ in range(count):
        drawn = np.isin(customers, random.permutation(everybody)[: round(share * len(everybody))])
        yield clone(model).fit(X[drawn], left[drawn], dated[drawn])


def noise(parts: pd.DataFrame, refitted: Sequence[pd.DataFrame], share: float = HALF) -> pd.Series:
    """The standard error of each column's parts, from how far they move when learned from a share of the customers.

    That difference has 1 / share - 1 times the variance of the parts themselves (Politis, Romano and Wolf 1999, 2.1):
    the same where halves are drawn.
    """
    moved = np.mean([((other - parts) ** 2).mean() for other in refitted], axis=0)
    return pd.Series(np.sqrt(moved / (1 / share - 1)), parts.columns)


def overlap(told: pd.Series, refitted: Sequence[pd.Series]) -> float:
    """The share of what is told of a row that is told again, the mean over rows and refits; 1 where nothing is told.

    Each series has a set for each row of which anything is told.
    """
    again = [len(own & other.get(row, set())) / len(own) for other in refitted for row, own in told.items()]
    return float(np.mean(again)) if again else 1.0
