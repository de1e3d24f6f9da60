"""What a pain takes: points of satisfaction, and the money that goes with them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import norm

from models.matrix import Flags, Floats
from models.metrics import Interval

DECIMALS = 9
"""What lies beyond is the order of a sum."""

NO_SPREAD = 1e-9
"""The part of satisfaction's variance left among customers alike below which there is nothing to compare."""


def lost(parts: pd.DataFrame, least: float) -> pd.DataFrame:
    """The points that each theme takes from each customer, positive; what takes fewer than ``least`` counts as none."""
    return (-parts).where(parts <= -least, 0.0)


def total(each: Floats, confidence: float = 0.95) -> Interval:
    """The sum over customers, one value each; its interval from how they differ."""
    return _around(float(each.sum()), each - each.mean(), confidence)


@dataclass(frozen=True)
class ExtraChurn:
    """How much likelier customers leave per point of satisfaction they are lower, beside others who are alike.

    A difference between customers: what else tells them apart may be behind it. ``influence`` is what each customer
    adds to its error, by ``customer_id``.
    """

    per_point: Interval
    influence: pd.Series

    @property
    def is_beyond_chance(self) -> bool:
        return self.per_point.low > 0

    def at_stake(self, points: Floats, worth: Floats, customers: pd.Index, confidence: float = 0.95) -> Interval:
        """Points lost x extra churn x worth, summed over ``customers``: one value each of points and of worth.

        The interval knows that both the sum and the extra churn come from these customers: the delta method in the form
        of the infinitesimal jackknife (Jaeckel 1972; Efron 1982, ch. 6).
        """
        each, slope = points * worth, self.per_point.value
        own = self.influence.reindex(customers).fillna(0.0).to_numpy()
        return _around(slope * float(each.sum()), slope * (each - each.mean()) + each.sum() * own, confidence)


def extra_churn(
    satisfaction: Floats, alike: Floats, left: Flags, customers: pd.Series, confidence: float = 0.95
) -> ExtraChurn | None:
    """Learned from one row per customer and date; None where satisfaction does not differ among customers alike.

    The slope of leaving on satisfaction in a linear model that also has the columns of ``alike``, by regression on
    what these leave unexplained (Frisch and Waugh 1933); errors of one customer's rows belong together (Liang and
    Zeger 1986).
    """
    others = np.column_stack([np.ones(len(alike)), alike])
    own, leaving = _unexplained(satisfaction, others), _unexplained(left.astype(float), others)
    spread = float(own @ own)
    if spread <= NO_SPREAD * len(own) * max(float(np.var(satisfaction)), NO_SPREAD):
        return None
    slope = round(-float(own @ leaving) / spread, DECIMALS)
    influence = pd.Series(-own * (leaving + slope * own) / spread).groupby(customers.to_numpy()).sum()
    return ExtraChurn(_around(slope, np.asarray(influence, dtype=np.float64), confidence), influence)


def _unexplained(values: Floats, by: Floats) -> Floats:
    found, *_ = np.linalg.lstsq(by, values, rcond=None)
    return np.asarray(values - by @ found)


def _around(value: float, influence: Floats, confidence: float) -> Interval:
    """The value and its interval, from what each customer adds to its error."""
    n = len(influence)
    error = np.sqrt(float(influence @ influence) * n / (n - 1)) if n > 1 else np.nan
    half = float(norm.ppf((1 + confidence) / 2) * error)
    return Interval(value, value - half, value + half)
