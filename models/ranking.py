"""How well a score ranks two outcomes, with what chance alone may do to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from sklearn.metrics import roc_auc_score

from models.matrix import Flags, Floats


@dataclass(frozen=True)
class Ranking:
    """An AUC, and how many of either outcome it was found on."""

    roc_auc: float
    left: int
    stayed: int

    @classmethod
    def of(cls, left: Flags, score: Floats) -> Self:
        return cls(float(roc_auc_score(left, score)), int(np.sum(left)), int(np.sum(~np.asarray(left, dtype=bool))))

    @property
    def error(self) -> float:
        """The standard error (Hanley and McNeil 1982)."""
        area = self.roc_auc
        one_left, one_stayed = area / (2 - area), 2 * area**2 / (1 + area)
        spread = (self.left - 1) * (one_left - area**2) + (self.stayed - 1) * (one_stayed - area**2)
        return float(np.sqrt((area * (1 - area) + spread) / (self.left * self.stayed)))

    @property
    def error_by_chance(self) -> float:
        """The standard error of the AUC of a score that knows nothing (Mann and Whitney 1947)."""
        return float(np.sqrt((self.left + self.stayed + 1) / (12 * self.left * self.stayed)))
