"""The values of a measure in spans of time: of all, by segment, or by touchpoint."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Literal, NamedTuple

import ibis
import ibis.expr.types as ir
import pandas as pd

from features.past import EXACT, midnight
from models.samples import Sample, sample
from pipeline.alerts.measures import CHURN, MEASURES, Measure

By = Literal["all", "segment", "touchpoint"]

ALL = ""
"""The one group where nothing is told apart."""


@dataclass(frozen=True)
class Span:
    """The days from ``begin`` until before ``end``."""

    begin: date
    end: date

    @classmethod
    def before(cls, end: date, days: int) -> "Span":
        return cls(end - timedelta(days=days), end)

    @property
    def days(self) -> int:
        return (self.end - self.begin).days


class Seen(NamedTuple):
    """How many answers, events or customers there are, and what they say."""

    n: int
    sample: Sample


def nothing(span: Span) -> Seen:
    """No event on any day of the span."""
    return Seen(0, Sample(span.days, 0.0, 0.0))


@dataclass(frozen=True)
class Log:
    """What figures are made of: ``events`` known at ``as_of``, the segment of each customer at several dates, churn."""

    events: ir.Table
    memberships: pd.DataFrame
    churn: pd.DataFrame
    as_of: date

    @cached_property
    def first(self) -> date:
        """The day on which it begins; that of its end, if nothing is in it."""
        found = self.events.recorded_at.min().to_pyarrow().as_py()
        return self.as_of if found is None else found.date()

    def of_its_days(self, span: Span) -> Span:
        """What the log holds of the span."""
        return Span(max(span.begin, self.first), max(span.end, self.first))

    def seen(self, metric: str, by: By, span: Span) -> dict[str, Seen]:
        """By group, what was recorded within the span.

        By the time of recording: what takes long to be known would be missing from the last days. A customer belongs
        to the segment of the last date at or before the span's beginning, so that nothing in it has moved them.
        """
        if metric == CHURN:
            return dict(self._churn(by)) if span.end == self.as_of else {}
        at = self.events.recorded_at
        events = self.events.mutate(at=at).filter(at >= midnight(span.begin), at < midnight(span.end))
        return dict(summed(self._grouped(events, by, span.begin), MEASURES[metric], span.days))

    def compared(self, metric: str, by: By, before: Span, last: Span) -> Iterator[tuple[str, Seen, Seen]]:
        """Each group seen in either span, by name, with what was seen before and last."""
        then, now = self.seen(metric, by, before), self.seen(metric, by, last)
        for key in sorted(then.keys() | now.keys()):
            yield key, then.get(key, nothing(before)), now.get(key, nothing(last))

    def _grouped(self, events: ir.Table, by: By, begin: date) -> ir.Table:
        if by == "segment":
            return events.inner_join(ibis.memtable(self._members(begin)), "customer_id")
        key = touchpoint(events) if by == "touchpoint" else ibis.literal(ALL)
        return events.mutate(group=key)

    def _members(self, day: date) -> pd.DataFrame:
        """One row per customer: the segment, as ``group``, at the last date up to that day."""
        known = self.memberships[self.memberships.as_of <= pd.Timestamp(day)]
        last = known[known.as_of == known.as_of.max()]
        members: pd.DataFrame = last[["customer_id", "segment_id"]].rename(columns={"segment_id": "group"})
        return members.reset_index(drop=True)

    def _churn(self, by: By) -> Iterator[tuple[str, Seen]]:
        known = self.churn[self.churn.churn_probability.notna()][["customer_id", "churn_probability"]]
        groups = self._members(self.as_of) if by == "segment" else known[["customer_id"]].assign(group=ALL)
        for key, own in known.merge(groups, on="customer_id").groupby("group").churn_probability:
            percent = 100 * own.to_numpy()
            yield str(key), Seen(len(own), Sample(len(own), float(percent.mean()), float((percent**2).mean())))


def touchpoint(events: ir.Table) -> ir.StringValue:
    """Kind and channel, as in ``contact/phone``; the kind alone where no channel is known."""
    return events.channel.isnull().ifelse(events.kind, events.kind + "/" + events.channel)


def summed(events: ir.Table, measure: Measure, days: int) -> Iterator[tuple[str, Seen]]:
    """By group, the values of the events that have one."""
    valued = events.mutate(value=measure.value(events).cast(EXACT))
    known = valued.filter(valued.value.notnull()).select("group", "customer_id", "at", "value")
    if measure.per == "answer":
        known = latest(known)
    unit = known.at.date() if measure.per == "day" else known.customer_id
    for row in sums(known.mutate(unit=unit)).to_dict("records"):
        yield str(row["group"]), Seen(int(row["n"]), of_days(row, days) if measure.per == "day" else of_customers(row))


def latest(known: ir.Table) -> ir.Table:
    """One row per group and customer: who answers often is still one, and intervals need independence."""
    order = ibis.window(group_by=("group", "customer_id"), order_by=[ibis.desc("at"), "value"])
    return known.mutate(place=ibis.row_number().over(order)).filter(ibis._.place == 0).drop("place")


def sums(known: ir.Table) -> pd.DataFrame:
    """One row per group, from one per group and unit; decimals, as a sum of doubles differs from run to run."""
    units = known.group_by("group", "unit").agg(
        count=known.count(), total=known.value.sum().cast(EXACT), squares=(known.value * known.value).sum()
    )
    count = units["count"].cast("decimal(18, 0)")
    found = units.group_by("group").agg(
        n=units["count"].sum().cast("float64"),
        total=units.total.sum().cast("float64"),
        squares=units.squares.sum().cast("float64"),
        counts_squared=(count * count).sum().cast("float64"),
        totals_squared=(units.total * units.total).sum().cast("float64"),
        cross=(count * units.total).sum().cast("float64"),
    )
    rows: pd.DataFrame = found.order_by("group").to_pyarrow().to_pandas()
    return rows


def of_customers(row: Mapping[Any, Any]) -> Sample:
    return sample(
        row["n"],
        row["total"],
        row["squares"],
        counts_squared=row["counts_squared"],
        cross=row["cross"],
        totals_squared=row["totals_squared"],
    )


def of_days(row: Mapping[Any, Any], days: int) -> Sample:
    """Events a day: a sample of days, those without any among them."""
    return Sample(days, row["n"] / days, row["counts_squared"] / days)
