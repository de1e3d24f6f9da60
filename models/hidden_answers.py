"""Later answers, hidden from a model, as its judge: how far off it was, and how far off simpler expectations were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from sklearn.base import RegressorMixin
from sklearn.dummy import DummyRegressor
from sklearn.impute import SimpleImputer
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

from models.calibration import calibration_error
from models.clusters import Sums, variance
from models.levels import LEVELS, level_of
from models.metrics import SATISFACTION
from models.one_rule import OneRule
from models.ordinal import ProportionalOdds

BASELINES = ("the_mean", "one_rule", "ordinal_logistic")


def baselines(directions: Sequence[int] | None) -> dict[str, RegressorMixin]:
    """The simple expectations by name, unfitted: they see the same columns as the model."""
    ordinal = make_pipeline(
        SimpleImputer(strategy="median", keep_empty_features=True),
        FunctionTransformer(np.arcsinh),
        StandardScaler(),
        ProportionalOdds(),
    )
    return dict(zip(BASELINES, (DummyRegressor(), OneRule(directions=directions), ordinal), strict=True))


def best_baseline(hidden: pd.DataFrame) -> str:
    """The simple expectation with least squared error; ``hidden`` holds ``points`` and a column for each."""
    return min(BASELINES, key=lambda name: float(np.square(hidden.points - hidden[name]).mean()))


def is_better(hidden: pd.DataFrame, one: str, other: str) -> bool:
    """Whether squared errors of column ``one`` fall below those of ``other`` by two standard errors.

    ``hidden`` holds one row per answer: ``customer_id, points`` and both columns. Customers are the clusters: what one
    says twice counts about once (Cochran 1977, 6.3).
    """
    gain = (hidden.points - hidden[other]) ** 2 - (hidden.points - hidden[one]) ** 2
    by_customer = gain.groupby(hidden.customer_id).agg(["size", "sum"])
    n, y = by_customer.to_numpy(float).T
    if len(n) < 2:
        return False
    found = Sums(n.sum(), y.sum(), len(n), n @ n, n @ y, y @ y)
    return bool(found.sum / found.n > 2 * np.sqrt(variance(found)))


def judgement(hidden: pd.DataFrame, bands: Sequence[float]) -> dict[str, Any]:
    """Figures of merit of the expectation, of simple ones, and of estimates with the own answers known by then.

    ``beaten_by`` names the best of the simple expectations where it is better than the model's by two standard errors.
    """
    best = best_baseline(hidden)
    named = {"": "expectation", **{f"_of_{name}": name for name in BASELINES}, "_with_own_answers": "satisfaction"}
    errors = [errors_of(hidden, column, suffix, bands) for suffix, column in named.items()]
    return {
        "hidden_answers": len(hidden),
        **{name: figure for figures in errors for name, figure in figures.items()},
        "best_baseline": best,
        "beaten_by": best if is_better(hidden, best, "expectation") else None,
        **coverage_by_level(hidden, bands),
        **probabilities(hidden, bands),
    }


def errors_of(hidden: pd.DataFrame, column: str, suffix: str, bands: Sequence[float]) -> dict[str, float]:
    found = {f"{name}{suffix}": metric(hidden.points, hidden[column]) for name, metric in SATISFACTION.items()}
    bad = hidden.points < bands[0]
    if bad.nunique() == 2:
        found[f"roc_auc_dissatisfied{suffix}"] = float(roc_auc_score(bad, -hidden[column]))
    return found


def coverage_by_level(hidden: pd.DataFrame, bands: Sequence[float]) -> dict[str, float]:
    """The share of answers within their interval, of all and by estimated level; none without intervals."""
    sure = hidden.dropna(subset=["satisfaction_low", "satisfaction_high"])
    level = np.array(LEVELS)[level_of(sure.satisfaction.to_numpy(), bands)]
    within = sure.points.between(sure.satisfaction_low, sure.satisfaction_high)
    by_level = {f"coverage_{name}": float(within[level == name].mean()) for name in LEVELS if (level == name).any()}
    return {"coverage": float(within.mean()), **by_level} if len(sure) else {}


def probabilities(hidden: pd.DataFrame, bands: Sequence[float]) -> dict[str, float]:
    """Calibration errors and Brier scores of the probabilities; none where there are none."""
    sure = hidden.dropna(subset=["probability_dissatisfied", "probability_delighted"])
    came = {"dissatisfied": sure.points < bands[0], "delighted": sure.points >= bands[1]}
    found = {}
    for name, outcome in came.items() if len(sure) else ():
        said, was = sure[f"probability_{name}"].to_numpy(), outcome.to_numpy()
        found[f"calibration_error_{name}"] = calibration_error(was, said)
        found[f"brier_{name}"] = float(np.square(said - was).mean())
    return found
