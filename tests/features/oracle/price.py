"""What a customer pays against what they could, and against their own habit."""

from decimal import Decimal

from tests.features.oracle.past import Event, Number, Past, last, mean, ratio, total, youngest


def used(past: Past) -> list[Event]:
    return [one for one in past.of("campaign") if one.amount is not None]


def discounts(past: Past) -> Number:
    return len(used(past))


def discount_share(past: Past) -> Number:
    paid, given = total(one.amount for one in past.bought), total(one.amount for one in used(past)) or Decimal()
    return None if paid is None else ratio(given, paid + given)


def days_since_last_discount(past: Past) -> Number:
    return youngest(used(past))


def last_basket_ratio(past: Past) -> Number:
    return ratio(last(past.bought, lambda one: one.amount), mean(one.amount for one in past.bought))
