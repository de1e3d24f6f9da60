"""What a customer was offered, and what they made of it."""

import ibis.expr.types as ir

from features.definition import Theme, feature
from features.price import is_redeemed

THEME = Theme(
    name="campaigns",
    layer="meaning",
    en="offers",
    ru="предложения",
    pain=("offers left unused", "предложения без отклика"),
    joy=("offers taken up", "предложения принимаются"),
    action=("Write less often, and only what suits them", "Писать реже и только о подходящем"),
    experience=False,
)

DAYS_TO_RESPOND = 7


@feature(unit="offers", days=(30, 90, 365), ru="Полученные предложения")
def offers(events: ir.Table) -> ir.IntegerScalar:
    """Offers received, used or not."""
    return events.count(where=_is_offer(events))


@feature(unit="share", days=(365,), if_silent=None, ru="Доля использованных предложений")
def redeemed_share(events: ir.Table) -> ir.FloatingScalar:
    """Share of offers whose discount was used."""
    return is_redeemed(events).mean(where=_is_offer(events))


@feature(unit="share", days=(365,), if_silent=None, ru="Доля предложений с покупкой в течение 7 дней")
def response_share(events: ir.Table) -> ir.FloatingScalar:
    """Share of offers followed by a purchase within 7 days."""
    responded = events.days_ago - events.next_purchase_days_ago <= DAYS_TO_RESPOND
    return responded.fill_null(False).mean(where=_is_offer(events))


@feature(unit="days", if_silent=None, ru="Дней с последнего предложения")
def days_since_last_offer(events: ir.Table) -> ir.FloatingScalar:
    """Days since the last offer."""
    return events.days_ago.min(where=_is_offer(events))


def _is_offer(events: ir.Table) -> ir.BooleanColumn:
    return events.kind == "campaign"
