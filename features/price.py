"""What a customer pays against what they could, and against their own habit."""

import ibis.expr.types as ir

from features.aggregates import bought, last, mean, ratio
from features.definition import Theme, feature

THEME = Theme(
    name="price",
    layer="functional",
    en="price and discounts",
    ru="цена и скидки",
    pain=("prices without a discount", "цены без скидок"),
    joy=("discounts that fit", "уместные скидки"),
    action=("Offer a personal discount", "Предложить личную скидку"),
)


@feature(unit="discounts", days=(90, 365), ru="Использованные скидки и купоны")
def discounts(events: ir.Table) -> ir.IntegerScalar:
    """Discounts and coupons used."""
    return events.count(where=is_redeemed(events))


@feature(unit="share", days=(90, 365), if_silent=None, better="higher", ru="Доля скидки в цене")
def discount_share(events: ir.Table) -> ir.FloatingScalar:
    """Discount as a share of the full price."""
    paid, given = events.amount.sum(where=bought(events)), events.amount.sum(where=is_redeemed(events)).fill_null(0)
    return ratio(given, paid + given)


@feature(unit="days", if_silent=None, ru="Дней с последней скидки")
def days_since_last_discount(events: ir.Table) -> ir.FloatingScalar:
    """Days since a discount was last used."""
    return events.days_ago.min(where=is_redeemed(events))


@feature(unit="ratio", if_silent=None, ru="Последняя покупка к среднему чеку")
def last_basket_ratio(events: ir.Table) -> ir.FloatingScalar:
    """Last purchase as a multiple of the average one."""
    return ratio(last(events, events.amount, bought(events)), mean(events.amount, bought(events)))


def is_redeemed(events: ir.Table) -> ir.BooleanColumn:
    """Whether the event is a discount used, and not only sent."""
    return (events.kind == "campaign") & events.amount.notnull()
