"""Whether reasons would be told again, had other customers been learned from."""

from typing import Any

import numpy as np
import pandas as pd

from models.explanation import foremost, strongest_themes
from models.stability import HALF, noise, overlap, refits
from pipeline.plots import evenly
from pipeline.reasons.leaving import LogOdds, log_odds
from pipeline.reasons.told import Limits

REFIT_ROWS = 20_000
"""Profiles with their outcome that a refit learns from, at most."""

JUDGED_ON = 2_000
"""Customers on whom refits are compared."""


def stability(
    model: Any, known: pd.DataFrame, at_risk: pd.DataFrame, limits: Limits, *, count: int, random_state: int
) -> tuple[pd.Series, dict[str, float]]:
    """The standard error of each theme's part of the log odds, and how far the themes told agree over refits.

    ``known`` is what the model was learned from: profiles of several dates, and whether the customer ``left``.
    ``reasons_overlap`` is of the themes that are told, ``strongest_themes_overlap`` of the strongest, told or not.
    """
    share, shown = min(HALF, REFIT_ROWS / len(known)), evenly(at_risk, JUDGED_ON)
    others = [
        log_odds(other, shown)
        for other in refits(
            model,
            known[list(model.feature_names_in_)],
            known.left.to_numpy(),
            known.as_of.to_numpy(),
            known.customer_id.to_numpy(),
            count=count,
            share=share,
            random_state=random_state,
        )
    ]
    own = log_odds(model, shown)
    errors = noise(own.by_theme, [other.by_theme for other in others], share)
    strongest = [themes(one, Limits(limits.count, 0)) for one in (own, *others)]
    steady = [themes(one.steady(errors), limits) for one in (own, *others)]
    return errors, {
        "reasons_overlap": overlap(steady[0], steady[1:]),
        "strongest_themes_overlap": overlap(strongest[0], strongest[1:]),
    }


def themes(found: LogOdds, limits: Limits) -> pd.Series:
    """The set of the themes that raise the risk of a customer most, for each of whom there is any."""
    raising = strongest_themes(found.points, np.ones(len(found.points)), limits.min_points)
    return foremost(raising, limits.count, ()).groupby("row").theme.agg(set)
