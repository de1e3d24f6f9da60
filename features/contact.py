"""How often, and how hard, a customer had to get in touch."""

import ibis.expr.types as ir

from features.aggregates import bought, last, mean, ratio, trend
from features.definition import Theme, feature

THEME = Theme(
    name="contact",
    layer="emotional",
    en="support",
    ru="поддержка",
    pain=("slow or unsolved support", "медленная или безрезультатная поддержка"),
    joy=("support that solves at once", "поддержка решает сразу"),
    action=("Call back and settle the open question", "Перезвонить и решить открытый вопрос"),
)

FORTNIGHT = 14
"""A contact no longer after another, in days, is about the same matter."""


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


@feature(unit="contacts", days=(90, 365), better="lower", ru="Повторные обращения в течение двух недель")
def repeated_contacts(events: ir.Table) -> ir.IntegerScalar:
    """Contacts within a fortnight after another."""
    is_soon = events.previous_days_ago - events.days_ago <= FORTNIGHT
    return events.count(where=_is_contact(events) & is_soon)


@feature(unit="share", days=(365,), if_silent=None, better="higher", ru="Доля обращений, решённых с первого раза")
def settled_at_once_share(events: ir.Table) -> ir.FloatingScalar:
    """Share of contacts solved without another within a fortnight.

    Of the contacts whose outcome is known.
    """
    is_last = (events.days_ago - events.next_days_ago > FORTNIGHT).fill_null(True)
    return (~events.failed & is_last).mean(where=_is_contact(events) & events.failed.notnull())


@feature(unit="-1..1", if_silent=None, ru="Рост числа обращений: последние 90 дней против предыдущих 90")
def contact_trend(events: ir.Table) -> ir.FloatingScalar:
    """Growth of contacts, the last 90 days against the 90 before."""
    return trend(events, _is_contact(events))


@feature(unit="contacts", days=(365,), if_silent=None, ru="Обращений на одну покупку")
def contacts_per_purchase(events: ir.Table) -> ir.FloatingScalar:
    """Contacts per purchase."""
    return ratio(contacts(events), events.count(where=bought(events)))


@feature(unit="hours", days=(90, 365), if_silent=None, better="lower", ru="Среднее время решения обращения в часах")
def mean_solution_hours(events: ir.Table) -> ir.NumericScalar:
    """Average hours until a contact was settled."""
    return mean(events.wait_hours, _is_contact(events))


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
