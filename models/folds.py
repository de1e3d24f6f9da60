"""Splits that respect time and customers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

import numpy as np
import numpy.typing as npt
import pandas as pd


@dataclass(frozen=True)
class TemporalSplit:
    """Rows to learn from and later rows to judge on, as boolean masks of one length."""

    train: npt.NDArray[np.bool_]
    test: npt.NDArray[np.bool_]


def later_answers(asked_at: pd.Series, answered_at: pd.Series, test_share: float) -> TemporalSplit:
    """The last ``test_share`` of the asked for judging; learning sees only what was answered before they begin.

    Answers asked before the border but given after it belong to neither side: at the border nobody knew them.
    """
    border = asked_at.quantile(1 - test_share, interpolation="lower")
    return TemporalSplit(train=(answered_at < border).to_numpy(), test=(asked_at >= border).to_numpy())


def customer_folds(customers: pd.Series, n_splits: int) -> npt.NDArray[np.int64]:
    """The fold of each row: all rows of a customer share one, and order of rows does not matter.

    Customers are dealt in turn in the order of a digest of their id, so that folds are balanced and seedless.
    """
    known = pd.Series(customers.unique())
    order = known.iloc[np.lexsort((known, pd.util.hash_array(known.to_numpy(dtype=object))))]
    fold = pd.Series(np.arange(len(order)) % n_splits, index=order)
    return customers.map(fold).to_numpy(dtype=np.int64)


@dataclass(frozen=True)
class PastDates:
    """Dates whose outcome is known: ``train`` to learn from, ``test``, the latest, to judge at.

    The outcomes of all ``train`` are known at ``test``, as they would have been to somebody who stood there.
    """

    train: tuple[date, ...]
    test: date | None

    @classmethod
    def closed(cls, dates: Iterable[date], as_of: date, days: int) -> Self:
        """The dates whose outcome, ``days`` after them, is known at ``as_of``."""
        closed = sorted(day for day in dates if day + timedelta(days=days) <= as_of)
        if not closed:
            return cls((), None)
        return cls(tuple(day for day in closed if day + timedelta(days=days) <= closed[-1]), closed[-1])


def rolling_origins(dates: pd.Series, days: int, n_splits: int) -> list[TemporalSplit]:
    """The last ``n_splits`` dates to judge on, each with the rows to learn from, ``days`` or more before; latest last.

    Earlier dates that have none before them are left out (Tashman 2000).
    """
    splits = [
        TemporalSplit(train=(dates <= day - pd.Timedelta(days=days)).to_numpy(), test=(dates == day).to_numpy())
        for day in sorted(dates.unique())[-n_splits:]
    ]
    return [split for split in splits if split.train.any()]
