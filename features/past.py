"""What was known of a customer at a moment: all that a feature may see."""

from datetime import date

import ibis
import ibis.expr.types as ir

from features.marks import mark

MOMENT = ("customer_id", "as_of")
"""What a profile belongs to."""

OVERDUE = "overdue"
"""The kind of the rows that stand for promises not kept yet: a broken promise is seen before it is kept."""

EXACT = "decimal(18, 4)"
"""Hours and marks are summed as decimals: a sum of doubles differs from run to run."""


def known_before(events: ir.Table, as_of: date | ir.TimestampValue) -> ir.Table:
    """The events that had both happened and been recorded before ``as_of``."""
    moment = midnight(as_of) if isinstance(as_of, date) else as_of
    return events.filter(events.occurred_at < moment, events.recorded_at < moment)


def past_of(events: ir.Table, moments: date | ir.Table) -> ir.Table:
    """One row per moment and event known before it, with the event's age ``days_ago``.

    ``moments`` is a date for all customers, or a table with ``customer_id`` and ``as_of``. Answers carry their ``mark``
    of 0-100. Orders promised before the moment, but not delivered, add one row each of the kind ``overdue``, as old as
    the broken promise.
    """
    if isinstance(moments, date):
        seen = events.mutate(as_of=midnight(moments))
    else:
        seen = events.inner_join(distinct(moments), "customer_id")
    past = known_before(seen, seen.as_of)
    return _aged(past, past.occurred_at).union(_overdue(past))


def distinct(moments: ir.Table) -> ir.Table:
    """Each moment once, whatever else the table holds."""
    return moments.select("customer_id", as_of=moments.as_of.cast("timestamp(6)")).distinct()


def midnight(day: date) -> ir.TimestampScalar:
    return ibis.timestamp(day.isoformat()).cast("timestamp(6)")


def _overdue(past: ir.Table) -> ir.Table:
    delivered, ordered = past.filter(past.kind == "delivery"), past.filter(past.kind == "purchase")
    due = ordered.filter(
        ordered.promised_at < ordered.as_of, ordered.order_id.notnull(), ~ordered.failed.fill_null(False)
    )
    missing = due.anti_join(delivered, (*MOMENT, "order_id"))
    promises = missing.mutate(
        kind=ibis.literal(OVERDUE),
        amount=ibis.null("decimal(18, 2)"),
        late_hours=_seconds(missing.promised_at, missing.as_of) / ibis.literal(3600.0, "float64"),
        wait_hours=_seconds(missing.occurred_at, missing.as_of) / ibis.literal(3600.0, "float64"),
    )
    return _aged(promises, promises.promised_at)


def _aged(past: ir.Table, since: ir.TimestampColumn) -> ir.Table:
    return past.select(
        *MOMENT,
        "kind",
        "channel",
        "order_id",
        "amount",
        "failed",
        late_hours=past.late_hours.cast(EXACT),
        wait_hours=past.wait_hours.cast(EXACT),
        mark=mark(past.metric, past.score).cast(EXACT),
        days_ago=_seconds(since, past.as_of) / ibis.literal(86_400.0, "float64"),
    )


def _seconds(since: ir.TimestampColumn, until: ir.TimestampColumn) -> ir.FloatingColumn:
    return (until.epoch_seconds() - since.epoch_seconds()).cast("float64")
