"""Whether the site or the app let a customer down."""

from tests.features.oracle.past import Event, Number, Past, last, mean, youngest


def errors(past: Past) -> list[Event]:
    return [one for one in past.of("visit") if one.failed]


def site_errors(past: Past) -> Number:
    return len(errors(past))


def site_error_share(past: Past) -> Number:
    return mean(one.failed for one in past.of("visit"))


def last_visit_failed(past: Past) -> Number:
    return last(past.of("visit"), lambda one: one.failed)


def days_since_site_error(past: Past) -> Number:
    return youngest(errors(past))


def abandoned_site_errors(past: Past) -> Number:
    return sum(not past.led_to_purchase(one, days=1) for one in errors(past))
