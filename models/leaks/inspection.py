"""One test of a model with all that it was made of, looked through for every sign of a leak."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from models.folds import TemporalSplit
from models.leaks.alarm import Leak
from models.leaks.columns import of_columns, roc_auc_of_each
from models.leaks.rows import copied_share, of_rows
from models.leaks.scores import of_permutations, of_the_test, permuted
from models.matrix import Flags, Floats
from models.ranking import Ranking


@dataclass(frozen=True)
class Inspection:
    """Rows by customer and date, of which some were learned from and later ones judged on.

    ``foretell`` is the whole way from the outcomes ``y`` of all rows to the probabilities of those judged on;
    ``validation`` how the model ranked before that test.
    """

    X: pd.DataFrame
    y: Flags
    customers: pd.Series
    dates: pd.Series
    split: TemporalSplit
    validation: Ranking
    judged: Floats
    foretell: Callable[[Flags], Floats]
    permutations: int
    random_state: int

    @property
    def leaks(self) -> list[Leak]:
        return [
            *of_columns(self.X, self.y),
            *of_rows(self.X, self.y, self.customers, self.dates, self.split),
            *of_the_test(self.validation, Ranking.of(self.y[self.split.test], self.judged)),
            *of_permutations(self.chance),
        ]

    @cached_property
    def chance(self) -> list[Ranking]:
        """How the outcomes dealt anew were foretold."""
        test, times = self.split.test, self.permutations
        return permuted(self.foretell, self.y, self.dates, test, times=times, random_state=self.random_state)

    @property
    def figures(self) -> dict[str, float | str]:
        """What the alarms were read from."""
        alone, (copied, by_chance) = roc_auc_of_each(self.X, self.y), copied_share(self.X, self.split)
        dealt = {"permuted_roc_auc": float(np.mean([one.roc_auc for one in self.chance]))} if self.chance else {}
        return {
            "strongest_column": str(alone.idxmax()),
            "strongest_column_roc_auc": float(alone.max()),
            "near_copies": copied,
            "near_copies_by_chance": by_chance,
            "validation_roc_auc": self.validation.roc_auc,
            **dealt,
        }
