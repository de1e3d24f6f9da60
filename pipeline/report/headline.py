"""The first screen: how satisfied all customers are and how surely, who may leave, what changed, what to do."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from markupsafe import Markup

from models.levels import LEVELS
from models.metrics import Interval
from pipeline.report.charts import Part, stacked
from pipeline.report.figures import FEW
from pipeline.report.findings import Findings
from pipeline.report.texts import counted, say
from pipeline.report.wording import Words

THINGS_TO_DO = 3


@dataclass(frozen=True)
class Thing:
    """One thing to do, for all segments that ask for it."""

    action: str
    customers: int
    share: float
    value_at_risk: float
    pains: tuple[str, ...]
    numbers: tuple[int, ...]
    """The segments' places on the page, from 1."""


def overall(segments: pd.DataFrame) -> Interval:
    """Mean satisfaction of all customers: the segments' means by their shares, as in a stratified survey.

    Its interval needs that of every segment; NaN where one has none (Cochran 1977, 5.3).
    """
    value = float((segments.share * segments.satisfaction).sum())
    halves = segments.share * (segments.satisfaction_high - segments.satisfaction_low) / 2
    half = float(np.sqrt((halves**2).sum(skipna=False)))
    return Interval(value, value - half, value + half)


def level_shares(segments: pd.DataFrame) -> dict[str, float]:
    """Share of customers by level, worst level first."""
    return {level: float(segments.share[segments.satisfaction_level == level].sum()) for level in LEVELS}


def level_bar(segments: pd.DataFrame, sentence: str) -> Markup:
    shares = level_shares(segments)
    return stacked([Part(level, shares[level]) for level in LEVELS], sentence)


def levels_sentence(findings: Findings, words: Words) -> str:
    key = "levels_of_index" if findings.satisfaction["basis"] == "index" else "levels"
    shares = level_shares(findings.all_segments)
    return say(words, key, **{level: words.percent(share) for level, share in shares.items()})


def interval_sentence(mean: Interval, words: Words) -> str:
    if np.isnan(mean.low):
        return say(words, "no_interval", few=FEW)
    return say(words, "mean_interval", low=words.number(mean.low, 1), high=words.number(mean.high, 1))


def how_sure(findings: Findings, words: Words) -> Iterator[str]:
    """What the estimates rest on, and how they did on hidden answers."""
    known = findings.satisfaction
    gaps = {
        "answers": counted(words, known["answers"], "answers"),
        "answering": counted(words, known["answering_customers"], "customers"),
    }
    yield say(words, f"sure_{known['basis']}", **gaps)
    if known["basis"] == "model" and "hidden_answers" in known:
        yield say(
            words,
            "sure_hidden",
            hidden=words.number(known["hidden_answers"]),
            r2=words.percent(max(known["r2"], 0.0)),
            error=words.number(known["mean_absolute_error"], 1),
            error_of_the_mean=words.number(known["mean_absolute_error_of_the_mean"], 1),
        )


def things_to_do(segments: pd.DataFrame) -> list[Thing]:
    """Actions for segments below satisfied, those with most money at risk first; without money, most customers."""
    asking = segments.assign(number=range(1, len(segments) + 1))
    asking = asking[(asking.satisfaction_level != LEVELS[-1]) & asking.pains.notna()]
    things = [
        Thing(
            action=str(action),
            customers=int(own.customers.sum()),
            share=float(own.share.sum()),
            value_at_risk=float(own.value_at_risk.sum(min_count=1)),
            pains=tuple(own.pains),
            numbers=tuple(own.number),
        )
        for action, own in asking.groupby("action", sort=False)
    ]
    return sorted(things, key=lambda one: (-np.nan_to_num(one.value_at_risk), -one.customers))[:THINGS_TO_DO]


@dataclass(frozen=True)
class Leaving:
    """Who of the active customers is expected to leave, and what is at stake."""

    expected: float
    active: int
    high: int
    medium: int
    value_at_risk: float
    expected_value: float

    @property
    def share(self) -> float:
        return self.expected / self.active if self.active else float("nan")


def leaving(customers: pd.DataFrame) -> Leaving | None:
    """None where nobody has a probability."""
    active = customers[customers.churn_probability.notna()]
    if not len(active):
        return None
    return Leaving(
        expected=float(active.churn_probability.sum()),
        active=len(active),
        high=int((active.churn_risk == "high").sum()),
        medium=int((active.churn_risk == "medium").sum()),
        value_at_risk=float(active.value_at_risk.sum(min_count=1)),
        expected_value=float(active.expected_value.sum(min_count=1)),
    )
