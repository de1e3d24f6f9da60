"""The probability that a customer leaves, calibrated on a later period than it was learned from."""

from __future__ import annotations

from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from lightgbm import LGBMClassifier
from scipy.special import expit
from sklearn.base import ClassifierMixin, OneToOneFeatureMixin, TransformerMixin
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils import Tags
from sklearn.utils.validation import validate_data

from models.calibration import AT_THE_OPTIMUM, DECIMALS, platt, two_classes
from models.matrix import MISSING_ALLOWED, Flags, Floats, Ints, MissingAllowed
from models.ranking import Ranking
from models.themed import DETERMINISTIC, ROWS_AT_ONCE

LOGISTIC_ALONE: Final[dict[str, Any]] = {"boosting_share": 0.0, "C": 1.0}
"""Settings under which a :class:`ChurnClassifier` is the logistic rule of its columns, calibrated as ever."""


class SignedLog(OneToOneFeatureMixin, TransformerMixin, MissingAllowed):
    """sign(x) log(1 + |x|), with the median of its column for what is missing, 0 where all is."""

    def fit(self, X: pd.DataFrame, y: None = None) -> Self:
        matrix = validate_data(self, X, **MISSING_ALLOWED)
        known = np.where(np.isnan(matrix).all(axis=0), 0.0, matrix)
        self.medians_ = np.nanmedian(known, axis=0)
        return self

    def transform(self, X: pd.DataFrame) -> Floats:
        matrix = self._matrix(X)
        filled = np.where(np.isnan(matrix), self.medians_, matrix)
        return np.asarray(np.sign(filled) * np.log1p(np.abs(filled)))


def log_logistic(C: float) -> Pipeline:
    """Logistic regression on the signed logs of the columns."""
    return make_pipeline(SignedLog(), StandardScaler(), LogisticRegression(C=C, **AT_THE_OPTIMUM))


class ChurnClassifier(ClassifierMixin, MissingAllowed):
    """Boosted trees blended with a logistic regression, in log odds, and calibrated on the last date learned from.

    Rows of all dates but the last are learned from, the log odds they give for the last date are calibrated on it
    (Platt 1999), and the same models are then learned anew from all dates. These have the last date's share of leavers
    in them already, so their log odds are set back to the level that was calibrated: otherwise a shift between dates
    would count twice. With one date, or none given, every other row takes the place of the last date.

    Parameters
    ----------
    n_estimators, learning_rate, num_leaves, min_child_samples : as in :class:`lightgbm.LGBMClassifier`
    C : float, as in :class:`sklearn.linear_model.LogisticRegression`
    boosting_share : float, weight of the trees' log odds in the blend

    Attributes
    ----------
    slope_, intercept_ : the calibration: log odds = slope_ * blend + intercept_
    validation_ : how the date calibrated on was ranked by what was learned from those before it
    """

    def __init__(
        self,
        *,
        n_estimators: int = 150,
        learning_rate: float = 0.04,
        num_leaves: int = 8,
        min_child_samples: int = 100,
        C: float = 0.05,
        boosting_share: float = 0.75,
        random_state: int = 0,
    ):
        self.n_estimators = n_estimators
        self.learning_rate = learning_rate
        self.num_leaves = num_leaves
        self.min_child_samples = min_child_samples
        self.C = C
        self.boosting_share = boosting_share
        self.random_state = random_state

    def fit(self, X: pd.DataFrame, y: Flags, dates: npt.ArrayLike | None = None) -> Self:
        matrix, y = validate_data(self, X, y, **MISSING_ALLOWED)
        self.classes_, left = two_classes(y)
        if np.bincount(left).min() < 2:
            raise ValueError("one row of a class is too few to learn from and calibrate on: each class needs two")
        last = calibration_rows(np.zeros(len(left)) if dates is None else np.asarray(dates), left)
        self._learn(matrix[~last], left[~last])
        calibrated = self._blend(matrix[last])
        self.validation_ = Ranking.of(left[last] == 1, calibrated)
        self.slope_, intercept = platt(calibrated, left[last])
        self._learn(matrix, left)
        moved = self._blend(matrix[last]).mean() - calibrated.mean()
        self.intercept_ = round(float(intercept - self.slope_ * moved), DECIMALS)
        return self

    def _learn(self, matrix: Floats, left: Ints) -> None:
        self.trees_ = LGBMClassifier(
            n_estimators=self.n_estimators,
            learning_rate=self.learning_rate,
            num_leaves=self.num_leaves,
            min_child_samples=self.min_child_samples,
            subsample=0.8,
            subsample_freq=1,
            colsample_bytree=0.8,
            random_state=self.random_state,
            **DETERMINISTIC,
        ).fit(matrix, left)
        linear = log_logistic(self.C).fit(matrix, left)
        scale, logistic = linear[1], linear[2]
        self.transform_ = linear[0]
        self.coefficients_ = np.round(logistic.coef_[0] / scale.scale_, DECIMALS)
        self.centre_ = np.round(scale.mean_, DECIMALS)
        self.linear_base_ = round(float(logistic.intercept_[0]), DECIMALS)

    def _linear_parts(self, matrix: Floats) -> Floats:
        return np.asarray((self.transform_.transform(matrix) - self.centre_) * self.coefficients_)

    def _blend(self, matrix: Floats) -> Floats:
        return np.concatenate([self._blend_of(matrix[rows]) for rows in blocks(len(matrix))])

    def _blend_of(self, matrix: Floats) -> Floats:
        trees = np.asarray(self.trees_.booster_.predict(matrix, raw_score=True))
        linear = self.linear_base_ + self._linear_parts(matrix).sum(axis=1)
        return np.asarray(self.boosting_share * trees + (1 - self.boosting_share) * linear)

    def decision_function(self, X: pd.DataFrame) -> Floats:
        """Calibrated log odds of leaving."""
        matrix = self._matrix(X)
        return np.asarray(np.round(self.slope_ * self._blend(matrix) + self.intercept_, DECIMALS))

    def predict_proba(self, X: pd.DataFrame) -> Floats:
        leaving = expit(self.decision_function(X))
        return np.column_stack([1 - leaving, leaving])

    def predict(self, X: pd.DataFrame) -> npt.NDArray[np.generic]:
        leaving = self.decision_function(X) > 0
        return np.asarray(self.classes_[leaving.astype(int)])

    def contributions(self, X: pd.DataFrame) -> tuple[float, Floats]:
        """A constant and each column's part of the log odds: TreeSHAP of the trees, exact parts of the regression.

        Constant plus the sum of a row's parts is its :meth:`decision_function` (Lundberg et al. 2020, path dependent).
        """
        matrix, share = self._matrix(X), self.boosting_share
        parts, constant = np.empty_like(matrix), self._shap(matrix[:1])[0, -1]
        for rows in blocks(len(matrix)):
            linear = self._linear_parts(matrix[rows])
            parts[rows] = self.slope_ * (share * self._shap(matrix[rows])[:, :-1] + (1 - share) * linear)
        return float(self.slope_ * (share * constant + (1 - share) * self.linear_base_) + self.intercept_), parts

    def _shap(self, matrix: Floats) -> Floats:
        """TreeSHAP of each column, and the constant last. Rows are dealt to all processors: each is on its own."""
        return np.asarray(self.trees_.booster_.predict(matrix, pred_contrib=True, num_threads=0))

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.classifier_tags.multi_class = False
        return tags


def blocks(rows: int) -> list[slice]:
    """The rows in turn, so many at once that their copies stay small; none are one empty block."""
    return [slice(start, start + ROWS_AT_ONCE) for start in range(0, max(rows, 1), ROWS_AT_ONCE)]


def calibration_rows(dates: npt.NDArray[np.generic], left: Ints) -> Flags:
    """The rows of the last date, or every other row of each outcome where that date or the others lack one."""
    last = np.asarray(dates == dates.max())
    if len(np.unique(left[last])) == 2 and len(np.unique(left[~last])) == 2:
        return last
    ranks = np.argsort(np.argsort(left, kind="stable"), kind="stable")
    return np.asarray(ranks % 2 == 1)
