"""What is said of a group of customers: their own answers in the field's figures, and their estimated satisfaction."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from features.events import METRICS
from models.metrics import NOTHING, Interval, mean_with_interval, net_promoter_score, wilson

ANSWERS_COUNT_DAYS = 365
"""How far back real answers count."""

FEW, MANY = 10, 30
"""Customers who answered, below which a figure is not told, and from which it is told with more than its interval."""


def top_box(marks: pd.DataFrame) -> Interval:
    """Share of answers, in percent, at or above the mark where satisfied begins on their metric."""
    begins = marks.metric.map({name: metric.satisfied_from for name, metric in METRICS.items()})
    return wilson(float((marks.score >= begins).sum()), len(marks))


def net_promoters(marks: pd.DataFrame) -> Interval:
    return net_promoter_score(marks.score.to_numpy(float))


def mean_mark(marks: pd.DataFrame) -> Interval:
    return mean_with_interval(marks.score.to_numpy(float))


FIGURES: dict[str, tuple[tuple[str, ...], Callable[[pd.DataFrame], Interval]]] = {
    "nps": (("nps",), net_promoters),
    "csat": (("csat", "csat10"), top_box),
    "ces": (("ces", "ces7"), top_box),
    "cli": (("cli",), mean_mark),
    "stars": (("stars",), mean_mark),
}
"""The metrics a figure is made of, and how it is reckoned with its interval.

NPS in points; CSAT and CES in percent of answers at or above *satisfied*; CLI and stars as means on their own scale."""


def answered(answers: pd.DataFrame) -> dict[str, float | int]:
    """The figures of some customers' real answers: nothing from few of them, from not many only the interval.

    Of each customer the latest answer counts: one who answers often is still one, and intervals need independence.
    """
    found: dict[str, float | int] = {}
    for name, (metrics, figure) in FIGURES.items():
        marks = latest(answers[answers.metric.isin(metrics)])
        value, low, high = figure(marks) if len(marks) >= FEW else NOTHING
        value = value if len(marks) >= MANY else np.nan
        found |= {name: value, f"{name}_low": low, f"{name}_high": high, f"{name}_answers": len(marks)}
    return found


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
