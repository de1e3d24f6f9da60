"""What can be watched: each measure as the value of one event, and how such values are summed up."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import ibis
import ibis.expr.types as ir

from features.events import METRICS
from models.samples import MEAN, NPS, SHARE, Figure

ValueOf = Callable[[ir.Table], ir.NumericValue]


@dataclass(frozen=True)
class Measure:
    """A measure of events; ``value`` is that of one event, null if the measure does not speak of it."""

    value: ValueOf
    figure: Figure
    per: Literal["answer", "event", "day"] = "event"
    """What counts as one: a customer's latest answer; an event, a customer's being alike; a day with all its events."""


def satisfied(*metrics: str) -> ValueOf:
    """1 from the mark on where satisfied begins, 0 below it."""

    def value(events: ir.Table) -> ir.NumericValue:
        begins = ibis.cases(*((events.metric == name, METRICS[name].satisfied_from) for name in metrics))
        return (events.score >= begins).cast("int64")

    return value


def promoter(events: ir.Table) -> ir.NumericValue:
    """1 for a promoter, -1 for a detractor."""
    scale, is_asked = METRICS["nps"], events.metric == "nps"
    return ibis.cases(
        (is_asked & (events.score >= scale.satisfied_from), 1),
        (is_asked & (events.score < scale.neutral_from), -1),
        (is_asked & events.score.notnull(), 0),
    )


def score(metric: str) -> ValueOf:
    return lambda events: ibis.cases((events.metric == metric, events.score))


def is_late(events: ir.Table) -> ir.NumericValue:
    return (events.late_hours > 0).cast("int64")


MEASURES = {
    "nps": Measure(promoter, NPS, "answer"),
    "csat": Measure(satisfied("csat", "csat10"), SHARE, "answer"),
    "ces": Measure(satisfied("ces", "ces7"), SHARE, "answer"),
    "cli": Measure(score("cli"), MEAN, "answer"),
    "stars": Measure(score("stars"), MEAN, "answer"),
    "failure": Measure(lambda events: events.failed.cast("int64"), SHARE),
    "late": Measure(is_late, SHARE),
    "wait": Measure(lambda events: events.wait_hours, MEAN),
    "volume": Measure(lambda _: ibis.literal(1), MEAN, "day"),
}
"""NPS in points; CSAT, CES, failures and late ones in percent; waits in hours; volume in events a day."""

CHURN = "churn"
"""The mean of what a model says of the customers of one date, in percent: no events, and no past to compare with."""

WATCHED = (*MEASURES, CHURN)

FIGURES = {name: measure.figure for name, measure in MEASURES.items()} | {CHURN: MEAN}
"""How the values of each are summed up."""
