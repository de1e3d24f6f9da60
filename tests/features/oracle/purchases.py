"""How often and for how much a customer buys, against their own habit."""

from decimal import Decimal
from itertools import pairwise
from math import ceil, sqrt
from statistics import fmean, pstdev

from tests.features.oracle.past import (
    MONTH_DAYS,
    Event,
    Number,
    Past,
    days_with,
    growth,
    last,
    mean,
    months_with,
    quarters,
    ratio,
    total,
    trend,
    youngest,
)


def spending(past: Past) -> list[Event]:
    return past.bought + past.of("return")


def purchases(past: Past) -> Number:
    return len(past.bought)


def spend(past: Past) -> Number:
    return total(one.amount for one in spending(past))


def mean_basket(past: Past) -> Number:
    return mean(one.amount for one in past.bought)


def last_basket(past: Past) -> Number:
    return last(past.bought, lambda one: one.amount)


def usual_gap(past: Past) -> Number:
    days = days_with(past.bought)
    return ratio(max(days) - min(days), len(days) - 1) if days else None


def silence_ratio(past: Past) -> Number:
    return ratio(youngest(past.bought), usual_gap(past))


def purchase_trend(past: Past) -> Number:
    return trend(past.bought)


def spend_variation(past: Past) -> Number:
    """Over the months since the first purchase in the span, from three months on."""
    by_month: dict[int, Decimal] = {}
    for one in spending(past):
        month = ceil(one.age / MONTH_DAYS)
        by_month[month] = by_month.get(month, Decimal()) + (one.amount or 0)
    months, spent = max(months_with(past.bought), default=0), sum(by_month.values(), Decimal())
    if months < 3 or spent <= 0:
        return None
    usual = spent / months
    variance = sum((sums**2 for sums in by_month.values()), Decimal()) / months - usual**2
    return sqrt(max(variance, Decimal())) / float(usual)


def gaps(past: Past) -> list[int]:
    return [later - earlier for earlier, later in pairwise(sorted(days_with(past.bought)))]


def paid(events: list[Event]) -> Decimal:
    return total(one.amount for one in events) or Decimal()


def largest_basket(past: Past) -> Number:
    return max((one.amount for one in past.bought if one.amount is not None), default=None)


def longest_gap(past: Past) -> Number:
    return max(gaps(past), default=None)


def gap_variation(past: Past) -> Number:
    return pstdev(gaps(past)) / fmean(gaps(past)) if len(gaps(past)) >= 2 else None


def spend_trend(past: Past) -> Number:
    return growth(*map(paid, quarters(past.bought)))


def basket_trend(past: Past) -> Number:
    return growth(*(mean(one.amount for one in quarter) for quarter in quarters(past.bought)))


def recent_spend_share(past: Past) -> Number:
    recent, _ = quarters(past.bought)
    return ratio(paid(recent), paid(past.bought))
