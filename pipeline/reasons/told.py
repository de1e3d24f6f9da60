"""The reasons told of each customer: the strongest that they really have, those one can act on first."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from features.catalogue import CATALOGUE
from models.explanation import NO_COLUMN, foremost, strongest_themes, telling_columns
from models.matrix import Flags, Floats, Ints
from pipeline.reasons.facts import Usual, values

ACTIONABLE = tuple(name for name, theme in CATALOGUE.themes.items() if theme.actionable)

ROWS = 100_000
"""Customers worked on at once."""

COLUMNS = ["customer_id", "rank", "theme", "effect", "column", "value", "usual_low", "usual_high"]


@dataclass(frozen=True)
class Limits:
    """How many reasons a customer is told at most, and from how many points on."""

    count: int
    min_points: float


def blocks(rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """All rows, ``ROWS`` at a time, each block with an index from 0; an empty table is one block."""
    return (rows.iloc[begin : begin + ROWS].reset_index(drop=True) for begin in range(0, max(len(rows), 1), ROWS))


@dataclass(frozen=True)
class Moved:
    """Some customers, and what moves their figure: ``points`` by theme, ``contributions`` by column.

    ``towards`` (1 or -1) is the direction in which a reason moves each; ``pains`` are those to whom it is bad news.
    """

    profiles: pd.DataFrame
    points: pd.DataFrame
    contributions: Floats
    towards: Ints
    pains: Flags


def told(moved: Moved, usual: Usual, limits: Limits) -> pd.DataFrame:
    """One row per customer and rank: a theme, its effect in points, and the column that shows it.

    ``value`` and the quartiles of the base, ``usual_low`` and ``usual_high``, are as they are read.
    """
    own = values(moved.profiles, usual.names)
    themes = [CATALOGUE[name].theme.name for name in usual.names]
    strongest = strongest_themes(moved.points, moved.towards, limits.min_points)
    telling = telling_columns(moved.contributions, themes, strongest, usual.apart(own, moved.pains))
    found = foremost(strongest.assign(at=telling)[telling != NO_COLUMN], limits.count, ACTIONABLE)
    low, high = usual.range[:, found["at"]]
    return found.assign(
        customer_id=moved.profiles.customer_id.to_numpy()[found.row],
        effect=found.effect.round(6),
        column=np.array(usual.names, dtype=object)[found["at"]],
        value=own[found.row, found["at"]],
        usual_low=low,
        usual_high=high,
    )[COLUMNS]
