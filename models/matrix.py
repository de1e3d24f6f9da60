"""Matrices of numbers as the estimators take them: some values may be missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator
from sklearn.utils import Tags
from sklearn.utils.validation import check_is_fitted, validate_data

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
One = TypeVar("One", str, int)

MISSING_ALLOWED: Final[dict[str, Any]] = {"dtype": np.float64, "ensure_all_finite": "allow-nan"}
"""How such a matrix is validated."""


class MissingAllowed(BaseEstimator):
    """An estimator that takes NaN for what is not known, and no infinity."""

    def _matrix(self, X: npt.ArrayLike) -> Floats:
        """``X`` as numbers, once fitted, with the columns it was fitted on."""
        check_is_fitted(self)
        return np.asarray(validate_data(self, X, **MISSING_ALLOWED, reset=False))

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        return tags


def one_per_column(name: str, given: Sequence[One] | None, otherwise: Sequence[One]) -> list[One]:
    """What was given for the columns, or ``otherwise`` where nothing was; both must have one entry for each."""
    if given is None:
        return list(otherwise)
    if len(given) != len(otherwise):
        raise ValueError(f"{name} has {len(given)} entries for {len(otherwise)} columns; it must have one for each")
    return list(given)
