"""What became of orders before anything was sent."""

from tests.features.oracle.past import Event, Number, Past, ratio, youngest


def split(past: Past) -> list[Event]:
    return [one for one in past.of("other") if one.channel == "multi_seller"]


def cancelled(past: Past) -> list[Event]:
    return [one for one in past.of("purchase") if one.failed]


def cancelled_orders(past: Past) -> Number:
    return len(cancelled(past))


def multi_seller_orders(past: Past) -> Number:
    return len(split(past))


def multi_seller_share(past: Past) -> Number:
    return ratio(len(split(past)), len(past.of("purchase")))


def cancelled_share(past: Past) -> Number:
    return ratio(len(cancelled(past)), len(past.of("purchase")))


def days_since_cancelled_order(past: Past) -> Number:
    return youngest(cancelled(past))
