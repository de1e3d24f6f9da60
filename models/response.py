"""Who answers when asked: how likely each customer was to, so that answers can stand for the silent too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from lightgbm import LGBMClassifier
from scipy.special import expit
from sklearn.base import ClassifierMixin
from sklearn.utils import Tags
from sklearn.utils.validation import check_consistent_length, validate_data

from models.calibration import DECIMALS, platt, two_classes
from models.folds import customer_folds
from models.matrix import MISSING_ALLOWED, Flags, Floats, Ints, MissingAllowed
from models.themed import DETERMINISTIC


class ResponseModel(ClassifierMixin, MissingAllowed):
    """The probability that a customer answers (the propensity score, Rosenbaum and Rubin 1983), calibrated.

    One row per customer who was asked or could have answered, with the profile of before, and whether they did. Boosted
    trees are learned once per fold of customers, each from the others, and the log odds they give for the fold they
    have not seen are calibrated (Platt 1999). Probabilities are trimmed from below, so that nobody's answer stands for
    more than ``max_weight`` times as many as the average answer does.

    Where answering has nothing to do with the profile, the calibration finds no slope, and every customer has the share
    of those who answered.

    Parameters
    ----------
    n_splits : int, folds of customers
    max_weight : float, at least 1
    n_estimators, learning_rate, num_leaves, min_child_samples : as in :class:`lightgbm.LGBMClassifier`

    Attributes
    ----------
    oof_ : array of shape (rows,), the probability of answering of each row learned from, by trees that saw no row of
        its customer, calibrated on the other folds: what a doubly robust mean takes (Robins, Rotnitzky and Zhao 1994;
        cross-fitted as in Chernozhukov et al. 2018)
    share_ : float, of the rows that were answered
    """

    def __init__(
        self,
        *,
        n_splits: int = 4,
        max_weight: float = 10.0,
        n_estimators: int = 100,
        learning_rate: float = 0.05,
        num_leaves: int = 6,
        min_child_samples: int = 50,
        random_state: int = 0,
    ):
        self.n_splits = n_splits
        self.max_weight = max_weight
        self.n_estimators = n_estimators
        self.learning_rate = learning_rate
        self.num_leaves = num_leaves
        self.min_child_samples = min_child_samples
        self.random_state = random_state

    def fit(self, X: pd.DataFrame, y: Flags, customers: npt.ArrayLike | None = None) -> Self:
        """Learn from who answered; rows of one of the ``customers`` are kept together, without them each is its own.

        Raises ValueError unless two customers at least answered, and two did not.
        """
        matrix, y = validate_data(self, X, y, **MISSING_ALLOWED)
        self.classes_, answered = two_classes(y)
        self.share_ = float(answered.mean())
        whose = pd.Series(np.arange(len(answered)).astype(str) if customers is None else np.asarray(customers))
        check_consistent_length(matrix, whose)
        fold = balanced_folds(whose, answered, self.n_splits)
        self.trees_ = [self._classifier().fit(matrix[fold != one], answered[fold != one]) for one in np.unique(fold)]
        margin = np.empty(len(matrix))
        for trees, one in zip(self.trees_, np.unique(fold), strict=True):
            margin[fold == one] = trees.booster_.predict(matrix[fold == one], raw_score=True)
        self.slope_, self.intercept_ = platt(margin, answered)
        self.oof_ = np.empty(len(matrix))
        for one in np.unique(fold):
            line = platt(margin[fold != one], answered[fold != one])
            self.oof_[fold == one] = self._trimmed(margin[fold == one], *line)
        return self

    def _classifier(self) -> LGBMClassifier:
        return LGBMClassifier(
            n_estimators=self.n_estimators,
            learning_rate=self.learning_rate,
            num_leaves=self.num_leaves,
            min_child_samples=self.min_child_samples,
            random_state=self.random_state,
            **DETERMINISTIC,
        )

    def _trimmed(self, margin: Floats, slope: float, intercept: float) -> Floats:
        return np.asarray(np.clip(expit(slope * margin + intercept), self.share_ / self.max_weight, 1))

    def predict_proba(self, X: pd.DataFrame) -> Floats:
        """Trimmed probabilities, shape (rows, 2), of customers not learned from; of those who were, see ``oof_``."""
        matrix = self._matrix(X)
        margins = [trees.booster_.predict(matrix, raw_score=True) for trees in self.trees_]
        answering = self._trimmed(np.mean(margins, axis=0).round(DECIMALS), self.slope_, self.intercept_)
        return np.column_stack([1 - answering, answering])

    def predict(self, X: pd.DataFrame) -> npt.NDArray[np.generic]:
        answering = self.predict_proba(X)[:, 1] > 0.5
        return np.asarray(self.classes_[answering.astype(int)])

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.classifier_tags.multi_class = False
        return tags


MOST_ROWS = 30_000
"""Rows a response model for weights is learned from: more change it little."""


def answer_weights(profiles: pd.DataFrame, answers: pd.DataFrame, columns: Sequence[str]) -> Floats:
    """What each answer weighs so that together they stand for the customers of the dates profiles were taken at.

    ``profiles`` holds ``customer_id, as_of`` and the columns, one row per customer and date; ``answers`` the same, one
    row per answer, as of when it was asked for. Who was asked between a date and the next, and answered, responded. All
    weigh 1 where that cannot be learned: of one date, or where nobody, or everybody, answered between dates.
    """
    days = np.sort(profiles.as_of.unique())
    panel = profiles[profiles.as_of < days[-1]].sort_values(["as_of", "customer_id"])
    since = days[np.maximum(np.searchsorted(days, answers.as_of.to_numpy(days.dtype), side="right") - 1, 0)]
    moments = pd.MultiIndex.from_arrays([answers.customer_id, since])[answers.as_of.to_numpy(days.dtype) >= since]
    panel = panel.iloc[:: max(len(panel) // MOST_ROWS, 1)]
    answered = np.asarray(pd.MultiIndex.from_frame(panel[["customer_id", "as_of"]]).isin(moments))
    if min(panel.customer_id[answered].nunique(), panel.customer_id[~answered].nunique()) < 2:
        return np.ones(len(answers))
    model = ResponseModel().fit(panel[[*columns]], answered, panel.customer_id)
    probability = model.predict_proba(answers[[*columns]])[:, 1]
    return trimmed_weights(np.ones(len(answers), dtype=np.bool_), probability)


def balanced_folds(customers: pd.Series, answered: Ints, n_splits: int) -> Ints:
    """Folds of whole customers, those who ever answered and those who never did dealt out apart."""
    ever = pd.Series(answered).groupby(customers.to_numpy()).transform("max").to_numpy() == 1
    for group, outcome in ((ever, "answered"), (~ever, "did not")):
        if (found := customers[group].nunique()) < 2:
            raise ValueError(
                f"{found} customer {outcome}: two at least are needed to learn from one and try on another"
            )
    fold = np.empty(len(customers), dtype=np.int64)
    for group in (ever, ~ever):
        fold[group] = customer_folds(customers[group], n_splits)
    return fold


def trimmed_weights(answered: Flags, probability: Floats) -> Floats:
    """What each row's answer weighs to stand for all rows: 1 / probability of who answered, 0 of who did not.

    They average 1 over those who answered (Hájek 1971). ``probability`` is trimmed already, as :class:`ResponseModel`
    gives it.
    """
    weight = np.where(answered, 1 / probability, 0.0)
    return np.asarray(weight * (answered.sum() / weight.sum()) if weight.any() else weight)
