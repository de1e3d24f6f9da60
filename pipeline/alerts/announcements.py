"""Touchpoints newly asked about: they say so themselves once they have answers enough to be looked at."""

from collections.abc import Iterator
from datetime import timedelta

import ibis
import ibis.expr.types as ir
import numpy as np

from features.events import ANSWERS
from features.marks import mark
from features.past import midnight
from models.metrics import mean_with_interval
from pipeline.alerts.alert import FIRST_ANSWERS, Alert, Reading
from pipeline.alerts.samples import Log, touchpoint

METRIC = "mark"
"""Answers on any scale as marks of 0-100."""


def newly_watched(log: Log, *, new_days: int, first_answers: int) -> Iterator[Alert]:
    """One alert per touchpoint whose first answer lies within the last ``new_days`` and that has that many answers.

    In a log that is no longer itself, nothing is new.
    """
    since = log.as_of - timedelta(days=new_days)
    if log.first >= since:
        return
    answers = log.events.filter(log.events.kind.isin(ANSWERS), log.events.score.notnull())
    first = earliest(answers, first_answers)
    is_new = first.group_by("key").agg(begun=first.at.min(), ended=first.at.max(), n=first.count())
    chosen = first.inner_join(is_new.filter(is_new.begun >= midnight(since), is_new.n == first_answers), "key")
    rows = chosen.select("key", "begun", "ended", mark=chosen.mark.cast("float64")).order_by("key", "mark")
    for key, own in rows.to_pyarrow().to_pandas().groupby("key"):
        days = int(np.ceil((own.ended.max() - own.begun.min()).total_seconds() / 86_400))
        now = Reading.of(days, len(own), mean_with_interval(own.mark.to_numpy()))
        yield Alert(METRIC, FIRST_ANSWERS, "touchpoint", str(key), now)


def earliest(answers: ir.Table, number: int) -> ir.Table:
    """The first answers at each touchpoint with their marks."""
    placed = answers.select(
        "customer_id",
        "score",
        key=touchpoint(answers),
        at=answers.recorded_at,
        mark=mark(answers.metric, answers.score),
    )
    order = ibis.window(group_by="key", order_by=["at", "customer_id", "score"])
    return placed.mutate(place=ibis.row_number().over(order)).filter(ibis._.place < number)
