"""The quadrants of the Effort/Impact matrix."""

from typing import Literal

import pandas as pd

Quadrant = Literal["quick_win", "big_bet", "fill_in", "money_pit"]
"""Much impact for little effort, much for much, little for little, little for much."""

LITTLE = 30.0
"""Effort below so many person-days is little: S and M are, L is not."""

MUCH = 0.5
"""Impact from this part of the largest on is much."""


def quadrant(impact: float, largest: float, days: float) -> Quadrant | None:
    """Where a pain lies beside the one of the ``largest`` impact, None if its effort is not known."""
    if pd.isna(days):
        return None
    is_easy = days < LITTLE
    if impact >= MUCH * largest:
        return "quick_win" if is_easy else "big_bet"
    return "fill_in" if is_easy else "money_pit"
