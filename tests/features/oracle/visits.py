"""How often a customer comes by, and how."""

from tests.features.oracle.past import Event, Number, Past, days_with, mean, ratio, trend


def visits(past: Past) -> Number:
    return len(past.of("visit"))


def visit_days(past: Past) -> Number:
    return len(days_with(past.of("visit")))


def visits_per_purchase(past: Past) -> Number:
    return ratio(len(past.of("visit")), len(past.bought))


def app_share(past: Past) -> Number:
    return mean(one.channel == "app" for one in past.of("visit") if one.channel)


def usages(past: Past) -> Number:
    return len(past.of("usage"))


def abandoned(past: Past) -> list[Event]:
    return [one for one in past.of("visit") if not past.led_to_purchase(one, days=1)]


def visits_per_day(past: Past) -> Number:
    return ratio(visits(past), visit_days(past))


def visit_trend(past: Past) -> Number:
    return trend(past.of("visit"))


def abandoned_visits(past: Past) -> Number:
    return len(abandoned(past))


def abandoned_share(past: Past) -> Number:
    return ratio(len(abandoned(past)), len(past.of("visit")))


def usage_trend(past: Past) -> Number:
    return trend(past.of("usage"))
