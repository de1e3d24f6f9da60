"""Figures as declared things: each with its direction, each with its source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np
from scipy.stats import norm, spearmanr, t
from sklearn.metrics import (
    average_precision_score,
    brier_score_loss,
    mean_absolute_error,
    r2_score,
    roc_auc_score,
    root_mean_squared_error,
)

from models.matrix import Flags, Floats, Ints


@dataclass(frozen=True)
class Metric:
    """A figure of merit, and whether more of it is better."""

    function: Callable[..., Any]
    better: Literal["higher", "lower"]

    def __call__(self, *args: Any) -> float:
        return float(self.function(*args))


def lift_at_tenth(left: Flags, probability: Floats) -> float:
    """How many times more often those in the top tenth left than all did; ties share their places."""
    top = max(int(np.ceil(len(left) / 10)), 1)
    border = np.sort(probability)[::-1][top - 1]
    above, tied = probability > border, probability == border
    hits = left[above].sum() + left[tied].mean() * (top - above.sum())
    return float(hits / top / left.mean())


def rank_correlation(spent: Floats, expected: Floats) -> float:
    """Spearman's; 0 where either is the same for all."""
    if not np.ptp(spent) or not np.ptp(expected):
        return 0.0
    return float(spearmanr(spent, expected).statistic)


def error_of_the_total(spent: Floats, expected: Floats) -> float:
    """How far the sum of what was expected lies from what was spent, as a share of that; either way."""
    total = np.abs(spent.sum())
    return float(np.abs(expected.sum() - spent.sum()) / total) if total else 0.0


CHURN = {
    "average_precision": Metric(average_precision_score, "higher"),
    "roc_auc": Metric(roc_auc_score, "higher"),
    "brier_score": Metric(brier_score_loss, "lower"),
    "lift_at_tenth": Metric(lift_at_tenth, "higher"),
}
"""Of who left against a probability or score of leaving."""

SATISFACTION = {
    "r2": Metric(r2_score, "higher"),
    "mean_absolute_error": Metric(mean_absolute_error, "lower"),
}
"""Of answers against estimates, both on 0-100."""


SPEND = {
    "mae": Metric(mean_absolute_error, "lower"),
    "rmse": Metric(root_mean_squared_error, "lower"),
    "spearman": Metric(rank_correlation, "higher"),
    "error_of_the_total": Metric(error_of_the_total, "lower"),
}
"""Of what was spent against what was expected."""


class Interval(NamedTuple):
    """An estimate between the ends of its interval; all NaN where there is nothing to estimate from."""

    value: float
    low: float
    high: float


NOTHING = Interval(np.nan, np.nan, np.nan)

RESAMPLES = 200


def advantage(metric: Metric, left: Flags, one: Floats, other: Floats, random_state: int = 0) -> Interval:
    """How much better ``one`` foretells than ``other``, positive if it does, and two standard errors either way.

    The paired bootstrap: both are judged on the same customers, drawn anew within each outcome (Efron 1979).
    """
    random, sign = np.random.default_rng(random_state), 1 if metric.better == "higher" else -1
    outcomes = [np.flatnonzero(left), np.flatnonzero(~left)]

    def gain(rows: Ints) -> float:
        return sign * (metric(left[rows], one[rows]) - metric(left[rows], other[rows]))

    drawn = (np.concatenate([random.choice(rows, len(rows)) for rows in outcomes]) for _ in range(RESAMPLES))
    value, error = gain(np.arange(len(left))), float(np.std([gain(rows) for rows in drawn], ddof=1))
    return Interval(value, value - 2 * error, value + 2 * error)


def net_promoter_score(scores: Floats, confidence: float = 0.95) -> Interval:
    """NPS in points, -100 to 100: share of 9-10 less share of 0-6 (Reichheld 2003)."""
    return net_promoters(float((scores >= 9).sum()), float((scores <= 6).sum()), len(scores), confidence)


def net_promoters(promoters: float, detractors: float, n: float, confidence: float = 0.95) -> Interval:
    """The NPS of so many answers.

    The interval is the adjusted Wald one: three answers are added, 3/4 of one to each extreme and the rest between
    (Bonett and Price 2012; Rocks 2016 for the NPS).
    """
    if n == 0:
        return NOTHING
    value = (promoters - detractors) / n
    p, d = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    half = norm.ppf((1 + confidence) / 2) * np.sqrt((p + d - (p - d) ** 2) / (n + 3))
    low, high = max(p - d - half, -1.0), min(p - d + half, 1.0)
    return Interval(100 * value, 100 * min(low, value), 100 * max(high, value))


def wilson(hits: float, n: float, confidence: float = 0.95) -> Interval:
    """A share in percent with Wilson's interval (Wilson 1927)."""
    if n == 0:
        return NOTHING
    z = norm.ppf((1 + confidence) / 2)
    share = hits / n
    centre = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return Interval(100 * share, 100 * max(centre - half, 0.0), 100 * min(centre + half, 1.0))


def mean_with_interval(values: Floats, confidence: float = 0.95) -> Interval:
    """A mean with Student's interval: its ends are NaN for a single value, which has no spread."""
    n = len(values)
    if n < 2:
        return Interval(float(values.mean()), np.nan, np.nan) if n else NOTHING
    return student(float(values.mean()), float(values.std(ddof=1)), n, confidence)


def student(mean: float, deviation: float, n: float, confidence: float = 0.95) -> Interval:
    """The mean of at least two values of that standard deviation, with Student's interval (Student 1908)."""
    half = float(t.ppf((1 + confidence) / 2, n - 1) * deviation / np.sqrt(n))
    return Interval(mean, mean - half, mean + half)


def doubly_robust_mean(
    values: Floats,
    answered: Flags,
    probability: Floats,
    expected: Floats,
    *,
    members: Flags | None = None,
    alike: Flags | None = None,
    confidence: float = 0.95,
) -> Interval:
    """What the mean of the members would be if all had answered: right if either model of the silent is (AIPW).

    Whoever answered counts with their answer, whoever did not with what is ``expected`` of them; what was expected
    wrongly of those who answered is laid upon the silent like them, with the odds of being silent (Robins, Rotnitzky
    and Zhao 1994). Where answers took part in choosing the members, those who answered are not like the silent members:
    ``alike`` are then those whom all but their answers would have made members. Both models must be cross-fitted.

    Args: one row per customer; ``values`` count where ``answered``. ``probability`` of answering, above 0. The interval
    is Student's with the answers' freedom, and may leave the values' scale. NaN of nobody or a single answer.
    """
    here = np.ones(len(answered), dtype=bool) if members is None else members
    like = here if alike is None else alike
    answers, n = int((answered & like).sum()), int(here.sum())
    if not n or answers < 2:
        return NOTHING
    given = np.where(answered, values, expected)
    missed = np.where(answered, (1 - probability) / probability * (given - expected), 0.0)
    parts = here * given + like * missed
    mean = float(parts.sum() / n)
    half = float(t.ppf((1 + confidence) / 2, answers - 1) * np.sqrt(((parts - mean * here) ** 2).sum()) / n)
    return Interval(mean, mean - half, mean + half)
