"""How often each customer met a touchpoint, and how often something was wrong there."""

from datetime import date, timedelta

import ibis.expr.types as ir

from features.past import known_before, midnight

MET_AT = {
    "site": ("visit",),
    "price": ("purchase", "campaign"),
    "orders": ("purchase",),
    "delivery": ("delivery",),
    "returns": ("return",),
    "contact": ("contact",),
}
"""The kinds of event at which a theme of experience is met."""


def touches(events: ir.Table, as_of: date, days: int) -> ir.Table:
    """One row per customer, kind and channel (null: not known) of the last ``days``, ``times`` and ``troubles``.

    Trouble is what failed or came later than promised.
    """
    known = known_before(events, as_of)
    recent = known.filter(known.occurred_at >= midnight(as_of - timedelta(days=days)))
    met = recent.filter(recent.kind.isin(sorted({kind for kinds in MET_AT.values() for kind in kinds})))
    wrong = met.failed.fill_null(False) | (met.late_hours.fill_null(0.0) > 0)
    found = met.group_by("customer_id", "kind", "channel").aggregate(times=met.count(), troubles=met.count(where=wrong))
    return found.order_by("customer_id", "kind", "channel")
