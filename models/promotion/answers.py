"""How well both sides expect what customers answered, and whether their intervals hold in every segment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.stats import binomtest, sem

from models.matrix import Flags, Floats
from models.metrics import Interval
from models.promotion.decision import Check, not_surely_below

ALL = ""
FEWEST = 50
"""Answers of a segment, or of all, that can tell whether intervals hold."""

BY_CHANCE = 0.001
"""How rarely intervals that hold would look as if they did not, over all segments together."""

TOLERATED = 0.05
"""Of answers beyond what is promised to lie outside: promises are kept on the average of all customers first."""


@dataclass(frozen=True)
class Estimated:
    """What one side estimated of answers it has not learned from, each row by row."""

    satisfaction: Floats
    low: Floats
    high: Floats


def answered(
    champion: Estimated,
    challenger: Estimated,
    points: Floats,
    segments: npt.NDArray[Any],
    coverage: float,
    max_further_off: float,
) -> Iterator[Check]:
    """Compare both on the same answers; nothing where they are too few."""
    if len(points) < FEWEST:
        return
    yield not_further_off(champion, challenger, points, max_further_off)
    if np.isfinite(challenger.low).all():
        within = (points >= challenger.low) & (points <= challenger.high)
        yield covered(within, segments, coverage)


def not_further_off(champion: Estimated, challenger: Estimated, points: Floats, most: float) -> Check:
    """Whether its mean absolute error is not clearly larger by more than ``most``.

    Clearly is by two standard errors of paired differences.
    """
    gain = np.abs(champion.satisfaction - points) - np.abs(challenger.satisfaction - points)
    value, error = float(gain.mean()), float(sem(gain))
    return not_surely_below("satisfaction_error", Interval(value, value - 2 * error, value + 2 * error), -most)


def covered(within: Flags, segments: npt.NDArray[Any], coverage: float) -> Check:
    """Whether answers lie within their intervals as often as promised: all together, and in every large segment.

    Found is where that is least sure, and the exact interval of Clopper and Pearson (1934).
    """
    names = [str(name) for name in np.unique(segments) if (segments == name).sum() >= FEWEST]
    chance = BY_CHANCE / (1 + len(names))
    found = {ALL: share(within, chance), **{name: share(within[segments == name], chance) for name in names}}
    promised = coverage - TOLERATED
    short = tuple(name for name in names if found[name].high < promised)
    return not_surely_below("interval_coverage", min(found.values(), key=lambda one: one.high), promised, short)


def share(hits: Flags, chance: float) -> Interval:
    """Of hits; each end of the interval is passed by ``chance``."""
    found = binomtest(int(hits.sum()), len(hits))
    low, high = found.proportion_ci(1 - 2 * chance, "exact")
    return Interval(float(found.statistic), float(low), float(high))
