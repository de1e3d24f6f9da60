"""Whether orders arrived whole and as promised."""

from decimal import Decimal

from tests.features.oracle.past import Event, Number, Past, last, mean, youngest


def late(past: Past) -> list[Event]:
    return [one for one in past.of("delivery") if one.late_hours is not None and one.late_hours > 0]


def lateness(past: Past) -> list[Decimal]:
    return [max(one.late_hours, Decimal()) for one in past.of("delivery") if one.late_hours is not None]


def deliveries(past: Past) -> Number:
    return len(past.of("delivery"))


def late_deliveries(past: Past) -> Number:
    return len(late(past))


def late_share(past: Past) -> Number:
    return mean(hours > 0 for hours in lateness(past))


def mean_late_hours(past: Past) -> Number:
    return mean(lateness(past))


def worst_late_hours(past: Past) -> Number:
    return max(lateness(past), default=None)


def mean_early_hours(past: Past) -> Number:
    return mean(max(-one.late_hours, Decimal()) for one in past.of("delivery") if one.late_hours is not None)


def mean_delivery_wait(past: Past) -> Number:
    return mean(one.wait_hours for one in past.of("delivery"))


def damaged_deliveries(past: Past) -> Number:
    return sum(one.failed is True for one in past.of("delivery"))


def overdue_orders(past: Past) -> Number:
    return len(past.of("overdue"))


def worst_overdue_hours(past: Past) -> Number:
    return max((one.late_hours for one in past.of("overdue") if one.late_hours is not None), default=None)


def last_late_hours(past: Past) -> Number:
    return last(past.of("delivery", "overdue"), lambda one: one.late_hours)


def last_delivery_wait(past: Past) -> Number:
    return last(past.of("delivery", "overdue"), lambda one: one.wait_hours)


def days_since_last_delivery(past: Past) -> Number:
    return youngest(past.of("delivery"))


def days_since_late_delivery(past: Past) -> Number:
    return youngest(late(past))


def promise_kept_share(past: Past) -> Number:
    return mean(one.late_hours <= 0 for one in past.of("delivery", "overdue") if one.late_hours is not None)


def early_share(past: Past) -> Number:
    return mean(one.late_hours < 0 for one in past.of("delivery") if one.late_hours is not None)


def longest_delivery_wait(past: Past) -> Number:
    return max((one.wait_hours for one in past.of("delivery") if one.wait_hours is not None), default=None)


def awaited_orders(past: Past) -> Number:
    return len(past.of("awaited"))


def longest_awaited_days(past: Past) -> Number:
    return max((one.age for one in past.of("awaited")), default=None)
