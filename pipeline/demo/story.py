"""What happens to customers, as it is written down while they live."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.demo.law import Flags, Numbers, Rows

Column = npt.NDArray[np.generic]
Columns = dict[str, Column]

TABLES = ("visits", "orders", "deliveries", "returns", "contacts")


@dataclass(frozen=True)
class Moments:
    """Things that happen: to whom, when (days since the log begins, with fractions), in which order (-1: in none)."""

    who: Rows
    at: Numbers
    order: Rows

    def __getitem__(self, chosen: Flags) -> "Moments":
        return Moments(self.who[chosen], self.at[chosen], self.order[chosen])

    def __len__(self) -> int:
        return len(self.who)

    def moved_to(self, at: Numbers) -> "Moments":
        return replace(self, at=at)


@dataclass(frozen=True)
class Story:
    """Tables with one row per visit, order and so on; ``customer`` is the position in the population.

    Row ``day`` of ``satisfaction`` and of ``ease``, which only contacts and visits move, is how every customer feels
    at the first midnight of that day.
    """

    tables: dict[str, pd.DataFrame]
    satisfaction: npt.NDArray[np.float32]
    ease: npt.NDArray[np.float32]
    left_at: Numbers  # inf: still there


class Diary:
    """The tables while they grow, in parts of one day or less."""

    def __init__(self) -> None:
        self._parts: dict[str, list[Columns]] = {name: [] for name in TABLES}

    def write(self, table: str, moments: Moments, **columns: Column) -> None:
        self._parts[table].append({"customer": moments.who, "at": moments.at, "order": moments.order, **columns})

    def tables(self) -> dict[str, pd.DataFrame]:
        return {name: whole(parts) for name, parts in self._parts.items()}


def whole(parts: list[Columns]) -> pd.DataFrame:
    return pd.DataFrame({name: np.concatenate([part[name] for part in parts]) for name in parts[0]})
