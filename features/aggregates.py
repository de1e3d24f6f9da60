"""Aggregates whose values do not depend on the engine, its threads or the order of rows."""

import ibis
import ibis.expr.types as ir


def ratio(part: ir.NumericValue, whole: ir.NumericValue) -> ir.FloatingValue:
    """``part`` per ``whole``; null, never infinite, where there is no whole."""
    return part.cast("float64") / whole.cast("float64").nullif(0)


def mean(values: ir.NumericColumn, where: ir.BooleanValue) -> ir.FloatingScalar:
    """The mean of the known values; exact up to its last division, where an engine's own mean of decimals may round."""
    return ratio(values.sum(where=where), values.count(where=where))


def last(events: ir.Table, values: ir.NumericColumn, where: ir.BooleanValue) -> ir.NumericScalar:
    """The known value of the youngest event; the lowest one, if several happened at the same moment."""
    order = ibis.struct({"days_ago": events.days_ago, "value": values})
    return values.argmin(order, where=where & values.notnull())


def bought(events: ir.Table) -> ir.BooleanColumn:
    """Whether the event is a purchase that went through: a cancelled order is none."""
    return (events.kind == "purchase") & ~events.failed.fill_null(False)


def growth(recent: ir.NumericValue, before: ir.NumericValue) -> ir.FloatingValue:
    """What ``recent`` is more than ``before``, as a share of both together: from -1 to 1."""
    return ratio(recent - before, recent + before)


def trend(events: ir.Table, where: ir.BooleanValue) -> ir.FloatingScalar:
    """Growth of the number of events, those up to 90 days old against those older up to 180; null without either."""
    counts = (events.count(where=where & is_aged) for is_aged in quarters(events))
    return growth(*counts)


def quarters(events: ir.Table) -> tuple[ir.BooleanColumn, ir.BooleanColumn]:
    """Whether an event is up to 90 days old, and whether it is older, but up to 180."""
    return events.days_ago <= 90, (events.days_ago > 90) & (events.days_ago <= 180)


def is_spend(events: ir.Table) -> ir.BooleanColumn:
    """Whether the event moves money between the customer and the company: a purchase, or a return with its refund."""
    return bought(events) | (events.kind == "return")


def net_spend(events: ir.Table) -> ir.DecimalScalar:
    """Money spent less money refunded; null without either."""
    return events.amount.sum(where=is_spend(events))
