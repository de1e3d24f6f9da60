"""How often a customer comes by, and how."""

import ibis.expr.types as ir

from features.aggregates import bought, ratio, trend
from features.definition import Theme, feature
from features.stretches import days_with

DAYS_TO_BUY = 1
"""A visit led to a purchase that went through no later than so many days after it."""

THEME = Theme(
    name="visits",
    layer="meaning",
    en="visits",
    ru="визиты",
    pain=("fewer visits than usual", "визитов меньше обычного"),
    joy=("frequent visits", "частые визиты"),
    action=("Give a reason to look in again", "Дать повод заглянуть снова"),
    experience=False,
    actionable=False,
)


@feature(unit="visits", days=(30, 90, 365), ru="Визиты")
def visits(events: ir.Table) -> ir.IntegerScalar:
    """Visits."""
    return events.count(where=events.kind == "visit")


@feature(unit="days", days=(90,), ru="Дни с визитами")
def visit_days(events: ir.Table) -> ir.IntegerScalar:
    """Days with a visit."""
    return days_with(events, events.kind == "visit")


@feature(unit="visits", days=(90,), if_silent=None, ru="Визитов за день с визитами")
def visits_per_day(events: ir.Table) -> ir.FloatingScalar:
    """Visits per day with a visit."""
    return ratio(visits(events), visit_days(events))


@feature(unit="-1..1", if_silent=None, ru="Рост числа визитов: последние 90 дней против предыдущих 90")
def visit_trend(events: ir.Table) -> ir.FloatingScalar:
    """Growth of visits, the last 90 days against the 90 before."""
    return trend(events, events.kind == "visit")


@feature(unit="visits", days=(30, 90), ru="Визиты без покупки в течение суток")
def abandoned_visits(events: ir.Table) -> ir.IntegerScalar:
    """Visits without a purchase within a day."""
    return events.count(where=(events.kind == "visit") & is_abandoned(events))


@feature(unit="share", days=(90, 365), if_silent=None, ru="Доля визитов без покупки в течение суток")
def abandoned_share(events: ir.Table) -> ir.FloatingScalar:
    """Share of visits without a purchase within a day."""
    return is_abandoned(events).mean(where=events.kind == "visit")


@feature(unit="visits", days=(90,), if_silent=None, ru="Визитов на одну покупку")
def visits_per_purchase(events: ir.Table) -> ir.FloatingScalar:
    """Visits per purchase."""
    return ratio(events.count(where=events.kind == "visit"), events.count(where=bought(events)))


@feature(unit="share", days=(90,), if_silent=None, ru="Доля визитов через приложение")
def app_share(events: ir.Table) -> ir.FloatingScalar:
    """Share of visits made in the app."""
    return (events.channel == "app").mean(where=events.kind == "visit")


@feature(unit="uses", days=(30, 90, 365), ru="Использования услуги")
def usages(events: ir.Table) -> ir.IntegerScalar:
    """Uses of the service."""
    return events.count(where=events.kind == "usage")


@feature(unit="-1..1", if_silent=None, ru="Рост использования услуги: последние 90 дней против предыдущих 90")
def usage_trend(events: ir.Table) -> ir.FloatingScalar:
    """Growth of uses of the service, the last 90 days against the 90 before."""
    return trend(events, events.kind == "usage")


def is_abandoned(events: ir.Table) -> ir.BooleanColumn:
    """Whether no purchase went through at the time of the event or up to ``DAYS_TO_BUY`` after it."""
    return ~(events.days_ago - events.next_purchase_days_ago <= DAYS_TO_BUY).fill_null(False)
