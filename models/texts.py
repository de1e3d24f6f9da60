"""What a text tells of its writer, always said by a model that has seen no text of that writer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, Self

import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix
from scipy.special import expit
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from models.calibration import platt
from models.matrix import Flags, Floats, Ints
from models.ngrams import Customers, StringWeights, presence


class Rated(NamedTuple):
    """Rated texts: the strings of each, whether its writer was satisfied, who that was, and in which fold."""

    rows: csr_matrix
    satisfied: Flags
    customers: Customers
    fold: Ints

    def where(self, here: Flags) -> Rated:
        return Rated(self.rows[here], self.satisfied[here], self.customers[here], self.fold[here])

    def without(self, folds: Sequence[int]) -> Rated:
        return self.where(~np.isin(self.fold, folds))


class TextClassifier(ClassifierMixin, BaseEstimator):
    """P(satisfied) of a text's writer, by a logistic regression of strings for each fold of customers, calibrated.

    Customers are dealt to ``n_splits`` folds by a digest of their id. Each fold has a regression learned from the texts
    of the others. Its log odds are calibrated (Platt 1999; Niculescu-Mizil and Caruana 2005) on those the others get
    from regressions that have seen neither them nor that fold. So nothing a customer wrote or marked has any part in
    what is said of their texts: a prediction for a text that was learned from is as honest as one for a new text.

    Parameters
    ----------
    C : float, as in :class:`sklearn.linear_model.LogisticRegression`
    min_customers : int, who must have written a string for it to count
    n_splits : int, at least 3
    """

    def __init__(self, *, C: float = 1.0, min_customers: int = 5, n_splits: int = 5, random_state: int = 0):
        self.C = C
        self.min_customers = min_customers
        self.n_splits = n_splits
        self.random_state = random_state

    def fit(self, X: pd.DataFrame, y: Flags) -> Self:
        """Learn from ``customer_id, text``, one row per rated text; ``y`` is whether its writer was satisfied.

        ValueError if without the customers of two folds all writers were satisfied, or none.
        """
        rated = Rated(presence(X.text), np.asarray(y, dtype=bool), X.customer_id.to_numpy(dtype=object), self._fold(X))
        folds = range(self.n_splits)
        pairs = {pair: self._learn(rated.without(pair)) for pair in combinations(folds, 2)}
        self.classes_ = np.array([False, True])
        self.weights_ = [self._learn(rated.without((number,))) for number in folds]
        self.calibrations_ = [
            calibration(rated, {other: pairs[min(own, other), max(own, other)] for other in folds if other != own})
            for own in folds
        ]
        return self

    def predict_proba(self, X: pd.DataFrame) -> Floats:
        check_is_fitted(self)
        fold = self._fold(X)
        slope, intercept = np.array(self.calibrations_)[fold].T
        satisfied = expit(slope * margins(presence(X.text), fold, dict(enumerate(self.weights_))) + intercept)
        return np.column_stack([1 - satisfied, satisfied])

    def predict(self, X: pd.DataFrame) -> Flags:
        return np.asarray(self.predict_proba(X)[:, 1] > 0.5)

    def _fold(self, X: pd.DataFrame) -> Ints:
        digest = pd.util.hash_array(X.customer_id.to_numpy(dtype=object))
        return np.asarray(digest % self.n_splits, dtype=np.int64)

    def _learn(self, rated: Rated) -> StringWeights:
        if len(np.unique(rated.satisfied)) < 2:
            raise ValueError("texts of both sides are needed, each by customers of three folds or more")
        return StringWeights.learn(
            rated.rows,
            rated.satisfied,
            rated.customers,
            C=self.C,
            min_customers=self.min_customers,
            random_state=self.random_state,
        )


def calibration(rated: Rated, by_fold: Mapping[int, StringWeights]) -> tuple[float, float]:
    """Slope and intercept that make the log odds of the folds' texts probabilities."""
    here = rated.where(np.isin(rated.fold, list(by_fold)))
    return platt(margins(here.rows, here.fold, by_fold), here.satisfied.astype(int))


def margins(rows: csr_matrix, fold: Ints, by_fold: Mapping[int, StringWeights]) -> Floats:
    """The log odds of each row by the weights of its fold."""
    found = np.empty(len(fold))
    for number in np.unique(fold):
        found[fold == number] = by_fold[number].margin(rows[fold == number])
    return found
