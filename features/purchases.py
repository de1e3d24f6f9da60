"""How often and for how much a customer buys, against their own habit."""

import ibis
import ibis.expr.types as ir

from features.aggregates import bought, growth, is_spend, last, mean, net_spend, quarters, ratio, trend
from features.definition import WHOLE_PAST, Theme, feature
from features.stretches import MONTHS, YEAR_DAYS, day, days_with, month

THEME = Theme(
    name="purchases",
    layer="meaning",
    en="purchases",
    ru="покупки",
    pain=("fewer purchases than usual", "покупок меньше обычного"),
    joy=("a firm habit of buying", "устойчивая привычка покупать"),
    action=("Offer what they usually buy, at their usual time", "Предложить привычные товары в привычное время"),
    experience=False,
    actionable=False,
)

FEWEST_MONTHS = 3
"""With fewer months of history a variation between months says nothing."""

FEWEST_GAPS = 2


@feature(unit="purchases", days=(30, 90, 365, WHOLE_PAST), ru="Покупки")
def purchases(events: ir.Table) -> ir.IntegerScalar:
    """Purchases."""
    return events.count(where=bought(events))


@feature(unit="money", days=(30, 90, 365, WHOLE_PAST), ru="Сумма покупок за вычетом возвратов")
def spend(events: ir.Table) -> ir.DecimalScalar:
    """Money spent, net of refunds."""
    return net_spend(events)


@feature(unit="money", days=(365,), if_silent=None, ru="Средний чек")
def mean_basket(events: ir.Table) -> ir.FloatingScalar:
    """Average purchase."""
    return mean(events.amount, bought(events))


@feature(unit="money", days=(365,), if_silent=None, ru="Самая крупная покупка")
def largest_basket(events: ir.Table) -> ir.NumericScalar:
    """Largest purchase."""
    return events.amount.max(where=bought(events))


@feature(unit="money", if_silent=None, ru="Сумма последней покупки")
def last_basket(events: ir.Table) -> ir.NumericScalar:
    """Amount of the last purchase."""
    return last(events, events.amount, bought(events))


@feature(unit="days", if_silent=None, ru="Обычный промежуток между покупками в днях")
def usual_gap(events: ir.Table) -> ir.FloatingScalar:
    """Average gap between days with a purchase."""
    whole_day = day(events.days_ago)
    between = whole_day.max(where=bought(events)) - whole_day.min(where=bought(events))
    return ratio(between, days_with(events, bought(events)) - 1)


@feature(unit="days", if_silent=None, ru="Самый длинный промежуток между покупками в днях")
def longest_gap(events: ir.Table) -> ir.FloatingScalar:
    """Longest gap between days with a purchase."""
    return _gap(events).max(where=bought(events)).nullif(0)


@feature(unit="ratio", if_silent=None, ru="Неровность промежутков между покупками")
def gap_variation(events: ir.Table) -> ir.FloatingScalar:
    """Unevenness of the gaps between days with a purchase, their standard deviation over their mean.

    Of whole days, with the deviation of a population; null for fewer than two gaps.
    """
    gaps, gap = days_with(events, bought(events)) - 1, _gap(events)
    total, squares = (each.sum(where=bought(events)) for each in (gap, gap * gap))
    return ibis.cases((gaps >= FEWEST_GAPS, _variation(gaps, total, squares)))


@feature(unit="ratio", if_silent=None, ru="Дней с последней покупки на один обычный промежуток")
def silence_ratio(events: ir.Table) -> ir.FloatingScalar:
    """Time since the last purchase as a multiple of the usual gap."""
    return ratio(events.days_ago.min(where=bought(events)), usual_gap(events))


@feature(unit="-1..1", if_silent=None, ru="Рост числа покупок: последние 90 дней против предыдущих 90")
def purchase_trend(events: ir.Table) -> ir.FloatingScalar:
    """Growth of purchases, the last 90 days against the 90 before."""
    return trend(events, bought(events))


@feature(unit="-1..1", if_silent=None, ru="Рост суммы покупок: последние 90 дней против предыдущих 90")
def spend_trend(events: ir.Table) -> ir.FloatingScalar:
    """Growth of money spent, the last 90 days against the 90 before, refunds left out."""
    return growth(*(_paid(events, is_aged).fill_null(0) for is_aged in quarters(events)))


@feature(unit="-1..1", if_silent=None, ru="Рост среднего чека: последние 90 дней против предыдущих 90")
def basket_trend(events: ir.Table) -> ir.FloatingScalar:
    """Growth of the average purchase, the last 90 days against the 90 before."""
    return growth(*(mean(events.amount, bought(events) & is_aged) for is_aged in quarters(events)))


@feature(unit="share", days=(YEAR_DAYS,), if_silent=None, ru="Доля последних 90 дней в сумме покупок")
def recent_spend_share(events: ir.Table) -> ir.FloatingScalar:
    """Share of the last 90 days in the money spent, refunds left out."""
    recent, _ = quarters(events)
    return ratio(_paid(events, recent).fill_null(0), _paid(events, True))


@feature(unit="ratio", days=(YEAR_DAYS,), if_silent=None, ru="Неровность помесячных трат")
def spend_variation(events: ir.Table) -> ir.FloatingScalar:
    """Unevenness of monthly spending, its standard deviation over its mean."""
    when, total = month(events.days_ago), net_spend(events).cast("float64")
    months = when.max(where=bought(events))
    spent = is_spend(events).ifelse(events.amount, ibis.null(events.amount.type()))
    squares = [(when == number).ifelse(spent, None).sum().cast("float64") ** 2 for number in MONTHS]
    together = sum(square.fill_null(0.0) for square in squares)
    return ibis.cases(((months >= FEWEST_MONTHS) & (total > 0), _variation(months, total, together)))


def _paid(events: ir.Table, where: ir.BooleanValue | bool) -> ir.DecimalScalar:
    return events.amount.sum(where=bought(events) & where)


def _gap(events: ir.Table) -> ir.NumericColumn:
    """Days from the day of the purchase before, 0 for a later one of the same day."""
    return (day(events.previous_days_ago) - day(events.days_ago)).cast("int64")


def _variation(count: ir.NumericValue, total: ir.NumericValue, squares: ir.NumericValue) -> ir.FloatingValue:
    """Standard deviation over mean of so many values, from their sum and the sum of their squares."""
    return (ratio(count * squares, total * total) - 1).clip(lower=0.0).sqrt()
