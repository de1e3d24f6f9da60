"""Ordered answers on a straight line: what statisticians would try before any trees."""

from __future__ import annotations

from typing import Self

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from scipy.special import expit, logit
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.utils.validation import check_is_fitted, validate_data

from models.calibration import DECIMALS
from models.matrix import Floats, Ints


class ProportionalOdds(RegressorMixin, BaseEstimator):
    """The expected mark by the cumulative logit model, log odds of a mark <= j being theta_j - x beta (McCullagh 1980).

    Marks of more than ``max_levels`` different heights are pooled with their neighbours into as many levels of about
    equal size; the expectation is over the levels' mean marks.

    Parameters
    ----------
    C : float, inverse strength of the penalty on beta, as in :class:`sklearn.linear_model.LogisticRegression`
    max_levels : int, at least 2

    Attributes
    ----------
    coef_ : beta, shape (columns,): the more, the higher the marks
    thresholds_ : theta, shape (levels - 1,), rising
    levels_ : mean mark of each level, rising
    """

    def __init__(self, *, C: float = 1.0, max_levels: int = 10):
        self.C = C
        self.max_levels = max_levels

    def fit(self, X: pd.DataFrame, y: Floats) -> Self:
        matrix, y = validate_data(self, X, y, dtype=np.float64, y_numeric=True)
        level = levels_of(y, self.max_levels)
        sizes = np.bincount(level)
        self.levels_ = np.bincount(level, weights=y) / sizes
        start = np.append(log_gaps(logit(sizes.cumsum()[:-1] / len(y))), np.zeros(matrix.shape[1]))
        found = minimize(penalised_loss, start, (matrix, level, self.C), jac=True, method="L-BFGS-B")
        gaps, beta = np.split(found.x, [len(sizes) - 1])
        self.thresholds_, self.coef_ = np.round(thresholds(gaps), DECIMALS), np.round(beta, DECIMALS)
        return self

    def probabilities(self, X: pd.DataFrame) -> Floats:
        """The probability of each level, shape (rows, levels)."""
        check_is_fitted(self)
        matrix = validate_data(self, X, dtype=np.float64, reset=False)
        below = expit(self.thresholds_ - (matrix @ self.coef_)[:, None])
        return np.diff(below, axis=1, prepend=0.0, append=1.0)

    def predict(self, X: pd.DataFrame) -> Floats:
        return np.asarray(np.round(self.probabilities(X) @ self.levels_, DECIMALS))


def levels_of(y: Floats, max_levels: int) -> Ints:
    """The level of each mark, from 0; equal marks share one, and none is empty."""
    heights, own = np.unique(y, return_inverse=True)
    if len(heights) <= max_levels:
        return np.asarray(own)
    edges = np.quantile(y, np.linspace(0, 1, max_levels + 1)[1:-1], method="inverted_cdf")
    return np.unique(np.searchsorted(np.unique(edges), y), return_inverse=True)[1]


def thresholds(gaps: Floats) -> Floats:
    """The first threshold and the logarithms of the steps to the next, as thresholds that rise whatever they are."""
    return np.cumsum(np.concatenate([gaps[:1], np.exp(gaps[1:])]))


def log_gaps(thresholds: Floats) -> Floats:
    return np.concatenate([thresholds[:1], np.log(np.diff(thresholds))])


def penalised_loss(x: Floats, matrix: Floats, level: Ints, C: float) -> tuple[float, Floats]:
    """C times the negative log likelihood plus half the squared norm of beta, and its gradient."""
    gaps, beta = np.split(x, [level.max()])
    rising, eta = thresholds(gaps), matrix @ beta
    upper = expit(np.append(rising, np.inf)[level] - eta)
    lower = expit(np.insert(rising, 0, -np.inf)[level] - eta)
    likely = np.maximum(upper - lower, 1e-300)
    by_upper, by_lower = -upper * (1 - upper) / likely, lower * (1 - lower) / likely
    n = len(gaps)
    by_threshold = np.bincount(level, by_upper, n + 1)[:n] + np.bincount(level, by_lower, n + 1)[1:]
    steps = np.concatenate([[1.0], np.exp(gaps[1:])])
    by_gap = np.cumsum(by_threshold[::-1])[::-1] * steps
    by_beta = -matrix.T @ (by_upper + by_lower)
    loss = -C * np.log(likely).sum() + beta @ beta / 2
    return float(loss), np.concatenate([C * by_gap, C * by_beta + beta])
