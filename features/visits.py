"""How often a customer comes by, and how."""

import ibis.expr.types as ir

from features.aggregates import bought, days_with, ratio
from features.definition import Theme, feature

THEME = Theme(
    name="visits",
    en="visits",
    ru="визиты",
    pain=("fewer visits than usual", "визитов меньше обычного"),
    joy=("frequent visits", "частые визиты"),
    action=("Give a reason to look in again", "Дать повод заглянуть снова"),
    experience=False,
)


@feature(unit="visits", days=(30, 90, 365), ru="Визиты")
def visits(events: ir.Table) -> ir.IntegerScalar:
    """Visits."""
    return events.count(where=events.kind == "visit")


@feature(unit="days", days=(90,), ru="Дни с визитами")
def visit_days(events: ir.Table) -> ir.IntegerScalar:
    """Days with a visit."""
    return days_with(events, events.kind == "visit")


@feature(unit="visits", days=(90,), if_silent=None, ru="Визитов на одну покупку")
def visits_per_purchase(events: ir.Table) -> ir.FloatingScalar:
    """Visits per purchase."""
    return ratio(events.count(where=events.kind == "visit"), events.count(where=bought(events)))


@feature(unit="share", days=(90,), if_silent=None, ru="Доля визитов через приложение")
def app_share(events: ir.Table) -> ir.FloatingScalar:
    """Share of visits made in the app."""
    return (events.channel == "app").mean(where=events.kind == "visit")


@feature(unit="uses", days=(30, 90), ru="Использования услуги")
def usages(events: ir.Table) -> ir.IntegerScalar:
    """Uses of the service."""
    return events.count(where=events.kind == "usage")
