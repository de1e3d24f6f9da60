"""What became of orders before anything was sent."""

import ibis.expr.types as ir

from features.aggregates import ratio
from features.definition import Theme, feature

THEME = Theme(
    name="orders",
    layer="functional",
    en="fulfilment of orders",
    ru="выполнение заказов",
    pain=("cancelled or split orders", "отменённые или разделённые заказы"),
    joy=("orders fulfilled as placed", "заказы выполнены как оформлены"),
    action=(
        "Check stock before taking the order, ship it as one",
        "Проверять наличие до заказа, отправлять одним местом",
    ),
)


@feature(unit="orders", days=(90, 365), better="lower", ru="Отменённые заказы")
def cancelled_orders(events: ir.Table) -> ir.IntegerScalar:
    """Cancelled orders."""
    return events.count(where=(events.kind == "purchase") & events.failed)


@feature(unit="share", days=(365,), if_silent=None, better="lower", ru="Доля отменённых заказов")
def cancelled_share(events: ir.Table) -> ir.FloatingScalar:
    """Share of orders that were cancelled."""
    return ratio(cancelled_orders(events), events.count(where=events.kind == "purchase"))


@feature(unit="days", if_silent=None, better="higher", ru="Дней с последнего отменённого заказа")
def days_since_cancelled_order(events: ir.Table) -> ir.FloatingScalar:
    """Days since the last order that was cancelled was placed."""
    return events.days_ago.min(where=(events.kind == "purchase") & events.failed)


@feature(unit="orders", days=(30, 365), better="lower", ru="Заказы у нескольких продавцов сразу")
def multi_seller_orders(events: ir.Table) -> ir.IntegerScalar:
    """Orders split between several sellers."""
    return events.count(where=_is_multi_seller(events))


@feature(unit="share", days=(365,), if_silent=None, better="lower", ru="Доля заказов у нескольких продавцов сразу")
def multi_seller_share(events: ir.Table) -> ir.FloatingScalar:
    """Share of orders split between several sellers."""
    return ratio(events.count(where=_is_multi_seller(events)), events.count(where=events.kind == "purchase"))


def _is_multi_seller(events: ir.Table) -> ir.BooleanColumn:
    return (events.kind == "other") & (events.channel == "multi_seller")
