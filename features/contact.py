"""How often, and how hard, a customer had to get in touch."""

import ibis.expr.types as ir

from features.aggregates import days_with, last
from features.definition import Theme, feature

THEME = Theme(
    name="contact",
    en="support",
    ru="поддержка",
    pain=("slow or unsolved support", "медленная или безрезультатная поддержка"),
    joy=("support that solves at once", "поддержка решает сразу"),
    action=("Call back and settle the open question", "Перезвонить и решить открытый вопрос"),
)

FORTNIGHT = 14


@feature(unit="contacts", days=(30, 90, 365), better="lower", ru="Обращения в поддержку")
def contacts(events: ir.Table) -> ir.IntegerScalar:
    """Contacts with support."""
    return events.count(where=_is_contact(events))


@feature(unit="contacts", days=(30, 90, 365), better="lower", ru="Нерешённые обращения")
def unsolved_contacts(events: ir.Table) -> ir.IntegerScalar:
    """Contacts that ended without a solution."""
    return events.count(where=_is_contact(events) & events.failed)


@feature(unit="share", days=(365,), if_silent=None, better="lower", ru="Доля нерешённых обращений")
def unsolved_share(events: ir.Table) -> ir.FloatingScalar:
    """Share of contacts that ended without a solution."""
    return events.failed.mean(where=_is_contact(events))


@feature(unit="contacts", days=(90,), better="lower", ru="Повторные обращения в те же две недели")
def repeated_contacts(events: ir.Table) -> ir.IntegerScalar:
    """Contacts repeated within the same fortnight."""
    return events.count(where=_is_contact(events)) - days_with(events, _is_contact(events), length=FORTNIGHT)


@feature(unit="hours", days=(90, 365), if_silent=None, better="lower", ru="Среднее время решения обращения в часах")
def mean_solution_hours(events: ir.Table) -> ir.NumericScalar:
    """Average hours until a contact was settled."""
    return events.wait_hours.mean(where=_is_contact(events))


@feature(unit="hours", days=(90,), if_silent=None, better="lower", ru="Худшее время решения обращения в часах")
def worst_solution_hours(events: ir.Table) -> ir.NumericScalar:
    """Most hours until a contact was settled."""
    return events.wait_hours.max(where=_is_contact(events))


@feature(unit="contacts", days=(90,), better="lower", ru="Ответы позже обещанного")
def late_replies(events: ir.Table) -> ir.IntegerScalar:
    """Contacts answered later than promised."""
    return events.count(where=_is_contact(events) & (events.late_hours > 0))


@feature(unit="0 or 1", if_silent=None, better="lower", ru="Последнее обращение не решено")
def last_contact_unsolved(events: ir.Table) -> ir.NumericScalar:
    """Last contact left without a solution."""
    return last(events, events.failed.cast("int8"), _is_contact(events))


@feature(unit="hours", if_silent=None, better="lower", ru="Время решения последнего обращения в часах")
def last_solution_hours(events: ir.Table) -> ir.NumericScalar:
    """Hours until the last contact was settled."""
    return last(events, events.wait_hours, _is_contact(events))


@feature(unit="days", if_silent=None, ru="Дней с последнего обращения")
def days_since_last_contact(events: ir.Table) -> ir.FloatingScalar:
    """Days since the last contact with support."""
    return events.days_ago.min(where=_is_contact(events))


def _is_contact(events: ir.Table) -> ir.BooleanColumn:
    return events.kind == "contact"
