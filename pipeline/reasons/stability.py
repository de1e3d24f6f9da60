"""Whether reasons would be told again, had other customers been learned from."""

from collections.abc import Mapping
from typing import Any, NamedTuple, Self

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

STANDARD_ERRORS = (2.0, 3.0, 4.0, 6.0)
"""That a theme's part must lie away from zero: the first of them at which reasons are told again often enough."""

OFTEN_ENOUGH = 0.8
"""The share of the reasons told that other customers would have put among the strongest too."""


class Stability(NamedTuple):
    """The ``least`` part of the log odds at which each theme is told as a reason, and how far refits agree.

    ``reasons_overlap`` is the share of the themes told that are among the strongest of a refit,
    ``strongest_themes_overlap`` that of the strongest, told or not. Where no number of ``STANDARD_ERRORS`` makes the
    reasons agree ``OFTEN_ENOUGH``, the least is infinite: none are told.
    """

    least: pd.Series
    figures: dict[str, float]

    def as_record(self) -> dict[str, Any]:
        """For a file; null is infinite."""
        least = {theme: float(one) if np.isfinite(one) else None for theme, one in self.least.items()}
        return {"least": least, "figures": self.figures}

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Self:
        least = {theme: np.inf if one is None else one for theme, one in record["least"].items()}
        return cls(pd.Series(least, dtype=float), dict(record["figures"]))


def stability(
    model: Any, known: pd.DataFrame, at_risk: pd.DataFrame, limits: Limits, *, count: int, random_state: int
) -> Stability:
    """What is told of the model's reasons, by so many refits on other customers.

    ``known`` is what the model was learned from: profiles of several dates, and whether the customer ``left``.
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
    strongest, *again = (themes(one, Limits(limits.count, 0)) for one in (own, *others))
    figures = {"strongest_themes_overlap": overlap(strongest, again)}
    for wide in STANDARD_ERRORS:
        figures["reasons_overlap"] = overlap(themes(own.steady(wide * errors), limits), again)
        if figures["reasons_overlap"] >= OFTEN_ENOUGH:
            return Stability(wide * errors, {**figures, "standard_errors": wide})
    return Stability(errors * np.inf, figures)


def themes(found: LogOdds, limits: Limits) -> pd.Series:
    """The set of the themes that raise the risk of a customer most, for each of whom there is any."""
    raising = strongest_themes(found.points, np.ones(len(found.points)), limits.min_points)
    return foremost(raising, limits.count, ()).groupby("row").theme.agg(set)
