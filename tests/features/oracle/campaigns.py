"""What a customer was offered, and what they made of it."""

from tests.features.oracle.past import Number, Past, mean, youngest


def offers(past: Past) -> Number:
    return len(past.of("campaign"))


def redeemed_share(past: Past) -> Number:
    return mean(one.amount is not None for one in past.of("campaign"))


def response_share(past: Past) -> Number:
    return mean(past.led_to_purchase(one, days=7) for one in past.of("campaign"))


def days_since_last_offer(past: Past) -> Number:
    return youngest(past.of("campaign"))
