"""How long ago a customer was first and last seen."""

import ibis.expr.types as ir

from features.aggregates import bought
from features.definition import Theme, feature
from features.past import PROMISES

THEME = Theme(
    name="recency",
    layer="meaning",
    en="time since the last contact",
    ru="давность",
    pain=("long silence", "долгое молчание"),
    joy=("recent activity", "недавняя активность"),
    action=("Remind of yourself with a personal reason to come back", "Напомнить о себе личным поводом вернуться"),
    experience=False,
    actionable=False,
)


@feature(unit="days", if_silent=None, ru="Дней с последнего события")
def days_since_last_event(events: ir.Table) -> ir.FloatingScalar:
    """Days since anything last happened."""
    return events.days_ago.min(where=events.kind.notin(PROMISES))


@feature(unit="days", if_silent=None, ru="Дней с последнего визита")
def days_since_last_visit(events: ir.Table) -> ir.FloatingScalar:
    """Days since the last visit."""
    return events.days_ago.min(where=events.kind == "visit")


@feature(unit="days", if_silent=None, ru="Дней с последней покупки")
def days_since_last_purchase(events: ir.Table) -> ir.FloatingScalar:
    """Days since the last purchase."""
    return events.days_ago.min(where=bought(events))


@feature(unit="days", if_silent=None, ru="Дней с первой покупки")
def days_since_first_purchase(events: ir.Table) -> ir.FloatingScalar:
    """Days since the first purchase."""
    return events.days_ago.max(where=bought(events))


@feature(unit="days", if_silent=None, ru="Дней с последнего использования услуги")
def days_since_last_usage(events: ir.Table) -> ir.FloatingScalar:
    """Days since the service was last used."""
    return events.days_ago.min(where=events.kind == "usage")


@feature(unit="days", if_silent=None, ru="Дней с окончания договора")
def days_since_cancellation(events: ir.Table) -> ir.FloatingScalar:
    """Days since a contract was ended."""
    return events.days_ago.min(where=events.kind == "cancellation")


@feature(unit="days", if_silent=None, ru="Дней с первого события")
def tenure_days(events: ir.Table) -> ir.FloatingScalar:
    """Days since the customer was first seen."""
    return events.days_ago.max()
