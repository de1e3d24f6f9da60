"""How well leaving is foretold among customers of one kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from models.matrix import Flags, Floats
from models.metrics import Metric

FEW = 20
"""Leavers, or stayers: with fewer in a slice, no figure of merit is told of it."""

COUNTS = ["slice", "value", "customers", "churn_rate", "churn_probability"]

TENURES = {"up to 90 days": 90, "up to a year": 365, "over a year": np.inf}
"""The longest tenure of each slice, in days."""


def tenure(days: pd.Series) -> pd.Series:
    """The name of each customer's tenure, null where it is not known."""
    return pd.cut(days, [-np.inf, *TENURES.values()], labels=list(TENURES)).astype(object)


def by_slice(kinds: pd.DataFrame, left: Flags, probability: Floats, figures: Mapping[str, Metric]) -> pd.DataFrame:
    """One row per column of ``kinds`` and value in it, in that order: how many there are, left, and were expected to.

    Figures of merit are null where either outcome is rarer than ``FEW``.
    """
    return pd.DataFrame(list(_rows(kinds, left, probability, figures)), columns=[*COUNTS, *figures])


def no_slices() -> pd.DataFrame:
    """The same table without a row or a figure of merit."""
    return pd.DataFrame(columns=COUNTS)


def weakest(slices: pd.DataFrame) -> dict[str, Any]:
    """The slice in which leavers are hardest to tell, and its area under the ROC curve; nothing where none is known."""
    known = slices.dropna(subset="roc_auc")
    if known.empty:
        return {}
    worst = known.iloc[int(known.roc_auc.argmin())]
    return {"weakest_slice": f"{worst['slice']}: {worst['value']}", "weakest_slice_roc_auc": float(worst.roc_auc)}


def _rows(
    kinds: pd.DataFrame, left: Flags, probability: Floats, figures: Mapping[str, Metric]
) -> Iterator[dict[str, Any]]:
    for name in kinds.columns:
        for value in sorted(kinds[name].dropna().unique()):
            rows = (kinds[name] == value).to_numpy()
            yield {"slice": name, "value": value} | _figures(left[rows], probability[rows], figures)


def _figures(left: Flags, probability: Floats, figures: Mapping[str, Metric]) -> dict[str, Any]:
    enough = min(left.sum(), (~left).sum()) >= FEW
    return {
        "customers": len(left),
        "churn_rate": float(left.mean()),
        "churn_probability": float(probability.mean()),
        **{name: metric(left, probability) if enough else np.nan for name, metric in figures.items()},
    }
