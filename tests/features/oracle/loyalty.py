"""How long and how steadily a customer has been there."""

from tests.features.oracle.past import Number, Past, days_with, months_with


def purchase_months(past: Past) -> Number:
    return len(months_with(past.bought))


def purchase_days(past: Past) -> Number:
    return len(days_with(past.bought))


def active_days(past: Past) -> Number:
    return len(days_with(past.steps))


def cancellations(past: Past) -> Number:
    return len(past.of("cancellation"))
