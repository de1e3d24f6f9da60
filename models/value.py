"""What a customer will spend, from what customers like them went on to spend."""

from __future__ import annotations

from typing import Self

import numpy as np
import pandas as pd
from sklearn.base import RegressorMixin
from sklearn.utils import Tags
from sklearn.utils.validation import validate_data

from models.matrix import MISSING_ALLOWED, Floats, Ints, MissingAllowed


class CellMeans(RegressorMixin, MissingAllowed):
    """The mean outcome of the rows in the same cell of a grid of quantiles, shrunk towards the mean of all.

    On recency and past spend this is the direct-marketing RFM cell (Hughes 1994) with its own future spend.

    Parameters
    ----------
    n_bins : int, cells along each column; missing values have a cell of their own
    strength : float, rows' worth of the overall mean mixed into each cell

    Attributes
    ----------
    mean_ : float, the outcome expected in a cell nobody was in
    cells_ : Series, the outcome expected in each cell somebody was in
    """

    def __init__(self, *, n_bins: int = 8, strength: float = 20.0):
        self.n_bins = n_bins
        self.strength = strength

    def fit(self, X: pd.DataFrame, y: Floats) -> Self:
        matrix, y = validate_data(self, X, y, **MISSING_ALLOWED, y_numeric=True)
        self.edges_ = [self._edges(column[~np.isnan(column)]) for column in matrix.T]
        self.mean_ = float(y.mean())
        known = pd.Series(y).groupby(self._cells(matrix)).agg(["sum", "size"])
        self.cells_ = ((known["sum"] + self.strength * self.mean_) / (known["size"] + self.strength)).round(6)
        return self

    def _edges(self, known: Floats) -> Floats:
        inner = np.linspace(0, 1, self.n_bins + 1)[1:-1]
        return np.unique(np.quantile(known, inner)) if len(known) else known

    def _cells(self, matrix: Floats) -> Ints:
        bins = [
            np.where(np.isnan(column), self.n_bins, np.searchsorted(edges, column, "right"))
            for column, edges in zip(matrix.T, self.edges_, strict=True)
        ]
        return np.asarray(np.ravel_multi_index(bins, (self.n_bins + 1,) * len(bins)), dtype=np.int64)

    def predict(self, X: pd.DataFrame) -> Floats:
        cells = self._cells(self._matrix(X))
        return self.cells_.reindex(cells).fillna(self.mean_).to_numpy(np.float64)

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.regressor_tags.poor_score = True  # a grid of many columns has more cells than rows
        return tags
