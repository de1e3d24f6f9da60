"""BG/NBD: purchases at a customer's own rate until a chance, after each, that it was the last one.

Fader, Hardie and Lee (2005), "Counting Your Customers" the Easy Way, Marketing Science 24 (2). Fitted here: lifetimes
and btyd are archived, and their heir pymc-marketing brings a sampler of posteriors along.
"""

from __future__ import annotations

from typing import NamedTuple, Self

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from scipy.special import expit, gammaln, hyp2f1
from sklearn.base import TransformerMixin
from sklearn.utils.validation import validate_data

from models.calibration import DECIMALS
from models.matrix import MISSING_ALLOWED, Floats, MissingAllowed

HISTORY = ("days_since_last_purchase", "purchases", "days_since_first_purchase")
"""The columns of a profile that tell a customer's purchases."""

DAYS_PER_WEEK = 7
PENALTY = 1e-3
"""On the squared logs of the parameters: a guard against those that run away where the data say little."""

LEAST = 1e-6
"""Purchases that may be expected of anybody: of the longest silences the law expects none that a log could tell."""


class Parameters(NamedTuple):
    """Of the gamma law of purchase rates, ``r`` and ``alpha``, and of the beta law of dropping out, ``a`` and ``b``."""

    r: float
    alpha: float
    a: float
    b: float


class History(NamedTuple):
    """Repeat purchases, the time from first to last purchase, and that from the first until now; times in weeks."""

    repeats: Floats
    recency: Floats
    age: Floats

    @classmethod
    def of(cls, columns: Floats) -> Self:
        """From the columns of ``HISTORY``; who never bought has made nothing of no time."""
        silence, purchases, age = np.nan_to_num(columns.T)
        repeats = np.maximum(purchases - 1, 0)
        recency = np.where(repeats > 0, np.maximum(age - silence, 0), 0)
        return cls(repeats, recency / DAYS_PER_WEEK, age / DAYS_PER_WEEK)

    def evenly(self, count: int) -> Self:
        """At most ``count`` customers, spread over the rows."""
        rows = np.linspace(0, len(self.age) - 1, min(count, len(self.age))).round().astype(int)
        return type(self)(*(column[rows] for column in self))


def log_likelihood(given: Parameters, history: History) -> Floats:
    """Of each customer's history, equation 6 of the paper."""
    (r, alpha, a, b), (x, recency, age) = given, history
    together = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
    together += gammaln(a + b) + gammaln(b + x) - gammaln(b) - gammaln(a + b + x)
    alive = -(r + x) * np.log(alpha + age)
    gone = np.log(a) - np.log(b + np.maximum(x, 1) - 1) - (r + x) * np.log(alpha + recency)
    return np.asarray(together + np.where(x > 0, np.logaddexp(alive, gone), alive))


def fit_bgnbd(history: History) -> Parameters:
    """The likeliest parameters; ValueError where the search ends without any."""

    def loss(logs: Floats) -> float:
        return float(PENALTY * (logs**2).sum() - log_likelihood(Parameters(*np.exp(logs)), history).mean())

    found = minimize(loss, np.zeros(4), method="L-BFGS-B", bounds=[(-7, 7)] * 4)
    if not found.success:
        raise ValueError(f"BG/NBD found no parameters: {found.message}")
    return Parameters(*np.exp(found.x).round(DECIMALS).tolist())


def expected_purchases(given: Parameters, history: History, days: float) -> Floats:
    """How many purchases each customer will make in the next ``days``, equation 10 of the paper."""
    (r, alpha, a, b), (x, recency, age) = given, history
    weeks = days / DAYS_PER_WEEK
    still = ((alpha + age) / (alpha + age + weeks)) ** (r + x)
    still *= hyp2f1(r + x, b + x, a + b + x - 1, weeks / (alpha + age + weeks))
    log_odds_gone = np.log(a) - np.log(b + np.maximum(x, 1) - 1) + (r + x) * np.log((alpha + age) / (alpha + recency))
    alive = np.where(x > 0, expit(-log_odds_gone), 1)
    return np.asarray((a + b + x - 1) / (a - 1) * (1 - still) * alive)


class LogExpectedPurchases(TransformerMixin, MissingAllowed):
    """The columns of ``HISTORY`` as one: the log of the purchases expected in the next ``horizon_days``.

    Not the probability of being alive, which is 1 for all who bought once. It is the same for all where nobody bought
    twice, or no parameters are found.

    Parameters
    ----------
    horizon_days : int
    max_rows : int, customers the law is fitted on, spread over the rows given

    Attributes
    ----------
    parameters_ : Parameters, or None
    """

    def __init__(self, *, horizon_days: int = 90, max_rows: int = 5_000):
        self.horizon_days = horizon_days
        self.max_rows = max_rows

    def fit(self, X: pd.DataFrame, y: None = None) -> Self:
        history = History.of(validate_data(self, X, **MISSING_ALLOWED, ensure_min_features=len(HISTORY)))
        try:
            self.parameters_ = fit_bgnbd(history.evenly(self.max_rows)) if history.repeats.any() else None
        except ValueError:
            self.parameters_ = None
        return self

    def transform(self, X: pd.DataFrame) -> Floats:
        history = History.of(self._matrix(X))
        if self.parameters_ is None:
            return np.zeros((len(history.age), 1))
        expected = expected_purchases(self.parameters_, history, self.horizon_days)
        return np.asarray(np.log(np.maximum(expected, LEAST)).round(DECIMALS)).reshape(-1, 1)
