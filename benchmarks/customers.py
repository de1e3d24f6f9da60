"""What segmentations can group customers by."""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
import pandas as pd

from features.catalogue import CATALOGUE
from models.levels import level_of
from models.matrix import Floats, Ints
from models.themed import ThemedRegressor

BANDS = (50, 75)
RFM = ["days_since_last_purchase", "purchases_365d", "spend_365d"]


@dataclass(frozen=True)
class Customers:
    """What one can group by, row by row: a profile, and what a satisfaction model makes of it."""

    profiles: pd.DataFrame
    model: ThemedRegressor

    def take(self, rows: Ints) -> Self:
        return type(self)(self.profiles.iloc[rows], self.model)

    @property
    def experiences(self) -> pd.DataFrame:
        """The columns the estimate is made from."""
        return self.profiles[[*self.model.feature_names_in_]]

    @cached_property
    def parts(self) -> Floats:
        return self.model.parts(self.experiences)

    @property
    def estimate(self) -> Floats:
        return np.asarray(np.clip(self.model.base_ + self.parts.sum(axis=1), 0, 100))

    @property
    def reasons(self) -> pd.DataFrame:
        """As :class:`SatisfactionSegmenter` takes them."""
        return pd.DataFrame({"satisfaction": self.estimate, **dict(zip(self.themes, self.parts.T, strict=True))})

    @property
    def themes(self) -> list[str]:
        return self.model.theme_names_

    @property
    def levels(self) -> Ints:
        return level_of(self.estimate, BANDS)

    @cached_property
    def shap(self) -> Floats:
        return self.model.contributions(self.experiences)

    @property
    def behaviour(self) -> Floats:
        return without_gaps(self.profiles[[column.name for column in CATALOGUE.columns]])

    @property
    def rfm(self) -> Floats:
        return np.asarray(np.log1p(without_gaps(self.profiles[RFM]).clip(min=0)))


def without_gaps(table: pd.DataFrame) -> Floats:
    return np.asarray(table.fillna(table.median()).fillna(0), dtype=np.float64)
