"""Margins of two classes as probabilities that mean what they say."""

from typing import Any, Final

import numpy as np
import numpy.typing as npt
from scipy.special import logit
from sklearn.linear_model import LogisticRegression
from sklearn.utils.multiclass import type_of_target

from models.matrix import Flags, Floats, Ints

DECIMALS = 9
"""Linear algebra varies over threads and processors in its last bits: coefficients are kept to this many decimals."""

AT_THE_OPTIMUM: Final[dict[str, Any]] = {"solver": "newton-cholesky", "tol": 1e-8}
"""Of a logistic regression: Newton's method ends where the loss is least, to the last kept decimal. A line search ends
somewhere near, elsewhere for rows in another order or on another processor."""


def two_classes(y: npt.ArrayLike) -> tuple[npt.NDArray[np.generic], Ints]:
    """The two classes of an outcome, sorted, and which of them each row is; ValueError if they are not two."""
    if (kind := type_of_target(y, input_name="y", raise_unknown=True)) != "binary":
        raise ValueError(f"Only binary classification is supported. The type of the target is {kind}.")
    classes, codes = np.unique(np.asarray(y), return_inverse=True)
    if len(classes) != 2:
        raise ValueError(f"two classes are needed to tell apart, found {len(classes)} class: {classes[0]}")
    return classes, codes


def is_flat(margin: Floats) -> bool:
    """Whether a margin is the same for all, as far as its decimals are kept."""
    return bool(np.ptp(margin) < 10**-DECIMALS)


def platt(margin: Floats, outcome: Ints) -> tuple[float, float]:
    """Slope and intercept of the log odds of an outcome on a margin.

    Each outcome counts a little as its opposite, as if one more of either had been seen, so that few outcomes that
    happen to be told apart without fault do not make a sure prophet (Platt 1999, section 2.2). A margin that foretells
    the opposite, or the same of all, foretells nothing: its slope is 0.
    """
    seen, n = int(outcome.sum()), len(outcome)
    told_nothing = 0.0, round(float(logit((seen + 1) / (n + 2))), DECIMALS)
    if is_flat(margin):
        return told_nothing
    doubt = np.where(outcome == 1, 1 / (seen + 2), 1 / (n - seen + 2))
    regression = LogisticRegression(C=np.inf, **AT_THE_OPTIMUM).fit(
        np.tile(margin, 2).reshape(-1, 1), np.concatenate([outcome, 1 - outcome]), np.concatenate([1 - doubt, doubt])
    )
    slope, intercept = float(regression.coef_[0, 0]), float(regression.intercept_[0])
    return told_nothing if slope <= 0 else (round(slope, DECIMALS), round(intercept, DECIMALS))


def calibration_slope(left: Flags, probability: Floats) -> float:
    """Slope of a logistic regression of the outcome on the predicted log odds; 1 is right (Cox 1958).

    0 where the same is predicted for all.
    """
    margin = logit(np.clip(probability, 1e-6, 1 - 1e-6))
    if is_flat(margin):
        return 0.0
    regression = LogisticRegression(C=np.inf, **AT_THE_OPTIMUM).fit(margin.reshape(-1, 1), left)
    return float(regression.coef_[0, 0])


def calibration_error(outcome: Flags, probability: Floats, bins: int = 10) -> float:
    """How far probabilities are from what came true, on average over bins of about equal size.

    The expected calibration error (Naeini, Cooper and Hauskrecht 2015) with bins by quantiles; as equal probabilities
    are never torn apart, there may be fewer.
    """
    edges = np.unique(np.quantile(probability, np.linspace(0, 1, bins + 1)[1:-1]))
    number = np.searchsorted(edges, probability)
    gaps = np.bincount(number, outcome - probability)
    return float(np.abs(gaps).sum() / len(probability))
