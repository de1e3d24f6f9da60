"""Ways to foretell what customers will spend, and which of them does best on a later window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from sklearn.base import clone

from models.lifetime_value import COLUMNS, LifetimeValue
from models.matrix import Floats
from models.metrics import SPEND
from models.two_part import TwoPartSpend
from models.value import CellMeans

RECENCY_AND_SPEND = ("days_since_last_purchase", "spend_365d")


class Way(NamedTuple):
    """An estimator, and the columns of the profile it reads."""

    estimator: Any
    columns: Sequence[str]

    def fit(self, profiles: pd.DataFrame, spent: Floats) -> Any:
        """A new estimator, fitted."""
        return clone(self.estimator).fit(profiles[list(self.columns)], spent)


def ways(columns: Sequence[str], days: int) -> dict[str, Way]:
    """Those that compete, the simplest first: ``columns`` are all of the profile, ``days`` those the spend is of."""
    return {
        "cell_means": Way(CellMeans(), RECENCY_AND_SPEND),
        "bgnbd_gamma_gamma": Way(LifetimeValue(days=days), COLUMNS),
        "two_part": Way(TwoPartSpend(), columns),
    }


def foretold(model: Any | None, profiles: pd.DataFrame) -> Floats:
    """The spend of each row, never below 0; NaN where there is no model."""
    if model is None:
        return np.full(len(profiles), np.nan)
    return np.asarray(np.maximum(model.predict(profiles[list(model.feature_names_in_)]), 0))


def judged(spent: Floats, expected: Mapping[str, Floats]) -> tuple[str, dict[str, float]]:
    """The way with the least root mean squared error, and every figure of every way; the first of ways that tie."""
    figures = {f"{way}.{name}": metric(spent, own) for way, own in expected.items() for name, metric in SPEND.items()}
    return min(expected, key=lambda way: figures[f"{way}.rmse"]), figures


def tenths(spent: Floats, expected: Floats) -> pd.DataFrame:
    """One row per tenth of the customers by what was expected of them: mean ``expected``, mean ``spent``, customers."""
    parts = [part for part in np.array_split(np.argsort(expected, kind="stable"), 10) if len(part)]
    return pd.DataFrame(
        {
            "expected": [float(expected[part].mean().round(6)) for part in parts],
            "spent": [float(spent[part].mean().round(6)) for part in parts],
            "customers": [len(part) for part in parts],
        }
    )


class Forecast(NamedTuple):
    """Fitted estimators of what customers will spend: of all, and of those who stay; None where no one is known to."""

    expected: Any
    if_staying: Any | None
