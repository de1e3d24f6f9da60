"""How well both sides foretell who left, on the same later customers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.special import expit, logit
from scipy.stats import sem

from models.calibration import calibration_slope
from models.matrix import Flags, Floats
from models.metrics import CHURN, Interval, advantage
from models.promotion.decision import Check, Limits, at_least, at_most, not_surely_below, surely_above

SURE = 1e-6
"""Probabilities are kept so far from 0 and 1 that their log odds are finite."""


def enough(left: Flags, limits: Limits) -> Check:
    """Whether so many left, and stayed, that figures can be compared."""
    rarer = min(int(left.sum()), int((~left).sum()))
    return at_least("outcomes", float(rarer), float(limits.min_outcomes))


def compared(
    champion: Floats, challenger: Floats, left: Flags, limits: Limits, is_due: bool, random_state: int
) -> Iterator[Check]:
    """How much better the challenger foretells who left, by each figure that decides."""
    yield average_precision(champion, challenger, left, -limits.max_loss if is_due else 0.0, random_state)
    yield brier_score(champion, challenger, left)
    yield calibration(champion, challenger, left)
    yield too_good(champion, challenger, left, limits.max_gain)


def average_precision(champion: Floats, challenger: Floats, left: Flags, least: float, random_state: int) -> Check:
    """Whether two standard errors of the paired bootstrap rule out that it gains no more than ``least``."""
    gain = advantage(CHURN["average_precision"], left, challenger, champion, random_state)
    return surely_above("average_precision", gain, least)


def brier_score(champion: Floats, challenger: Floats, left: Flags) -> Check:
    """Whether its probabilities are not clearly farther from what happened."""
    return not_surely_below("brier_score", closer(left, challenger, champion), 0.0)


def calibration(champion: Floats, challenger: Floats, left: Flags) -> Check:
    """Whether its calibration slope is not clearly farther from 1; errors of both sides are taken as independent."""
    (one, error), (other, other_error) = (slope_with_error(left, side) for side in (challenger, champion))
    gain, spread = abs(other - 1) - abs(one - 1), 2 * float(np.hypot(error, other_error))
    return not_surely_below("calibration_slope", Interval(gain, gain - spread, gain + spread), 0.0)


def too_good(champion: Floats, challenger: Floats, left: Flags, max_gain: float) -> Check:
    gain = CHURN["roc_auc"](left, challenger) - CHURN["roc_auc"](left, champion)
    return at_most("too_good", gain, max_gain)


def closer(left: Flags, one: Floats, other: Floats) -> Interval:
    """By how much the Brier score of ``one`` is lower, and two standard errors of the mean of paired differences."""
    differences = (other - left) ** 2 - (one - left) ** 2
    value, error = float(differences.mean()), float(sem(differences))
    return Interval(value, value - 2 * error, value + 2 * error)


def slope_with_error(left: Flags, probability: Floats) -> tuple[float, float]:
    """The calibration slope (Cox 1958) and its standard error, from the information of the outcomes' mean.

    Where all probabilities are the same there is no slope: 0, with an error of 0.
    """
    margin = logit(np.clip(probability, SURE, 1 - SURE))
    if not np.ptp(margin):
        return 0.0, 0.0
    slope = calibration_slope(left, probability)
    offset = np.average(margin)
    foretold = expit(logit(left.mean()) + slope * (margin - offset))
    weight = foretold * (1 - foretold)
    centre = np.average(margin, weights=weight)
    return slope, float(1 / np.sqrt(np.sum(weight * (margin - centre) ** 2)))
