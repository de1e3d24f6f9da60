"""What the systems of the simulated shop share: the same customers under different ids, and a few wrong rows."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.demo.clock import Clock
from pipeline.demo.law import Rows
from pipeline.demo.population import Population
from pipeline.demo.story import Story


@dataclass(frozen=True)
class Books:
    """What happened until the log ends, and the randomness that is the systems' own."""

    people: Population
    story: Story
    clock: Clock
    rng: np.random.Generator

    def happened(self, table: str) -> pd.DataFrame:
        """The rows of a table of the story that the log has seen, in the order of time."""
        rows = self.story.tables[table]
        return rows[rows["at"] < self.clock.days].sort_values("at", kind="stable", ignore_index=True)

    def some(self, rows: pd.DataFrame, share: float) -> pd.DataFrame:
        """That share of the rows."""
        return rows.iloc[np.sort(self.rng.choice(len(rows), int(share * len(rows)), replace=False))]


def mixed(*tables: pd.DataFrame) -> pd.DataFrame:
    """The rows of all tables, wrong ones behind those they were made from."""
    return pd.concat(tables).sort_index(kind="stable", ignore_index=True)


def card(customer: pd.Series | Rows) -> pd.Series:
    """The customer's id as the loyalty card has it, and as all systems are brought to: 000123."""
    return pd.Series(np.asarray(customer) + 1).astype(str).str.zfill(6)


def crm(customer: pd.Series) -> pd.Series:
    """C-123."""
    return "C-" + (customer + 1).astype(str)


def order_no(order: pd.Series) -> pd.Series:
    """Empty where there is no order."""
    return (order + 100_000).astype(str).where(order >= 0, "")
