"""The parts of one customer's figures: by theme, and the columns of the profile that moved them most."""

from typing import Any, TypedDict

import numpy as np
import pandas as pd
from scipy.special import expit

from models.matrix import Floats
from pipeline.reasons.facts import Usual, values
from pipeline.reasons.leaving import log_odds
from pipeline.reasons.pleasing import parts_of

COLUMNS_SHOWN = 8


class Part(TypedDict):
    """A column of the profile: the customer's value and the usual ones as they are read, and its part of a figure."""

    column: str
    value: float
    usual_low: float
    usual_high: float
    part: float


def pleasing(customer_id: str, now: pd.DataFrame, own: dict[str, Any], model: Any) -> dict[str, Any]:
    """``by_theme`` in points, the ``base`` they are added to, and the ``columns`` that moved it most."""
    names = list(model.feature_names_in_)
    row = now[now.customer_id == customer_id]
    by_theme = parts_of(pd.DataFrame([own])).iloc[0].astype(float)
    parts = model.contributions(row[names])[0]
    return {
        "by_theme": by_theme,
        "base": own["expectation"] - by_theme.sum(),
        "columns": strongest(row, Usual.of(now, names), parts),
    }


def leaving(customer_id: str, at_risk: pd.DataFrame, model: Any) -> dict[str, Any]:
    """``by_theme`` in log odds and in ``points``, the ``base`` and the ``log_odds`` they lead to, and the columns."""
    row = at_risk[at_risk.customer_id == customer_id]
    found = log_odds(model, row)
    by_theme = found.by_theme.iloc[0]
    return {
        "by_theme": by_theme,
        "points": found.points.iloc[0],
        "base": found.whole[0] - by_theme.sum(),
        "log_odds": found.whole[0],
        "from_log_odds": float(expit(found.whole[0])),
        "columns": strongest(row, Usual.of(at_risk, list(model.feature_names_in_)), found.by_column[0]),
    }


def strongest(row: pd.DataFrame, usual: Usual, parts: Floats) -> list[Part]:
    """The columns whose parts are largest, either way, largest first."""
    own, (low, high) = values(row, usual.names)[0], usual.range
    order = np.argsort(-np.abs(np.round(parts, 9)), kind="stable")[:COLUMNS_SHOWN]
    return [
        Part(column=usual.names[at], value=own[at], usual_low=low[at], usual_high=high[at], part=float(parts[at]))
        for at in order
        if parts[at]
    ]
