"""An index of experience, for companies whose customers' answers cannot be learned from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
import pandas as pd
from sklearn.utils.validation import validate_data

from models.matrix import MISSING_ALLOWED, Floats, MissingAllowed, one_per_column

MOST_KEPT = 1000
"""Values of a column kept to rank others among."""


class DirectionIndex(MissingAllowed):
    """An index of experience where nobody's answers can be learned from: it is no measured satisfaction.

    Each column with a declared direction is ranked among the customers it was fitted on, a theme is the mean of its
    columns, the index the sum of its themes, standardised: ``typical`` for the average customer and ``spread``
    points more for each standard deviation. Columns without direction and missing values add nothing. Nothing is
    learned from a target, so it is no regressor either.

    Parameters
    ----------
    themes, directions : as in :class:`ThemedRegressor`; without directions more of each column is better
    typical, spread : float
        62.5 and 12.5 put one standard deviation at the borders of the usual bands, 50 and 75.

    Attributes
    ----------
    base_ : float, ``typical``
    theme_names_ : list of str, in order of first appearance
    """

    def __init__(
        self,
        *,
        themes: Sequence[str] | None = None,
        directions: Sequence[int] | None = None,
        typical: float = 62.5,
        spread: float = 12.5,
    ):
        self.themes = themes
        self.directions = directions
        self.typical = typical
        self.spread = spread

    def fit(self, X: pd.DataFrame, y: None = None) -> Self:
        matrix = validate_data(self, X, **MISSING_ALLOWED)
        themes = one_per_column("themes", self.themes, [str(i) for i in range(matrix.shape[1])])
        directions = np.array(one_per_column("directions", self.directions, [1] * matrix.shape[1]))
        self.theme_names_ = list(dict.fromkeys(themes))
        self.belongs_ = np.array([[theme == name for name in self.theme_names_] for theme in themes])
        directed = self.belongs_[directions != 0].sum(axis=0)
        self.weights_ = directions / np.maximum(self.belongs_ @ directed, 1)
        self.sorted_ = [spaced(np.sort(column[~np.isnan(column)])) for column in matrix.T]
        raw = self._raw_parts(matrix)
        self.part_means_ = raw.mean(axis=0)
        deviation = float((raw - self.part_means_).sum(axis=1).std())
        self.points_per_unit_ = self.spread / deviation if deviation > 1e-9 else 0.0
        self.base_ = self.typical
        return self

    def _columns(self, matrix: Floats) -> Floats:
        """Each column's rank with its sign and share of its theme."""
        ranks = [rank(column, known) for column, known in zip(matrix.T, self.sorted_, strict=True)]
        return np.asarray(np.column_stack(ranks) * self.weights_)

    def _raw_parts(self, matrix: Floats) -> Floats:
        columns = self._columns(matrix)
        return np.column_stack([columns[:, own].sum(axis=1) for own in self.belongs_.T])

    def parts(self, X: pd.DataFrame) -> Floats:
        """What each theme adds to or takes from ``typical``, shape (rows, themes), in points of the index."""
        return np.asarray((self._raw_parts(self._matrix(X)) - self.part_means_) * self.points_per_unit_)

    def contributions(self, X: pd.DataFrame) -> Floats:
        """What each column adds or takes, shape (rows, columns), in points of the index, before centring."""
        return np.asarray(self._columns(self._matrix(X)) * self.points_per_unit_)

    def predict(self, X: pd.DataFrame) -> Floats:
        parts = self.parts(X)
        return np.asarray(self.base_ + parts.sum(axis=1))


def spaced(values: Floats) -> Floats:
    """Sorted values, or ``MOST_KEPT`` of them evenly spaced: enough to rank by, and not the customers themselves."""
    places = np.linspace(0, len(values) - 1, min(len(values), MOST_KEPT)).astype(np.int64)
    return np.asarray(values[places])


def rank(values: Floats, known: Floats) -> Floats:
    """Mid-rank among ``known``, which is sorted, on -1 to 1; 0 for the missing, and where nothing is known."""
    if not len(known):
        return np.zeros(len(values))
    below, upto = np.searchsorted(known, values, "left"), np.searchsorted(known, values, "right")
    return np.where(np.isnan(values), 0.0, (below + upto) / len(known) - 1)
