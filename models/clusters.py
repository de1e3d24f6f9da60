"""Means over the events of customers, who are the clusters: one customer's many events say less than many customers."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.stats import norm, t

from models.metrics import NOTHING, Interval, wilson


class Sums(NamedTuple):
    """Over customers with ``n`` known values that sum up to ``y``: the sums of n and y and of their products."""

    n: float
    sum: float
    customers: float
    nn: float
    ny: float
    yy: float


def cluster_mean(sums: Sums, confidence: float = 0.95) -> Interval:
    """Mean over all values, its interval from how customers differ: a ratio estimate (Cochran 1977, 6.3)."""
    if sums.customers < 2:
        return Interval(sums.sum / sums.n, np.nan, np.nan) if sums.n else NOTHING
    mean, error = sums.sum / sums.n, np.sqrt(variance(sums))
    half = float(t.ppf((1 + confidence) / 2, sums.customers - 1) * error)
    return Interval(mean, mean - half, mean + half)


def cluster_share(sums: Sums, confidence: float = 0.95) -> Interval:
    """A share of 0-1: Wilson's interval of as many independent values as tell as much (Korn and Graubard 1998)."""
    if not sums.n:
        return NOTHING
    share = sums.sum / sums.n
    found = variance(sums) if sums.customers > 1 else 0.0
    independent = share * (1 - share) / found if found > 0 else sums.customers
    size = min(independent, sums.n)
    return Interval(share, *(end / 100 for end in wilson(share * size, size, confidence)[1:]))


def variance(sums: Sums) -> float:
    """Of the ratio of y to n over customers drawn with replacement; never below zero by rounding."""
    mean = sums.sum / sums.n
    spread = sums.yy - 2 * mean * sums.ny + mean**2 * sums.nn
    return max(spread, 0.0) / sums.n**2 * sums.customers / (sums.customers - 1)


def gap(one: Interval, other: Interval, comparisons: int = 1) -> Interval:
    """How much ``one`` is more than ``other``, from their own intervals (MOVER: Zou and Donner 2008).

    Both were found at 95 %; of several ``comparisons`` made to pick this one, each is held to its part of the 5 %
    (Bonferroni).
    """
    wider = norm.ppf(1 - 0.025 / comparisons) / norm.ppf(0.975)
    value = one.value - other.value
    down = wider * np.hypot(one.value - one.low, other.high - other.value)
    up = wider * np.hypot(one.high - one.value, other.value - other.low)
    return Interval(value, float(value - down), float(value + up))
