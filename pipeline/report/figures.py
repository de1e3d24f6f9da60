"""What is said of a group of customers: their own answers in the field's figures, and their estimated satisfaction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from models.matrix import Floats
from models.metrics import NOTHING, Interval, mean_with_interval
from models.samples import MEAN, NPS, SHARE, Sample
from models.samples import Figure as Statistic

ANSWERS_COUNT_DAYS = 365
"""How far back real answers count."""

FEW, MANY = 10, 30
"""Customers who answered, below which a figure is not told, and from which it is told with more than its interval."""

TopBox = Mapping[str, float]
"""By metric the lowest mark of its top box."""


@dataclass(frozen=True)
class Figure:
    """Of which metrics, what an answer counts for, by which statistic, and between which ends the figure lies.

    An NPS counts 1, 0 and -1 and a share 1 and 0, told in points and percent; a mean counts the mark itself.
    """

    metrics: tuple[str, ...]
    counts: Callable[[pd.DataFrame, TopBox], Floats]
    statistic: Statistic
    scale: tuple[float, float]

    @property
    def unit(self) -> float:
        """What the mean of the counts is multiplied by."""
        return 1.0 if self.statistic is MEAN else 100.0

    def of(self, counts: Floats) -> Interval:
        """Nothing from few answers, from not many only the interval."""
        if len(counts) < FEW:
            return NOTHING
        return told(self.statistic.of(sample_of(counts), 0.95), len(counts))


def told(interval: Interval, answers: int) -> Interval:
    return interval if answers >= MANY else interval._replace(value=np.nan)


def sample_of(counts: Floats) -> Sample:
    """Of one answer per customer."""
    return Sample(len(counts), float(counts.mean()), float((counts**2).mean()))


def net_promoters(marks: pd.DataFrame, _: TopBox) -> Floats:
    return np.where(marks.score >= 9, 1.0, np.where(marks.score <= 6, -1.0, 0.0))


def in_top_box(marks: pd.DataFrame, top_box: TopBox) -> Floats:
    return np.asarray(marks.score >= marks.metric.map(top_box).astype(float), dtype=np.float64)


def best_mark(marks: pd.DataFrame, _: TopBox) -> Floats:
    return np.asarray(marks.score == 5, dtype=np.float64)


def mark(marks: pd.DataFrame, _: TopBox) -> Floats:
    return np.asarray(marks.score, dtype=np.float64)


FIGURES = {
    "nps": Figure(("nps",), net_promoters, NPS, (-100, 100)),
    "csat": Figure(("csat", "csat10"), in_top_box, SHARE, (0, 100)),
    "csi": Figure(("csat",), best_mark, SHARE, (0, 100)),
    "ces": Figure(("ces", "ces7"), in_top_box, SHARE, (0, 100)),
    "cli": Figure(("cli",), mark, MEAN, (0, 10)),
    "stars": Figure(("stars",), mark, MEAN, (1, 5)),
}
"""NPS in points; CSAT and CES in percent of answers in the top box, CSI in percent of fives; CLI and stars as means."""

SAME_ANSWERS = frozenset({"csi"})
"""Figures that rest on the answers of another."""


def latest(answers: pd.DataFrame) -> pd.DataFrame:
    """One row per customer: what they answered last."""
    ordered = answers.sort_values(["customer_id", "answered_at", "metric", "score"])
    return ordered.drop_duplicates("customer_id", keep="last")


def estimated(customers: pd.DataFrame, answers: pd.DataFrame) -> dict[str, float]:
    """Mean estimate of the members, with an interval as wide as the errors of the answers they gave make it.

    The mean error does not correct the estimate: own answers took part in choosing the members, and a correction must
    not be chosen by what it corrects. Customers are the clusters of their answers; few of them give no interval.
    """
    mean, half = float(customers.satisfaction.mean()), np.nan
    missed = (answers.points - answers.expectation).groupby(answers.customer_id).mean()
    if len(missed) >= FEW:
        error = mean_with_interval(missed.to_numpy(float))
        half = (error.high - error.low) / 2
    low, high = (float(np.clip(end, 0, 100)) for end in (mean - half, mean + half))
    return {"satisfaction": mean, "satisfaction_low": low, "satisfaction_high": high}
