"""What a log holds of each kind of event, and on which days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import ibis.expr.types as ir

from features.events import COLUMNS

Days = Mapping[str, Mapping[date, int]]
"""By kind, the rows of each day that has any."""


@dataclass(frozen=True)
class Kind:
    """One kind of event."""

    rows: int
    first: str
    last: str
    channels: dict[str, int]
    """Rows by channel, without those that name none."""
    filled: dict[str, int]
    """Rows in which a column is not null, by column."""
    recorded_later: int
    """Rows that the company knew of only after they had happened."""


@dataclass(frozen=True)
class Period:
    """From when to when a log reaches, and how much of the time it is silent."""

    first: str
    last: str
    days: int
    days_without_events: int
    longest_silence_days: int
    longest_silence_after: str | None


def kinds_of(events: ir.Table, days: Days) -> dict[str, Kind]:
    """Every kind that occurs, by name."""
    counts = events.group_by(["kind", "channel"]).aggregate(
        rows=events.count(),
        recorded_later=events.count(where=events.recorded_at > events.occurred_at),
        **{f"filled_{column}": events[column].count() for column in COLUMNS},
    )
    found = counts.to_pyarrow().to_pylist()
    return {kind: kind_of([row for row in found if row["kind"] == kind], days[kind]) for kind in sorted(days)}


def kind_of(rows: list[dict[str, Any]], days: Iterable[date]) -> Kind:
    """The sum of one kind's counts by channel."""
    return Kind(
        rows=sum(row["rows"] for row in rows),
        first=min(days).isoformat(),
        last=max(days).isoformat(),
        channels={name: row["rows"] for name, row in sorted((row["channel"], row) for row in rows if row["channel"])},
        filled={column: sum(row[f"filled_{column}"] for row in rows) for column in COLUMNS},
        recorded_later=sum(row["recorded_later"] for row in rows),
    )


def days_of(events: ir.Table) -> Days:
    """The rows of each kind and day, in UTC."""
    counts = events.group_by(["kind", events.occurred_at.date().name("day")]).aggregate(rows=events.count())
    found: dict[str, dict[date, int]] = {}
    for row in counts.to_pyarrow().to_pylist():
        found.setdefault(row["kind"], {})[row["day"]] = row["rows"]
    return found


def period_of(days: Days) -> Period:
    known = sorted({day for kind in days.values() for day in kind})
    span = (known[-1] - known[0]).days + 1
    silences = [((after - before).days - 1, before) for before, after in pairwise(known)]
    longest, begin = max(silences, key=lambda one: one[0], default=(0, None))
    return Period(
        first=known[0].isoformat(),
        last=known[-1].isoformat(),
        days=span,
        days_without_events=span - len(known),
        longest_silence_days=longest,
        longest_silence_after=begin.isoformat() if longest and begin else None,
    )


def months_of(days: Days, as_of: date) -> dict[str, dict[str, int]]:
    """The rows of each complete month before ``as_of`` by kind, zero where a kind has none."""
    first = min(day for kind in days.values() for day in kind)
    month = first if first.day == 1 else next_month(first)
    found = {}
    while (after := next_month(month)) <= as_of:
        found[month.strftime("%Y-%m")] = {kind: rows_between(days[kind], month, after) for kind in sorted(days)}
        month = after
    return found


def next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def rows_between(days: Mapping[date, int], begin: date, end: date) -> int:
    return sum(rows for day, rows in days.items() if begin <= day < end)
