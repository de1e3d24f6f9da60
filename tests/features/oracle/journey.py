"""How far a customer comes on the way from the first look to the time after the purchase."""

from tests.features.oracle.past import Number, Past, exact, mean


def journey_stages(past: Past) -> Number:
    after = past.of("contact", "return", "usage", "survey", "review")
    return sum(map(bool, (past.of("visit", "campaign"), past.bought, past.of("delivery"), after)))


def mean_decision_days(past: Past) -> Number:
    days = [until for one in past.of("visit") if (until := past.next_purchase(one)) is not None]
    return mean(exact(until) for until in days if until <= 30)


def bought_again_share(past: Past) -> Number:
    return mean(past.led_to_purchase(one, days=90) for one in past.of("delivery") if one.age >= 90)
