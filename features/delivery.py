"""Whether orders arrived whole and as promised."""

import ibis.expr.types as ir

from features.aggregates import last, mean
from features.definition import Theme, feature
from features.past import AWAITED, OVERDUE

THEME = Theme(
    name="delivery",
    layer="functional",
    en="delivery",
    ru="доставка",
    pain=("late deliveries", "опоздания доставки"),
    joy=("deliveries on time", "доставка вовремя"),
    action=(
        "Change the carrier or promise a later date, and apologise",
        "Сменить службу доставки или срок, извиниться",
    ),
)


@feature(unit="deliveries", days=(90, 365), ru="Доставки")
def deliveries(events: ir.Table) -> ir.IntegerScalar:
    """Deliveries."""
    return events.count(where=_is_delivery(events))


@feature(unit="deliveries", days=(30, 90, 365), better="lower", ru="Опоздавшие доставки")
def late_deliveries(events: ir.Table) -> ir.IntegerScalar:
    """Late deliveries."""
    return events.count(where=_is_delivery(events) & (events.late_hours > 0))


@feature(unit="share", days=(90, 365), if_silent=None, better="lower", ru="Доля опоздавших доставок")
def late_share(events: ir.Table) -> ir.FloatingScalar:
    """Share of deliveries that were late."""
    return (events.late_hours > 0).mean(where=_is_delivery(events))


@feature(unit="share", days=(365,), if_silent=None, better="higher", ru="Доля сдержанных обещаний о доставке")
def promise_kept_share(events: ir.Table) -> ir.FloatingScalar:
    """Share of promises kept: of the deliveries that had one and the orders overdue."""
    promised = (_is_delivery(events) & events.late_hours.notnull()) | (events.kind == OVERDUE)
    return (events.late_hours <= 0).mean(where=promised)


@feature(unit="share", days=(365,), if_silent=None, better="higher", ru="Доля доставок раньше срока")
def early_share(events: ir.Table) -> ir.FloatingScalar:
    """Share of deliveries that came before their promise."""
    return (events.late_hours < 0).mean(where=_is_delivery(events))


@feature(unit="hours", days=(90, 365), if_silent=None, better="lower", ru="Среднее опоздание доставки в часах")
def mean_late_hours(events: ir.Table) -> ir.NumericScalar:
    """Average lateness of deliveries in hours, on time counted as zero."""
    return mean(events.late_hours.clip(lower=0), _is_delivery(events))


@feature(unit="hours", days=(90, 365), if_silent=None, better="lower", ru="Худшее опоздание доставки в часах")
def worst_late_hours(events: ir.Table) -> ir.NumericScalar:
    """Worst lateness of a delivery in hours, on time counted as zero."""
    return events.late_hours.clip(lower=0).max(where=_is_delivery(events))


@feature(unit="hours", days=(365,), if_silent=None, better="higher", ru="Насколько раньше срока доставляют, в часах")
def mean_early_hours(events: ir.Table) -> ir.NumericScalar:
    """Average hours by which deliveries came before their promise, late counted as zero."""
    return mean((-events.late_hours).clip(lower=0), _is_delivery(events))


@feature(unit="hours", days=(365,), if_silent=None, better="lower", ru="Среднее ожидание доставки в часах")
def mean_delivery_wait(events: ir.Table) -> ir.NumericScalar:
    """Average hours from order to door."""
    return mean(events.wait_hours, _is_delivery(events))


@feature(unit="hours", days=(365,), if_silent=None, better="lower", ru="Самое долгое ожидание доставки в часах")
def longest_delivery_wait(events: ir.Table) -> ir.NumericScalar:
    """Most hours from order to door."""
    return events.wait_hours.max(where=_is_delivery(events))


@feature(unit="deliveries", days=(90, 365), better="lower", ru="Доставки с повреждением или утратой")
def damaged_deliveries(events: ir.Table) -> ir.IntegerScalar:
    """Deliveries that arrived damaged or never."""
    return events.count(where=_is_delivery(events) & events.failed)


@feature(unit="orders", days=(90,), better="lower", ru="Просроченные и ещё не доставленные заказы")
def overdue_orders(events: ir.Table) -> ir.IntegerScalar:
    """Orders past their promise and still not delivered."""
    return events.count(where=events.kind == OVERDUE)


@feature(unit="hours", days=(90,), better="lower", ru="Худшая просрочка ещё не доставленного заказа в часах")
def worst_overdue_hours(events: ir.Table) -> ir.NumericScalar:
    """Worst delay of an order still not delivered in hours."""
    return events.late_hours.max(where=events.kind == OVERDUE)


@feature(unit="orders", ru="Заказы в пути, срок которых ещё не вышел")
def awaited_orders(events: ir.Table) -> ir.IntegerScalar:
    """Orders not delivered yet whose promise still holds."""
    return events.count(where=events.kind == AWAITED)


@feature(unit="days", if_silent=None, ru="Сколько дней ждут самый давний заказ в пути")
def longest_awaited_days(events: ir.Table) -> ir.FloatingScalar:
    """Days since the oldest order not delivered yet whose promise still holds."""
    return events.days_ago.max(where=events.kind == AWAITED)


@feature(unit="hours", if_silent=None, better="lower", ru="Опоздание последней доставки в часах")
def last_late_hours(events: ir.Table) -> ir.NumericScalar:
    """Lateness of the last delivery, or of the promise still open, in hours."""
    return last(events, events.late_hours, _is_delivery(events) | (events.kind == OVERDUE))


@feature(unit="hours", if_silent=None, better="lower", ru="Ожидание последней доставки в часах")
def last_delivery_wait(events: ir.Table) -> ir.NumericScalar:
    """Hours from order to door of the last delivery, or so far of the order still overdue."""
    return last(events, events.wait_hours, _is_delivery(events) | (events.kind == OVERDUE))


@feature(unit="days", if_silent=None, ru="Дней с последней доставки")
def days_since_last_delivery(events: ir.Table) -> ir.FloatingScalar:
    """Days since the last delivery."""
    return events.days_ago.min(where=_is_delivery(events))


@feature(unit="days", if_silent=None, better="higher", ru="Дней с последнего опоздания доставки")
def days_since_late_delivery(events: ir.Table) -> ir.FloatingScalar:
    """Days since the last late delivery."""
    return events.days_ago.min(where=_is_delivery(events) & (events.late_hours > 0))


def _is_delivery(events: ir.Table) -> ir.BooleanColumn:
    return events.kind == "delivery"
