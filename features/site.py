"""Whether the site or the app let a customer down."""

import ibis.expr.types as ir

from features.aggregates import last
from features.definition import Theme, feature
from features.visits import is_abandoned

THEME = Theme(
    name="site",
    layer="functional",
    en="site and app",
    ru="сайт и приложение",
    pain=("errors on the site or in the app", "ошибки на сайте или в приложении"),
    joy=("a site and an app that work", "сайт и приложение работают"),
    action=("Find and repair the errors they met", "Найти и исправить ошибки, которые им мешали"),
)


@feature(unit="visits", days=(30, 90, 365), better="lower", ru="Визиты с ошибкой")
def site_errors(events: ir.Table) -> ir.IntegerScalar:
    """Visits with an error."""
    return events.count(where=(events.kind == "visit") & events.failed)


@feature(unit="share", days=(90, 365), if_silent=None, better="lower", ru="Доля визитов с ошибкой")
def site_error_share(events: ir.Table) -> ir.FloatingScalar:
    """Share of visits with an error."""
    return events.failed.mean(where=events.kind == "visit")


@feature(unit="visits", days=(90,), ru="Визиты с ошибкой и без покупки в течение суток")
def abandoned_site_errors(events: ir.Table) -> ir.IntegerScalar:
    """Visits with an error and without a purchase within a day."""
    return events.count(where=(events.kind == "visit") & events.failed & is_abandoned(events))


@feature(unit="0 or 1", if_silent=None, better="lower", ru="Ошибка в последний визит")
def last_visit_failed(events: ir.Table) -> ir.NumericScalar:
    """Error during the last visit."""
    return last(events, events.failed.cast("int8"), events.kind == "visit")


@feature(unit="days", if_silent=None, better="higher", ru="Дней с последней ошибки")
def days_since_site_error(events: ir.Table) -> ir.FloatingScalar:
    """Days since the last error."""
    return events.days_ago.min(where=(events.kind == "visit") & events.failed)
