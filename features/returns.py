"""What a customer sent back, and why."""

import ibis.expr.types as ir

from features.aggregates import bought, ratio
from features.definition import Theme, feature

THEME = Theme(
    name="returns",
    layer="functional",
    en="quality of goods",
    ru="качество товаров",
    pain=("defective goods and returns", "брак и возвраты"),
    joy=("goods that stay", "товары без возвратов"),
    action=("Replace what was defective, check the supplier", "Заменить бракованное, проверить поставщика"),
)


@feature(unit="returns", days=(90, 365), better="lower", ru="Возвраты")
def returns(events: ir.Table) -> ir.IntegerScalar:
    """Returns."""
    return events.count(where=events.kind == "return")


@feature(unit="returns", days=(30, 90, 365), better="lower", ru="Возвраты брака")
def defective_returns(events: ir.Table) -> ir.IntegerScalar:
    """Returns of defective goods."""
    return events.count(where=(events.kind == "return") & events.failed)


@feature(unit="share", days=(365,), if_silent=None, better="lower", ru="Возвратов на одну покупку")
def return_share(events: ir.Table) -> ir.FloatingScalar:
    """Returns per purchase."""
    return ratio(events.count(where=events.kind == "return"), events.count(where=bought(events)))


@feature(unit="money", days=(365,), better="lower", ru="Возвращённые деньги")
def refunded(events: ir.Table) -> ir.DecimalScalar:
    """Money refunded."""
    return -events.amount.sum(where=events.kind == "return")


@feature(unit="share", days=(365,), if_silent=None, better="lower", ru="Доля возвращённых денег")
def refunded_share(events: ir.Table) -> ir.FloatingScalar:
    """Money refunded as a share of money spent."""
    return ratio(refunded(events).fill_null(0), events.amount.sum(where=bought(events)))


@feature(unit="days", if_silent=None, ru="Дней с последнего возврата")
def days_since_last_return(events: ir.Table) -> ir.FloatingScalar:
    """Days since the last return."""
    return events.days_ago.min(where=events.kind == "return")


@feature(unit="days", if_silent=None, better="higher", ru="Дней с последнего возврата брака")
def days_since_defective_return(events: ir.Table) -> ir.FloatingScalar:
    """Days since the last return of defective goods."""
    return events.days_ago.min(where=(events.kind == "return") & events.failed)
