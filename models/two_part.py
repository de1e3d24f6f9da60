"""Spend in two parts: whether a customer buys at all, and how much then."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
import pandas as pd
from lightgbm import LGBMClassifier, LGBMRegressor
from sklearn.base import RegressorMixin
from sklearn.utils import Tags
from sklearn.utils.validation import validate_data

from models.calibration import DECIMALS
from models.matrix import MISSING_ALLOWED, Floats, MissingAllowed
from models.themed import DETERMINISTIC


class TwoPartSpend(RegressorMixin, MissingAllowed):
    """The probability of any spend times the spend expected of those who spend, both boosted (Duan et al. 1983).

    The second part is a gamma regression on the log of spend, for errors grow with what is spent. Both are brought to
    the level of all that was spent, refunds beyond purchases among it. Only the sign of a negative spend is learned.

    Parameters
    ----------
    n_estimators, learning_rate, num_leaves, min_child_samples : as in :class:`lightgbm.LGBMRegressor`
    """

    def __init__(
        self,
        *,
        n_estimators: int = 120,
        learning_rate: float = 0.05,
        num_leaves: int = 8,
        min_child_samples: int = 100,
        random_state: int = 0,
    ):
        self.n_estimators = n_estimators
        self.learning_rate = learning_rate
        self.num_leaves = num_leaves
        self.min_child_samples = min_child_samples
        self.random_state = random_state

    def fit(self, X: pd.DataFrame, y: Floats) -> Self:
        matrix, y = validate_data(self, X, y, **MISSING_ALLOWED, y_numeric=True)
        spends = y > 0
        self.share_ = float(spends.mean())
        self.any_ = LGBMClassifier(**self._settings).fit(matrix, spends) if 0 < self.share_ < 1 else None
        self.amount_ = (
            LGBMRegressor(objective="gamma", **self._settings).fit(matrix[spends], y[spends])
            if spends.sum() > 1
            else None
        )
        self.level_ = 1.0
        total = self._predict(matrix).sum()
        self.level_ = round(float(max(y.sum(), 0) / total), DECIMALS) if total > 0 else 0.0
        return self

    @property
    def _settings(self) -> dict[str, Any]:
        names = ("n_estimators", "learning_rate", "num_leaves", "min_child_samples", "random_state")
        return {**{name: getattr(self, name) for name in names}, **DETERMINISTIC}

    def _predict(self, matrix: Floats) -> Floats:
        if self.amount_ is None:
            return np.zeros(len(matrix))
        amounts = np.asarray(self.amount_.predict(matrix))
        if self.any_ is None:
            return np.asarray(self.level_ * self.share_ * amounts)
        return np.asarray(self.level_ * np.asarray(self.any_.predict_proba(matrix))[:, 1] * amounts)

    def predict(self, X: pd.DataFrame) -> Floats:
        return np.round(self._predict(self._matrix(X)), DECIMALS)

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.regressor_tags.poor_score = True  # on a target that is negative as often as not
        return tags
