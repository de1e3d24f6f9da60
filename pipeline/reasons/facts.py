"""What sets a customer apart: their values as a person reads them, beside what is usual."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
import pandas as pd

from features.catalogue import CATALOGUE
from features.units import as_read
from models.explanation import usual_range
from models.matrix import Flags, Floats, Ints

BADNESS = {"lower": 1, "higher": -1, None: 0}
"""Where a column's bad side lies, by the direction in which it is better; 0: on neither."""


@dataclass(frozen=True)
class Usual:
    """The usual values of some columns among the customers of a base: their quartiles.

    NaN for days since what most of them never had happen to them: none are usual.
    """

    names: tuple[str, ...]
    range: Floats
    """Lower and upper quartile, shape (2, columns)."""

    @classmethod
    def of(cls, profiles: pd.DataFrame, names: Sequence[str]) -> Self:
        own = values(profiles, names)
        rare = np.array([CATALOGUE[name].feature.unit == "days" for name in names]) & (np.isnan(own).mean(axis=0) > 0.5)
        return cls(tuple(names), np.where(rare, np.nan, usual_range(own)))

    @cached_property
    def badness(self) -> Ints:
        return np.array([BADNESS[CATALOGUE[name].feature.better] for name in self.names])

    def apart(self, own: Floats, pains: Flags) -> Flags:
        """Which of a customer's values, shape (rows, columns), may be told as a reason.

        A value that is not known never may, nor one within the usual range. Where a column has a better side, a row of
        ``pains`` needs a value on the worse, any other row one on the better side.
        """
        low, high = self.range
        side = np.where(own > high, 1, np.where(own < low, -1, 0))
        side = np.where(np.isnan(low) & ~np.isnan(own), np.where(self.badness == 0, 1, self.badness), side)
        wanted = np.where(pains[:, None], 1, -1) * self.badness
        return np.asarray((side != 0) & ((self.badness == 0) | (side == wanted)))


def values(profiles: pd.DataFrame, names: Sequence[str]) -> Floats:
    """The columns as they are read, shape (rows, columns)."""
    return np.column_stack([as_read(profiles[name], CATALOGUE[name].feature.unit) for name in names])
