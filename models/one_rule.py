"""The one column that tells most: what a person would look at first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Self

import numpy as np
import pandas as pd
from sklearn.base import RegressorMixin
from sklearn.isotonic import IsotonicRegression
from sklearn.utils import Tags
from sklearn.utils.validation import _check_sample_weight, validate_data

from models.matrix import MISSING_ALLOWED, Flags, Floats, MissingAllowed, one_per_column


class Rule(NamedTuple):
    """What is expected at each height of one column, and where its value is missing."""

    column: int
    curve: IsotonicRegression
    if_missing: float

    def __call__(self, matrix: Floats) -> Floats:
        values = matrix[:, self.column]
        return np.where(np.isnan(values), self.if_missing, self.curve.predict(np.nan_to_num(values)))


class OneRule(RegressorMixin, MissingAllowed):
    """Isotonic regression on the single column that leaves least squared error (1R: Holte 1993).

    Parameters
    ----------
    directions : sequence of {-1, 0, 1}, one per column, or None for no direction
        The sign of the effect a rising column can only have; without one both are tried.

    Attributes
    ----------
    column_ : int, place of the column that was chosen
    """

    def __init__(self, *, directions: Sequence[int] | None = None):
        self.directions = directions

    def fit(self, X: pd.DataFrame, y: Floats, sample_weight: Floats | None = None) -> Self:
        matrix, y = validate_data(self, X, y, **MISSING_ALLOWED, y_numeric=True)
        weight = _check_sample_weight(sample_weight, matrix, dtype=np.float64, ensure_non_negative=True)
        signs = one_per_column("directions", self.directions, [0] * matrix.shape[1])
        tried = [
            rule(column, rising, matrix, y, weight)
            for column, sign in enumerate(signs)
            for rising in (True, False)
            if sign in (0, 1 if rising else -1)
        ]
        self.rule_ = min(tried, key=lambda one: round(np.average((y - one(matrix)) ** 2, weights=weight), 9))
        self.column_ = self.rule_.column
        return self

    def predict(self, X: pd.DataFrame) -> Floats:
        matrix = self._matrix(X)
        return self.rule_(matrix)

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.regressor_tags.poor_score = True  # blind to all columns but one
        return tags


def rule(column: int, rising: bool, matrix: Floats, y: Floats, weight: Floats) -> Rule:
    known = ~np.isnan(matrix[:, column])
    curve = IsotonicRegression(increasing=rising, out_of_bounds="clip")
    curve.fit(*((matrix[known, column], y[known], weight[known]) if known.any() else ([0.0], [y.mean()])))
    return Rule(column, curve, mean_where(~known if not known.all() else known, y, weight))


def mean_where(rows: Flags, y: Floats, weight: Floats) -> float:
    return float(np.average(y[rows], weights=weight[rows]))
