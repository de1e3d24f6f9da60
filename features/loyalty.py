"""How firmly a customer belongs to the company."""

import ibis.expr.types as ir

from features.aggregates import bought
from features.definition import Theme, feature
from features.stretches import days_with, days_with_steps, months_with

THEME = Theme(
    name="loyalty",
    layer="meaning",
    en="loyalty",
    ru="лояльность",
    pain=("the company is no habit", "компания не вошла в привычку"),
    joy=("the company is a habit", "компания вошла в привычку"),
    action=("Reward months in a row", "Поощрять покупки месяц за месяцем"),
    experience=False,
    actionable=False,
)


@feature(unit="months", days=(365,), ru="Месяцы с покупкой")
def purchase_months(events: ir.Table) -> ir.IntegerScalar:
    """Months with a purchase, of twelve equal ones."""
    return months_with(events, bought(events))


@feature(unit="days", days=(365,), ru="Дни с покупкой")
def purchase_days(events: ir.Table) -> ir.IntegerScalar:
    """Days with a purchase."""
    return days_with(events, bought(events))


@feature(unit="days", days=(90, 365), ru="Дни с визитом, покупкой, обращением или использованием услуги")
def active_days(events: ir.Table) -> ir.IntegerScalar:
    """Days with a visit, a purchase, a contact or a use of the service."""
    return days_with_steps(events)


@feature(unit="contracts", ru="Расторгнутые договоры")
def cancellations(events: ir.Table) -> ir.IntegerScalar:
    """Contracts ended."""
    return events.count(where=events.kind == "cancellation")
