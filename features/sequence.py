"""What came before and after each event of a customer."""

import ibis
import ibis.expr.types as ir

from features.aggregates import bought

TAKEN_BY_CUSTOMER = ("visit", "purchase", "contact", "usage")
"""The kinds of steps that customers take themselves."""

DAYS_CONNECTED = 30
"""A step longer after the one before begins anew."""

NEIGHBOURS = {
    "previous_days_ago": "float64",
    "next_days_ago": "float64",
    "next_step_days_ago": "float64",
    "previous_channel": "string",
    "next_purchase_days_ago": "float64",
}


def in_sequence(past: ir.Table, owner: tuple[str, ...]) -> ir.Table:
    """The past with the ``NEIGHBOURS`` of each event among those of its ``owner`` (customer and moment).

    ``previous_days_ago``, ``next_days_ago``: age of the event of the same kind before and after this one, cancelled
    purchases being a kind of their own; null if there is none. Of several at the same time failed ones come last: use
    these two with nothing but kind, age and failed.

    ``previous_channel``, ``next_step_days_ago``: of the steps customers take themselves, the channel of the one before,
    if no more than ``DAYS_CONNECTED`` earlier, and the age of the one after; those of the same time by kind, then
    channel. Null for other events.

    ``next_purchase_days_ago``: age of the first purchase that went through at the time of this event or after it.
    """
    is_step, age = past.kind.isin(TAKEN_BY_CUSTOMER), past.days_ago
    same_kind = ibis.window(group_by=(*owner, _kind(past)), order_by=(ibis.desc(age), past.failed))
    steps = ibis.window(group_by=(*owner, is_step), order_by=(ibis.desc(age), past.kind, past.channel))
    from_here = ibis.range_window(group_by=owner, order_by=age, preceding=None, following=0.0)
    is_connected = is_step & (age.lag().over(steps) - age <= DAYS_CONNECTED)
    return past.mutate(
        previous_days_ago=age.lag().over(same_kind),
        next_days_ago=age.lead().over(same_kind),
        next_step_days_ago=is_step.ifelse(age.lead().over(steps), None),
        previous_channel=is_connected.ifelse(past.channel.lag().over(steps), None),
        next_purchase_days_ago=bought(past).ifelse(age, None).max().over(from_here),
    )


def _kind(past: ir.Table) -> ir.StringColumn:
    """The kind, cancelled purchases apart."""
    return ((past.kind == "purchase") & ~bought(past)).ifelse("cancelled", past.kind)
