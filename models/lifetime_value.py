"""Spend as purchases expected by BG/NBD times the amount of one expected by the gamma-gamma law."""

from __future__ import annotations

from typing import NamedTuple, Self

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from scipy.special import gammaln
from sklearn.base import RegressorMixin
from sklearn.utils.validation import validate_data

from models.bgnbd import HISTORY, PENALTY, History, Parameters, expected_purchases, fit_bgnbd
from models.calibration import DECIMALS
from models.matrix import MISSING_ALLOWED, Floats, MissingAllowed

COLUMNS = (*HISTORY, "spend")
"""Those of a profile that it reads: a customer's purchases, and all they spent, net."""


class GammaGamma(NamedTuple):
    """Of the gamma law of a customer's amounts, ``p``, and of the gamma law of its scale over customers, ``q``, ``v``.

    Fader and Hardie (2013), The Gamma-Gamma Model of Monetary Value.
    """

    p: float
    q: float
    v: float

    @classmethod
    def fit(cls, purchases: Floats, amount: Floats) -> Self:
        """The likeliest parameters for mean amounts above 0 of one purchase or more; ValueError where none are."""
        unit = float(amount.mean())

        def loss(logs: Floats) -> float:
            return float(PENALTY * (logs**2).sum() - cls(*np.exp(logs)).log_likelihood(purchases, amount / unit).mean())

        found = minimize(loss, np.ones(3), method="L-BFGS-B", bounds=[(-5, 7), (0.1, 7), (-7, 7)])
        if not found.success:
            raise ValueError(f"gamma-gamma found no parameters: {found.message}")
        p, q, v = np.exp(found.x)
        return cls(p, q, v * unit)

    def log_likelihood(self, purchases: Floats, amount: Floats) -> Floats:
        """Of each customer's mean amount, equation 1a of the note."""
        p, q, v, x = *self, purchases
        found = gammaln(p * x + q) - gammaln(p * x) - gammaln(q) + q * np.log(v)
        found += (p * x - 1) * np.log(amount) + p * x * np.log(x) - (p * x + q) * np.log(x * amount + v)
        return np.asarray(found)

    def expected(self, purchases: Floats, amount: Floats) -> Floats:
        """Of a customer's next purchase, equation 5 of the note; the mean of all for who has made none."""
        return np.asarray(self.p * (self.v + purchases * amount) / (self.p * purchases + self.q - 1))


class LifetimeValue(RegressorMixin, MissingAllowed):
    """Expected purchases times the expected amount of one, brought to the level of what was spent.

    It reads no more than each customer's past (``COLUMNS``, in that order); of what they spent later it takes only the
    level. 0 for all where no parameters are found.

    Parameters
    ----------
    days : int, that the spend is of
    max_rows : int, customers the laws are fitted on, spread over the rows given
    """

    def __init__(self, *, days: int = 365, max_rows: int = 10_000):
        self.days = days
        self.max_rows = max_rows

    def fit(self, X: pd.DataFrame, y: Floats) -> Self:
        matrix, y = validate_data(self, X, y, **MISSING_ALLOWED, y_numeric=True, ensure_min_features=len(COLUMNS))
        rows = np.linspace(0, len(matrix) - 1, min(self.max_rows, len(matrix))).round().astype(int)
        self.purchases_, self.amounts_ = laws(matrix[rows])
        self.level_ = 1.0
        total = self._predict(matrix).sum()
        self.level_ = round(float(max(y.sum(), 0) / total), DECIMALS) if total > 0 else 0.0
        return self

    def _predict(self, matrix: Floats) -> Floats:
        if self.purchases_ is None or self.amounts_ is None:
            return np.zeros(len(matrix))
        with np.errstate(all="ignore"):  # of histories that the law makes next to impossible
            purchases = expected_purchases(self.purchases_, History.of(matrix[:, : len(HISTORY)]), self.days)
        known = np.nan_to_num(purchases, nan=0.0, posinf=0.0, neginf=0.0)
        return np.asarray(self.level_ * known * self.amounts_.expected(*bought(matrix)))

    def predict(self, X: pd.DataFrame) -> Floats:
        return np.round(self._predict(self._matrix(X)), DECIMALS)


def laws(matrix: Floats) -> tuple[Parameters | None, GammaGamma | None]:
    """Of purchases and of their amounts, None where the rows give none."""
    purchases, amount = bought(matrix)
    known = (purchases > 0) & (amount > 0)
    if not known.any():
        return None, None
    try:
        return fit_bgnbd(History.of(matrix[:, : len(HISTORY)])), GammaGamma.fit(purchases[known], amount[known])
    except ValueError:
        return None, None


def bought(matrix: Floats) -> tuple[Floats, Floats]:
    """How many purchases each customer made, and the mean amount of one; a negative one counts as 0."""
    purchases, spend = np.nan_to_num(matrix[:, 1]), np.nan_to_num(matrix[:, -1])
    return purchases, np.maximum(spend, 0) / np.maximum(purchases, 1)
