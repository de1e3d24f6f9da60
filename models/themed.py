"""Boosting whose every tree asks about one theme only: a prediction is a sum with one part per theme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Self

import numpy as np
import pandas as pd
from lightgbm import Booster, LGBMRegressor
from sklearn.base import RegressorMixin
from sklearn.utils.validation import _check_sample_weight, validate_data

from models.matrix import MISSING_ALLOWED, Floats, Ints, MissingAllowed, one_per_column

DETERMINISTIC: Final[dict[str, Any]] = {"deterministic": True, "force_row_wise": True, "verbosity": -1, "n_jobs": 1}
"""Settings under which LightGBM gives the same bits. One thread: at these sizes more gain little, and lose much on a
busy machine."""

RARELY_MISSING = 0.05
"""Share of the rows learned from below which a column's missing values taught nothing: its median takes their place."""

COLUMNS_OF_A_TREE = 0.5
"""Share of the columns a tree may ask about. Many say nearly the same, and half of them make such columns share what
they tell, so that no single one misleads where it comes to mean something else."""

ROWS_AT_ONCE = 50_000
"""Rows scored together: bounds the memory of the leaf table at about 100 MB."""


class ThemedRegressor(RegressorMixin, MissingAllowed):
    """Bagged gradient boosting whose every tree asks about one theme only.

    The prediction is then exactly ``base_`` plus one part per theme, each part centred on the rows learned from. Up to
    that centring a part is the sum of its columns' SHAP values (Lundberg et al. 2020), since no tree shares its value
    between themes, and it costs no more than a prediction.

    Parameters
    ----------
    themes : sequence of str, one per column, or None for each column on its own
    directions : sequence of {-1, 0, 1}, one per column, or None for no direction
        The sign of the effect a rising column can only have.
    instead : sequence of int, one per column, or None for none
        The later column whose value takes the place of a missing one, -1 for none: of a mean over 90 days that over a
        year, of somebody who was served half a year ago.
    n_estimators, learning_rate, num_leaves, min_child_samples
        As in :class:`lightgbm.LGBMRegressor`.
    n_bags : int
        Boosters averaged, each with its own seed.

    Attributes
    ----------
    base_ : float, the mean prediction on the rows learned from
    theme_names_ : list of str, in order of first appearance
    """

    def __init__(
        self,
        *,
        themes: Sequence[str] | None = None,
        directions: Sequence[int] | None = None,
        instead: Sequence[int] | None = None,
        n_estimators: int = 150,
        learning_rate: float = 0.06,
        num_leaves: int = 8,
        min_child_samples: int = 40,
        n_bags: int = 2,
        random_state: int = 0,
    ):
        self.themes = themes
        self.directions = directions
        self.instead = instead
        self.n_estimators = n_estimators
        self.learning_rate = learning_rate
        self.num_leaves = num_leaves
        self.min_child_samples = min_child_samples
        self.n_bags = n_bags
        self.random_state = random_state

    def fit(self, X: pd.DataFrame, y: Floats, sample_weight: Floats | None = None) -> Self:
        matrix, y = validate_data(self, X, y, **MISSING_ALLOWED, y_numeric=True)
        weight = _check_sample_weight(sample_weight, matrix, dtype=np.float64, ensure_non_negative=True)
        themes = one_per_column("themes", self.themes, [str(i) for i in range(matrix.shape[1])])
        directions = one_per_column("directions", self.directions, [0] * matrix.shape[1])
        self.theme_names_ = list(dict.fromkeys(themes))
        theme_of = np.array([self.theme_names_.index(theme) for theme in themes])
        self.instead_ = one_per_column("instead", self.instead, [-1] * matrix.shape[1])
        self.fill_ = typical_where_rarely_missing(self._with_next_best(matrix))
        matrix = self._filled(matrix)
        self.bags_ = [
            _Bag(self._regressor(bag, theme_of, directions).fit(matrix, y, sample_weight=weight), theme_of)
            for bag in range(self.n_bags)
        ]
        constant, parts = self._raw_parts(matrix)
        self.part_means_ = np.average(parts, axis=0, weights=weight)
        self.base_ = float(constant + self.part_means_.sum())
        return self

    def _regressor(self, bag: int, theme_of: Ints, directions: list[int]) -> LGBMRegressor:
        return LGBMRegressor(
            n_estimators=self.n_estimators,
            learning_rate=self.learning_rate,
            num_leaves=self.num_leaves,
            min_child_samples=self.min_child_samples,
            subsample=0.8,
            subsample_freq=1,
            colsample_bytree=COLUMNS_OF_A_TREE,
            interaction_constraints=[np.flatnonzero(theme_of == t).tolist() for t in range(len(self.theme_names_))],
            monotone_constraints=directions,
            random_state=self.random_state + bag,
            **DETERMINISTIC,
        )

    def _filled(self, matrix: Floats) -> Floats:
        known = self._with_next_best(matrix)
        return np.where(np.isnan(known), self.fill_, known)

    def _with_next_best(self, matrix: Floats) -> Floats:
        found = matrix.copy()
        for column in reversed(range(matrix.shape[1])):
            if (other := self.instead_[column]) >= 0:
                found[:, column] = np.where(np.isnan(found[:, column]), found[:, other], found[:, column])
        return found

    def _raw_parts(self, matrix: Floats) -> tuple[float, Floats]:
        pairs = [bag.parts(matrix, len(self.theme_names_)) for bag in self.bags_]
        return float(np.mean([constant for constant, _ in pairs])), np.mean([parts for _, parts in pairs], axis=0)

    def parts(self, X: pd.DataFrame) -> Floats:
        """What each theme adds to or takes from ``base_``, shape (rows, themes), in points."""
        _, parts = self._raw_parts(self._filled(self._matrix(X)))
        return np.asarray(parts - self.part_means_)

    def predict(self, X: pd.DataFrame) -> Floats:
        parts = self.parts(X)
        return np.asarray(self.base_ + parts.sum(axis=1))

    def contributions(self, X: pd.DataFrame) -> Floats:
        """TreeSHAP of each column, shape (rows, columns), in points; slower than :meth:`parts`.

        Summed by theme they are :meth:`parts`, but for a constant: each tree centres on the sample it was grown from.
        """
        matrix = self._filled(self._matrix(X))
        return np.asarray(np.mean([bag.contributions(matrix) for bag in self.bags_], axis=0))


def typical_where_rarely_missing(matrix: Floats) -> Floats:
    """The median of each column that is rarely missing; NaN for the others, whose missing values tell something."""
    rare = np.isnan(matrix).mean(axis=0) < RARELY_MISSING
    return np.where(rare, np.nanmedian(np.where(rare, matrix, 0.0), axis=0), np.nan)


class _Bag:
    """A booster as a table of leaf values, each tree with the one theme it asks about, or -1 where it asks nothing."""

    def __init__(self, regressor: LGBMRegressor, theme_of: Ints):
        self.booster: Booster = regressor.booster_
        trees = self.booster.dump_model()["tree_info"]
        self.leaf_values = np.zeros((len(trees), max(tree["num_leaves"] for tree in trees)))
        for row, tree in enumerate(trees):
            for leaf in range(tree["num_leaves"]):
                self.leaf_values[row, leaf] = self.booster.get_leaf_output(row, leaf)
        roots = [tree["tree_structure"].get("split_feature") for tree in trees]
        self.theme_of_tree = np.array([-1 if root is None else theme_of[root] for root in roots])

    def parts(self, matrix: Floats, n_themes: int) -> tuple[float, Floats]:
        """The value of trees that ask nothing, and the sum by theme of those that do."""
        parts = np.empty((len(matrix), n_themes))
        for start in range(0, len(matrix), ROWS_AT_ONCE):
            rows = slice(start, start + ROWS_AT_ONCE)
            leaves = np.asarray(self.booster.predict(matrix[rows], pred_leaf=True), dtype=np.int64)
            values = self.leaf_values[np.arange(len(self.leaf_values)), leaves.reshape(-1, len(self.leaf_values))]
            for theme in range(n_themes):
                parts[rows, theme] = values[:, self.theme_of_tree == theme].sum(axis=1)
        return float(self.leaf_values[self.theme_of_tree == -1, 0].sum()), parts

    def contributions(self, matrix: Floats) -> Floats:
        """TreeSHAP of each column; the expected value, which comes last, is left out."""
        return np.asarray(self.booster.predict(matrix, pred_contrib=True))[:, :-1]
