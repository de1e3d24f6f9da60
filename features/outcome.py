"""What customers did next: the only code that looks past a profile's date."""

from dataclasses import dataclass
from datetime import date, timedelta

import ibis.expr.types as ir

from features.aggregates import bought, net_spend
from features.past import known_before, midnight


@dataclass(frozen=True)
class Leaving:
    """When a customer counts as there to be lost, and when as lost.

    There to be lost is who bought or used the service in the last ``active_days`` and has not ended the contract
    since. The ``horizon_days`` that decide begin after ``gap_days``, the time it takes to act.
    """

    active_days: int
    gap_days: int
    horizon_days: int

    @property
    def days_to_close(self) -> int:
        """Days after a date until its outcome is known."""
        return self.gap_days + self.horizon_days


def active_customers(events: ir.Table, as_of: date, leaving: Leaving) -> ir.Table:
    """One row per customer there to be lost, as known before ``as_of``: ``customer_id``, in its order."""
    known = known_before(events, as_of)
    active = _active(known) & ~_before(known, as_of - timedelta(days=leaving.active_days))
    customers = known.group_by("customer_id").aggregate(
        active_at=known.occurred_at.max(where=active),
        ended_at=known.occurred_at.max(where=known.kind == "cancellation"),
    )
    still = customers.ended_at.isnull() | (customers.ended_at < customers.active_at)
    return customers.filter(customers.active_at.notnull() & still).select("customer_id").order_by("customer_id")


def outcomes(events: ir.Table, as_of: date, leaving: Leaving) -> ir.Table:
    """One row per customer there to be lost: ``customer_id, as_of, left``, ordered by customer.

    In a log with contracts they ``left`` who ended theirs within the horizon; who did so in the gap before it has no
    row. In any other log they left who neither bought nor used the service. The log must reach to the horizon's end.
    """
    begins = as_of + timedelta(days=leaving.gap_days)
    later = events.filter(~_before(events, as_of), _before(events, begins + timedelta(days=leaving.horizon_days)))
    ended, in_gap = later.kind == "cancellation", _before(later, begins)
    next_ = later.group_by("customer_id").aggregate(
        ended_in_gap=later.count(where=ended & in_gap) > 0,
        ended=later.count(where=ended & ~in_gap) > 0,
        stayed=later.count(where=_active(later) & ~in_gap) > 0,
    )
    found = active_customers(events, as_of, leaving).left_join(next_, "customer_id").drop("customer_id_right")
    found = found.fill_null({"ended_in_gap": False, "ended": False, "stayed": False})
    contractual = (events.kind == "cancellation").any().as_scalar()
    left = contractual.ifelse(found.ended, ~found.stayed)
    return (
        found.filter(~found.ended_in_gap)
        .select("customer_id", as_of=midnight(as_of), left=left)
        .order_by("customer_id")
    )


def spend_after(events: ir.Table, begin: date, days: int) -> ir.Table:
    """One row per customer with a purchase or return in the ``days`` from ``begin``: ``customer_id, spend``, net."""
    later = events.filter(~_before(events, begin), _before(events, begin + timedelta(days=days)))
    spend = later.group_by("customer_id").aggregate(spend=net_spend(later).cast("float64"))
    return spend.filter(spend.spend.notnull()).order_by("customer_id")


def _active(events: ir.Table) -> ir.BooleanColumn:
    return bought(events) | (events.kind == "usage")


def _before(events: ir.Table, day: date) -> ir.BooleanColumn:
    return events.occurred_at < midnight(day)
