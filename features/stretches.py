"""Days and months that hold events, counted back from the moment."""

from collections.abc import Callable

import ibis
import ibis.expr.types as ir

from features.sequence import TAKEN_BY_CUSTOMER

YEAR_DAYS = 365
MONTHS = range(1, 13)
MONTH_DAYS = YEAR_DAYS / len(MONTHS)

Stretch = Callable[[ir.FloatingValue], ir.NumericValue]


def day(days_ago: ir.FloatingValue) -> ir.NumericValue:
    """Whole days before the moment: the last 24 hours are 0."""
    return days_ago.floor()


def month(days_ago: ir.FloatingValue) -> ir.NumericValue:
    """Twelfths of a year of 365 days: the last one is 1."""
    return (days_ago / ibis.literal(MONTH_DAYS, "float64")).ceil()


def days_with(events: ir.Table, where: ir.BooleanValue) -> ir.IntegerScalar:
    """How many days hold an event of the one kind that ``where`` picks."""
    return _distinct(events, where, events.next_days_ago, day)


def months_with(events: ir.Table, where: ir.BooleanValue) -> ir.IntegerScalar:
    """How many months hold an event of the one kind that ``where`` picks."""
    return _distinct(events, where, events.next_days_ago, month)


def days_with_steps(events: ir.Table) -> ir.IntegerScalar:
    """How many days hold a step that customers take themselves."""
    return _distinct(events, events.kind.isin(TAKEN_BY_CUSTOMER), events.next_step_days_ago, day)


def _distinct(events: ir.Table, where: ir.BooleanValue, next_: ir.FloatingColumn, stretch: Stretch) -> ir.IntegerScalar:
    """The youngest event of a stretch stands for it: the same as a distinct count, at a fraction of its time."""
    is_youngest = (stretch(next_) < stretch(events.days_ago)).fill_null(True)
    return events.count(where=where & is_youngest)
