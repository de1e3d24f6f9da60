"""Aggregates whose values do not depend on the engine, its threads or the order of rows."""

import ibis
import ibis.expr.types as ir


def ratio(part: ir.NumericValue, whole: ir.NumericValue) -> ir.FloatingValue:
    """``part`` per ``whole``; null, never infinite, where there is no whole."""
    return part.cast("float64") / whole.cast("float64").nullif(0)


def last(events: ir.Table, values: ir.NumericColumn, where: ir.BooleanValue) -> ir.NumericScalar:
    """The known value of the youngest event; the lowest one, if several happened at the same moment."""
    order = ibis.struct({"days_ago": events.days_ago, "value": values})
    return values.argmin(order, where=where & values.notnull())


def bought(events: ir.Table) -> ir.BooleanColumn:
    """Whether the event is a purchase that went through: a cancelled order is none."""
    return (events.kind == "purchase") & ~events.failed.fill_null(False)


def days_with(events: ir.Table, where: ir.BooleanValue, *, length: int = 1) -> ir.IntegerScalar:
    """How many days, or stretches of so many days, counted back from the moment, hold such an event."""
    stretch = (events.days_ago / ibis.literal(length, "float64")).floor().cast("int64")
    # nunique(where=...) would have DuckDB tell apart the days of all other events too, at twice the time
    return where.ifelse(stretch, ibis.null("int64")).nunique()


def is_spend(events: ir.Table) -> ir.BooleanColumn:
    """Whether the event moves money between the customer and the company: a purchase, or a return with its refund."""
    return bought(events) | (events.kind == "return")


def net_spend(events: ir.Table) -> ir.DecimalScalar:
    """Money spent less money refunded; null without either."""
    return events.amount.sum(where=is_spend(events))
