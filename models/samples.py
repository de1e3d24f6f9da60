"""Whether a figure has changed, or is beyond a threshold, further than chance takes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.optimize import brentq
from scipy.stats import norm, t

from models.metrics import NOTHING, Interval, net_promoters, student, wilson

CONFIDENCE = 0.95

SMALLEST = 1e-12
"""The smallest p-value that is told apart from others."""

ROUNDING = 1e-9
"""The part of a sum of squares that a spread of nothing may differ from nothing by."""


class Sample(NamedTuple):
    """Values summed up: all that the interval of a mean, a share or an NPS needs.

    ``n`` is how many independent values they are worth: fewer than there are where customers gave several. An NPS has
    the values 1, 0 and -1, a share 1 and 0.
    """

    n: float
    mean: float
    mean_square: float

    @property
    def variance(self) -> float:
        """Unbiased; at least two values."""
        return max(self.mean_square - self.mean**2, 0.0) * self.n / (self.n - 1)


def sample(
    values: float, total: float, squares: float, *, counts_squared: float, cross: float, totals_squared: float
) -> Sample:
    """Values of customers some of whom gave several, as a sample worth fewer of them.

    Args: how many values there are, their sum and sum of squares; over customers the sums of (number of values)^2,
    (number x sum) and (sum)^2.

    The variance of the mean of clusters over that of as many independent values is the design effect, and the values
    are divided by it (Kish 1965; Korn and Graubard 1998), never multiplied. Values all alike have no variance to tell
    from: then each customer is taken to say one thing only.
    """
    mean = total / values
    plain = squares - values * mean**2
    clustered = totals_squared - 2 * mean * cross + mean**2 * counts_squared
    are_alike = plain <= ROUNDING * squares
    effect = max(counts_squared / values if are_alike else clustered / plain, 1.0)
    return Sample(values / effect, mean, squares / values)


@dataclass(frozen=True)
class Figure:
    """A way to sum up values: the figure of one sample and the difference of two, second less first, with intervals."""

    of: Callable[[Sample, float], Interval]
    difference: Callable[[Sample, Sample, float], Interval]

    def p_value_of(self, one: Sample, threshold: float) -> float:
        """Of the hypothesis that the figure is the threshold, two-sided."""
        return p_value(lambda confidence: self.of(one, confidence), threshold)

    def p_value_of_difference(self, one: Sample, other: Sample) -> float:
        """Of the hypothesis that both samples have the same figure, two-sided."""
        return p_value(lambda confidence: self.difference(one, other, confidence), 0.0)


def p_value(interval: Callable[[float], Interval], value: float) -> float:
    """One less the confidence at which the interval begins to hold the value: so test and interval never disagree."""

    def distance(p: float) -> float:
        _, low, high = interval(1 - p)
        return max(low - value, value - high)

    if not distance(1 - SMALLEST) > 0:
        return 1.0
    return SMALLEST if distance(SMALLEST) > 0 else float(brentq(distance, SMALLEST, 1 - SMALLEST, xtol=1e-13))


def nps(one: Sample, confidence: float = CONFIDENCE) -> Interval:
    """In points; adjusted Wald."""
    promoters, detractors = shares(one)
    return net_promoters(promoters * one.n, detractors * one.n, one.n, confidence)


def nps_difference(one: Sample, other: Sample, confidence: float = CONFIDENCE) -> Interval:
    """In points; each sample is adjusted as for its own interval (Lewis and Sauro 2021), and variances are added."""
    value = 100 * (other.mean - one.mean)
    (first, error), (second, other_error) = adjusted(one), adjusted(other)
    half = norm.ppf((1 + confidence) / 2) * np.hypot(error, other_error)
    low, high = 100 * (second - first - half), 100 * (second - first + half)
    return Interval(value, float(max(low, -200.0)), float(min(high, 200.0)))


def adjusted(one: Sample) -> tuple[float, float]:
    """NPS as a share with three answers added, 3/4 to each extreme, and its standard error."""
    p, d = ((share * one.n + 0.75) / (one.n + 3) for share in shares(one))
    return p - d, float(np.sqrt((p + d - (p - d) ** 2) / (one.n + 3)))


def shares(one: Sample) -> tuple[float, float]:
    """Of promoters and detractors."""
    return (one.mean_square + one.mean) / 2, (one.mean_square - one.mean) / 2


def share(one: Sample, confidence: float = CONFIDENCE) -> Interval:
    """In percent; Wilson."""
    return wilson(one.mean * one.n, one.n, confidence)


def share_difference(one: Sample, other: Sample, confidence: float = CONFIDENCE) -> Interval:
    """In percentage points, from both Wilson intervals (Newcombe 1998, method 10)."""
    p, p_low, p_high = share(one, confidence)
    q, q_low, q_high = share(other, confidence)
    low, high = np.hypot(q - q_low, p_high - p), np.hypot(q_high - q, p - p_low)
    return Interval(q - p, float(q - p - low), float(q - p + high))


def mean(one: Sample, confidence: float = CONFIDENCE) -> Interval:
    """On its own scale; Student."""
    return student(one.mean, float(np.sqrt(one.variance)), one.n, confidence) if one.n > 1 else NOTHING


def mean_difference(one: Sample, other: Sample, confidence: float = CONFIDENCE) -> Interval:
    """Welch's interval, for samples whose variances differ (Welch 1947); nothing of a sample of one."""
    if min(one.n, other.n) <= 1:
        return NOTHING
    value, own, others = other.mean - one.mean, one.variance / one.n, other.variance / other.n
    if own + others == 0:
        return Interval(value, value, value)
    freedom = (own + others) ** 2 / (own**2 / (one.n - 1) + others**2 / (other.n - 1))
    half = float(t.ppf((1 + confidence) / 2, freedom) * np.sqrt(own + others))
    return Interval(value, value - half, value + half)


NPS = Figure(nps, nps_difference)
SHARE = Figure(share, share_difference)
MEAN = Figure(mean, mean_difference)
