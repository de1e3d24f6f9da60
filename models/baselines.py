"""Simple rules for who leaves: a model must beat them to be worth its keep."""

from __future__ import annotations

from typing import Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import ClassifierMixin
from sklearn.dummy import DummyClassifier
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.utils import Tags
from sklearn.utils.validation import validate_data

from models.bgnbd import HISTORY, LogExpectedPurchases
from models.calibration import two_classes
from models.churn import log_logistic
from models.matrix import MISSING_ALLOWED, Flags, Floats, MissingAllowed

NEVER = 1e6
"""Days ago that something lies which never happened."""


class RecencyRule(ClassifierMixin, MissingAllowed):
    """The longer ago the first column, days since the last purchase, the likelier gone: isotonic in it alone."""

    def fit(self, X: pd.DataFrame, y: Flags) -> Self:
        matrix, y = validate_data(self, X, y, **MISSING_ALLOWED)
        self.classes_, left = two_classes(y)
        self.curve_ = IsotonicRegression(out_of_bounds="clip").fit(self._days(matrix), left)
        return self

    @staticmethod
    def _days(matrix: Floats) -> Floats:
        return np.nan_to_num(matrix[:, 0], nan=NEVER)

    def predict_proba(self, X: pd.DataFrame) -> Floats:
        days = self._days(self._matrix(X))
        leaving = self.curve_.predict(days)
        return np.column_stack([1 - leaving, leaving])

    def predict(self, X: pd.DataFrame) -> npt.NDArray[np.generic]:
        leaving = self.predict_proba(X)[:, 1] > 0.5
        return np.asarray(self.classes_[leaving.astype(int)])

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.classifier_tags.multi_class = False
        tags.classifier_tags.poor_score = True  # blind to all columns but the first
        return tags


RFM = ("days_since_last_purchase", "purchases_365d", "spend_365d")
"""Recency, frequency, money."""

RULE_COLUMNS = {"recency_rule": RFM[:1], "rfm_logistic": RFM, "bg_nbd": HISTORY}
"""The rules that tell customers apart, and the columns they read.

A rule that is used in a model's place must give every customer reasons that add up. The steps of the recency rule and
BG/NBD's integrals do not, so a logistic regression of the same columns then speaks for them.
"""


def rules(horizon_days: int) -> dict[str, DummyClassifier | RecencyRule | Pipeline]:
    """The rules by name, unfitted; what BG/NBD expects is made a probability by a logistic regression."""
    return {
        "constant": DummyClassifier(strategy="prior"),
        "recency_rule": RecencyRule(),
        "rfm_logistic": log_logistic(C=1.0),
        "bg_nbd": make_pipeline(LogExpectedPurchases(horizon_days=horizon_days), LogisticRegression(C=np.inf)),
    }


def foretold_by_rules(earlier: pd.DataFrame, test: pd.DataFrame, horizon_days: int) -> dict[str, Floats]:
    """The probability of leaving that each rule learns from profiles with ``left``, and gives to those of ``test``."""
    found = {}
    for name, rule in rules(horizon_days).items():
        columns = [*RULE_COLUMNS.get(name, RFM)]
        found[name] = rule.fit(earlier[columns], earlier.left.to_numpy()).predict_proba(test[columns])[:, 1]
    return found
