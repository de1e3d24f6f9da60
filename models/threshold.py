"""Where an effect jumps: the one step that tells most of it."""

from __future__ import annotations

from math import floor, log10
from typing import NamedTuple

import numpy as np

from models.matrix import Floats, Ints

GROUPS = 100
"""Rows in order of their values make at most so many groups, by whose means it is judged what the values tell."""

AS_GOOD = 0.99
"""A step that tells this part of what the best one tells is as good."""

EACH_SIDE = 30
"""Rows that a step must have on either side."""

NOTHING_TOLD = 1e-9


class Step(NamedTuple):
    """The effect of values from ``at`` on is by ``jump`` more than that of lower ones, on average.

    ``share`` is the part of what the values tell of the effect that the step alone tells: 1 of a pure step, .75 of a
    straight slope over even values. ``told`` is the part of the effect's variance that the step tells.
    """

    at: float
    jump: float
    share: float
    told: float


def best_step(values: Floats, effect: Floats) -> Step | None:
    """The step with the least squared error, put at the roundest number among the steps as good; None without any.

    Row by row a value and the effect that goes with it, both known.
    """
    order = np.argsort(values, kind="stable")
    values, effect = values[order], effect[order]
    below = borders(values)
    if not len(below):
        return None
    effect = effect - effect.mean()
    between = told_by(np.cumsum(effect)[below - 1], below, len(values))
    whole, possible = float(effect @ effect), told_by_groups(values, effect)
    if possible <= NOTHING_TOLD * len(values):
        return None
    best = int(np.argmax(np.round(between / whole, 9)))
    first, last = reach(between >= AS_GOOD * between[best], best)
    at = roundest(float(values[below[first] - 1]), float(values[below[last]]), float(values[below[best]]))
    jump = effect[values >= at].mean() - effect[values < at].mean()
    return Step(at, float(jump), min(float(between[best]) / possible, 1.0), float(between[best]) / whole)


def borders(values: Floats) -> Ints:
    """Of sorted values, how many lie below each place where they rise, if enough lie on either side of it."""
    below = np.flatnonzero(np.diff(values) > 0) + 1
    return below[(below >= EACH_SIDE) & (len(values) - below >= EACH_SIDE)]


def told_by(sums: Floats, rows: Ints, n: int) -> Floats:
    """The sum of squares between the first ``rows`` of ``n`` and the rest, of an effect of mean zero."""
    return np.asarray(sums**2 * n / (rows * (n - rows)))


def told_by_groups(values: Floats, effect: Floats) -> float:
    """The sum of squares between groups of neighbours, none of which parts equal values; the effect's mean is zero."""
    starts = np.flatnonzero(np.diff(values, prepend=values[0] - 1) > 0)
    begins = starts[np.unique(starts * GROUPS // len(values), return_index=True)[1]]
    sizes = np.diff(begins, append=len(values))
    return float((np.add.reduceat(effect, begins) ** 2 / sizes).sum())


def reach(is_good: np.ndarray, best: int) -> tuple[int, int]:
    """The first and last place of the run of good ones around the best."""
    before, after = np.flatnonzero(~is_good[:best]), np.flatnonzero(~is_good[best:])
    return int(before[-1]) + 1 if len(before) else 0, best + int(after[0]) - 1 if len(after) else len(is_good) - 1


def roundest(low: float, high: float, near: float) -> float:
    """The number above ``low``, up to ``high``, with the fewest digits; of several the one nearest to ``near``."""
    if low < 0 <= high:
        return 0.0
    for exponent in range(floor(log10(max(abs(low), abs(high)))), -13, -1):
        unit = 10.0**exponent
        first, last = floor(low / unit) + 1, floor(high / unit)
        if first <= last:
            return round(min(max(round(near / unit), first), last) * unit, max(-exponent, 0))
    return near
