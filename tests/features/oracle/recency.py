"""How long ago a customer was first and last seen."""

from tests.features.oracle.past import Number, Past, youngest


def days_since_last_event(past: Past) -> Number:
    return youngest(past.happened)


def days_since_last_visit(past: Past) -> Number:
    return youngest(past.of("visit"))


def days_since_last_purchase(past: Past) -> Number:
    return youngest(past.bought)


def days_since_last_usage(past: Past) -> Number:
    return youngest(past.of("usage"))


def days_since_cancellation(past: Past) -> Number:
    return youngest(past.of("cancellation"))


def tenure_days(past: Past) -> Number:
    return max((one.age for one in past.happened), default=None)


def days_since_first_purchase(past: Past) -> Number:
    return max((one.age for one in past.bought), default=None)
