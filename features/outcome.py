"""What customers did next: the only code that looks past a profile's date."""

from dataclasses import dataclass
from datetime import date, timedelta

import ibis
import ibis.expr.types as ir

from features.aggregates import bought, net_spend
from features.past import known_before, midnight


@dataclass(frozen=True)
class Leaving:
    """When a customer counts as there to be lost, and when as lost.

    There to be lost is who bought or used the service in the last ``active_days`` and has not ended the contract
    since. The ``horizon_days`` that decide begin after ``gap_days``, the time it takes to act. Where leaving is
    ``contractual``, they are lost who end their contract within the horizon; elsewhere who neither buy nor use the
    service throughout it (Fader and Hardie 2009 on both settings).
    """

    active_days: int
    gap_days: int
    horizon_days: int
    contractual: bool = False

    @property
    def days_to_close(self) -> int:
        """Days after a date until its outcome is known."""
        return self.gap_days + self.horizon_days


def active_customers(events: ir.Table, as_of: date, active_days: int) -> ir.Table:
    """One row per customer there to be lost, as known before ``as_of``: ``customer_id``, in its order."""
    known = known_before(events, as_of)
    active = is_activity(known) & ~_before(known, as_of - timedelta(days=active_days))
    customers = known.group_by("customer_id").aggregate(
        active_at=known.occurred_at.max(where=active),
        ended_at=known.occurred_at.max(where=known.kind == "cancellation"),
    )
    still = customers.ended_at.isnull() | (customers.ended_at < customers.active_at)
    return customers.filter(customers.active_at.notnull() & still).select("customer_id").order_by("customer_id")


def outcomes(events: ir.Table, as_of: date, leaving: Leaving, known_at: date) -> ir.Table:
    """One row per customer there to be lost: ``customer_id, as_of, left``, ordered by customer.

    ``left`` is told by what was known before ``known_at``, and null for all while the horizon is not over by then:
    who has not left yet has not stayed. Who ended a contract in the gap, too early to act on, has no row.
    """
    begins = as_of + timedelta(days=leaving.gap_days)
    ends = begins + timedelta(days=leaving.horizon_days)
    later = known_before(events, known_at).filter(lambda known: ~_before(known, as_of) & _before(known, ends))
    ended, in_gap = later.kind == "cancellation", _before(later, begins)
    next_ = later.group_by("customer_id").aggregate(
        ended_in_gap=later.count(where=ended & in_gap) > 0,
        ended=later.count(where=ended & ~in_gap) > 0,
        stayed=later.count(where=is_activity(later) & ~in_gap) > 0,
    )
    found = active_customers(events, as_of, leaving.active_days).left_join(next_, "customer_id")
    found = found.drop("customer_id_right").fill_null({"ended_in_gap": False, "ended": False, "stayed": False})
    left = found.ended if leaving.contractual else ~found.stayed
    return (
        found.filter(~(found.ended_in_gap & leaving.contractual))
        .select("customer_id", as_of=midnight(as_of), left=left if ends <= known_at else ibis.null("boolean"))
        .order_by("customer_id")
    )


def spend_after(events: ir.Table, begin: date, days: int) -> ir.Table:
    """One row per customer with a purchase or return in the ``days`` from ``begin``: ``customer_id, spend``, net."""
    later = events.filter(~_before(events, begin), _before(events, begin + timedelta(days=days)))
    spend = later.group_by("customer_id").aggregate(spend=net_spend(later).cast("float64"))
    return spend.filter(spend.spend.notnull()).order_by("customer_id")


def is_activity(events: ir.Table) -> ir.BooleanColumn:
    """Whether the event shows that the customer is still one: a purchase, or use of what was paid for."""
    return bought(events) | (events.kind == "usage")


def _before(events: ir.Table, day: date) -> ir.BooleanColumn:
    return events.occurred_at < midnight(day)
