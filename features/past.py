"""What was known of a customer at a moment: all that a feature may see."""

from datetime import date

import ibis
import ibis.expr.types as ir

from features.marks import mark
from features.sequence import NEIGHBOURS, in_sequence

MOMENT = ("customer_id", "as_of")
"""What a profile belongs to."""

AWAITED, OVERDUE = "awaited", "overdue"
"""The kinds of the rows that stand for orders not delivered yet: a broken promise is seen before it is kept."""

PROMISES = (AWAITED, OVERDUE)

EXACT = "decimal(18, 4)"
"""Hours and marks are summed as decimals: a sum of doubles differs from run to run."""


def known_before(events: ir.Table, as_of: date | ir.TimestampValue) -> ir.Table:
    """The events that had both happened and been recorded before ``as_of``."""
    moment = midnight(as_of) if isinstance(as_of, date) else as_of
    return events.filter(events.occurred_at < moment, events.recorded_at < moment)


def past_of(events: ir.Table, moments: date | ir.Table) -> ir.Table:
    """One row per moment and event known before it, with the event's age ``days_ago``.

    ``moments`` is a date for all customers, or a table with ``customer_id`` and ``as_of``. Answers carry their ``mark``
    of 0-100, texts the ``tone`` (-1..1) that ``events`` may bring as a column; what precedes and follows an event is
    told by the columns of :func:`~features.sequence.in_sequence`. Orders with a promise, but not delivered, add one row
    each: of the kind ``overdue``, as old as the broken promise, or ``awaited``, as old as the order.
    """
    if isinstance(moments, date):
        seen = events.mutate(as_of=midnight(moments))
    else:
        seen = events.inner_join(distinct(moments), "customer_id")
    past, owner = known_before(seen, seen.as_of), owner_of(moments)
    return in_sequence(_aged(past, past.occurred_at), owner).union(_undelivered(past, owner))


def owner_of(moments: date | ir.Table) -> tuple[str, ...]:
    """The columns that tell one profile's events from another's: at one date the customer alone, at half the cost."""
    return MOMENT[:1] if isinstance(moments, date) else MOMENT


def distinct(moments: ir.Table) -> ir.Table:
    """Each moment once, whatever else the table holds."""
    return moments.select("customer_id", as_of=moments.as_of.cast("timestamp(6)")).distinct()


def midnight(day: date) -> ir.TimestampScalar:
    return ibis.timestamp(day.isoformat()).cast("timestamp(6)")


def _undelivered(past: ir.Table, owner: tuple[str, ...]) -> ir.Table:
    delivered, ordered = past.filter(past.kind == "delivery"), past.filter(past.kind == "purchase")
    due = ordered.filter(ordered.promised_at.notnull(), ordered.order_id.notnull(), ~ordered.failed.fill_null(False))
    missing = due.anti_join(delivered, (*owner, "order_id"))
    is_broken = missing.promised_at < missing.as_of
    promises = missing.mutate(
        kind=is_broken.ifelse(OVERDUE, AWAITED),
        amount=ibis.null("decimal(18, 2)"),
        late_hours=_seconds(missing.promised_at, missing.as_of) / ibis.literal(3600.0, "float64"),
        wait_hours=_seconds(missing.occurred_at, missing.as_of) / ibis.literal(3600.0, "float64"),
    )
    aged = _aged(promises, is_broken.ifelse(promises.promised_at, promises.occurred_at))
    return aged.mutate(**{name: ibis.null(type_) for name, type_ in NEIGHBOURS.items()})


def _aged(past: ir.Table, since: ir.TimestampColumn) -> ir.Table:
    return past.select(
        *MOMENT,
        "kind",
        "channel",
        "order_id",
        "metric",
        "amount",
        "failed",
        late_hours=past.late_hours.cast(EXACT),
        wait_hours=past.wait_hours.cast(EXACT),
        mark=mark(past.metric, past.score).cast(EXACT),
        tone=(past.tone if "tone" in past.columns else ibis.null("float64")).cast(EXACT),
        days_ago=_seconds(since, past.as_of) / ibis.literal(86_400.0, "float64"),
    )


def _seconds(since: ir.TimestampColumn, until: ir.TimestampColumn) -> ir.FloatingColumn:
    return (until.epoch_seconds() - since.epoch_seconds()).cast("float64")
