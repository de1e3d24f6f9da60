"""How often and for how much a customer buys, against their own habit."""

import ibis
import ibis.expr.types as ir

from features.aggregates import bought, days_with, is_spend, last, net_spend, ratio
from features.definition import WHOLE_PAST, Theme, feature

THEME = Theme(
    name="purchases",
    en="purchases",
    ru="покупки",
    pain=("fewer purchases than usual", "покупок меньше обычного"),
    joy=("a firm habit of buying", "устойчивая привычка покупать"),
    action=("Offer what they usually buy, at their usual time", "Предложить привычные товары в привычное время"),
    experience=False,
)

YEAR_DAYS = 365
MONTH_DAYS = YEAR_DAYS / 12
FEWEST_MONTHS = 3
"""With fewer months of history a variation between months says nothing."""


@feature(unit="purchases", days=(30, 90, 365, WHOLE_PAST), ru="Покупки")
def purchases(events: ir.Table) -> ir.IntegerScalar:
    """Purchases."""
    return events.count(where=bought(events))


@feature(unit="money", days=(90, 365, WHOLE_PAST), ru="Сумма покупок за вычетом возвратов")
def spend(events: ir.Table) -> ir.DecimalScalar:
    """Money spent, net of refunds."""
    return net_spend(events)


@feature(unit="money", days=(365,), if_silent=None, ru="Средний чек")
def mean_basket(events: ir.Table) -> ir.NumericScalar:
    """Average purchase."""
    return events.amount.mean(where=bought(events))


@feature(unit="money", if_silent=None, ru="Сумма последней покупки")
def last_basket(events: ir.Table) -> ir.NumericScalar:
    """Amount of the last purchase."""
    return last(events, events.amount, bought(events))


@feature(unit="days", if_silent=None, ru="Обычный промежуток между покупками в днях")
def usual_gap(events: ir.Table) -> ir.FloatingScalar:
    """Usual gap between purchases in days."""
    day = events.days_ago.floor()
    between = day.max(where=bought(events)) - day.min(where=bought(events))
    return ratio(between, days_with(events, bought(events)) - 1)


@feature(unit="ratio", if_silent=None, ru="Дней с последней покупки на один обычный промежуток")
def silence_ratio(events: ir.Table) -> ir.FloatingScalar:
    """Time since the last purchase as a multiple of the usual gap."""
    return ratio(events.days_ago.min(where=bought(events)), usual_gap(events))


@feature(unit="-1..1", if_silent=None, ru="Рост числа покупок: последние 90 дней против предыдущих 90")
def purchase_trend(events: ir.Table) -> ir.FloatingScalar:
    """Growth of purchases, the last 90 days against the 90 before."""
    recent = events.count(where=bought(events) & (events.days_ago <= 90))
    both = events.count(where=bought(events) & (events.days_ago <= 180))
    return ratio(2 * recent - both, both)


@feature(unit="ratio", days=(YEAR_DAYS,), if_silent=None, ru="Неровность помесячных трат")
def spend_variation(events: ir.Table) -> ir.FloatingScalar:
    """Unevenness of monthly spending, its standard deviation over its mean."""
    month = (events.days_ago / ibis.literal(MONTH_DAYS, "float64")).ceil()
    months, total = month.max(where=bought(events)), net_spend(events).cast("float64")
    spent = is_spend(events).ifelse(events.amount, ibis.null(events.amount.type()))
    squares = [(month == k).ifelse(spent, None).sum().cast("float64") ** 2 for k in range(1, 13)]
    evenness = ratio(months * sum(square.fill_null(0.0) for square in squares), total**2)
    return ibis.cases(((months >= FEWEST_MONTHS) & (total > 0), (evenness - 1).clip(lower=0.0).sqrt()))
