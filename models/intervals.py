"""How sure an estimate is: intervals that hold without assuming a distribution."""

from __future__ import annotations

from typing import Self

import numpy as np
from sklearn.base import BaseEstimator

from models.matrix import Flags, Floats, Ints


class GroupedConformal(BaseEstimator):
    """Split-conformal intervals, calibrated apart within groups of rows (Mondrian; Vovk 2003).

    Rows are grouped by what is given (e.g. whether a customer answered before) and by the height of the estimate, and
    each group takes the quantiles of its own signed errors, so that the promise holds among the dissatisfied too.

    Parameters
    ----------
    coverage : float, share of answers to lie within
    n_bins : int, groups of equal size by height of the estimate
    min_rows : int, a smaller group takes the errors of all rows

    Attributes
    ----------
    offsets_ : array of shape (2, bins, 2), from the estimate to the lower and upper border, by group and bin, in points
    """

    def __init__(self, *, coverage: float = 0.8, n_bins: int = 5, min_rows: int = 100):
        self.coverage = coverage
        self.n_bins = n_bins
        self.min_rows = min_rows

    def fit(self, estimates: Floats, answers: Floats, groups: Flags) -> Self:
        """Learn from the errors of estimates that did not see their answers; all three are of one length."""
        errors = answers - estimates
        self.edges_ = np.unique(np.quantile(estimates, np.linspace(0, 1, self.n_bins + 1)[1:-1]))
        bins = self._bins(estimates)
        self.offsets_ = np.tile(self._quantiles(errors), (2, len(self.edges_) + 1, 1))
        for group, number in np.ndindex(self.offsets_.shape[:2]):
            own = errors[(groups == group) & (bins == number)]
            if len(own) >= self.min_rows:
                self.offsets_[group, number] = self._quantiles(own)
        return self

    def _bins(self, estimates: Floats) -> Ints:
        return np.searchsorted(self.edges_, estimates)

    def _quantiles(self, errors: Floats) -> Floats:
        """The two order statistics with (1 - coverage) / 2 of n + 1 beyond each; infinite where n is too small."""
        ordered = np.concatenate([[-np.inf], np.sort(errors), [np.inf]])
        beyond = int(round((1 - self.coverage) / 2 * (len(errors) + 1), 9))
        return ordered[[beyond, -1 - beyond]]

    def predict(self, estimates: Floats, groups: Flags) -> tuple[Floats, Floats]:
        """Lower and upper border for each estimate, within 0-100 and never past the estimate itself."""
        offsets = self.offsets_[groups.astype(int), self._bins(estimates)]
        low, high = estimates + np.minimum(offsets[:, 0], 0), estimates + np.maximum(offsets[:, 1], 0)
        return np.clip(low, 0, 100), np.clip(high, 0, 100)
