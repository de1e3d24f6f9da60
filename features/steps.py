"""The log as steps of journeys: what customers met, in which order, and what they said of it."""

from datetime import date, timedelta

import ibis
import ibis.expr.types as ir

from features.aggregates import bought
from features.events import ANSWERS
from features.journey import STAGES
from features.marks import mark
from features.past import EXACT, midnight

JOURNEY = ("customer_id", "journey")
"""What a step belongs to."""

STAGE_OF = {kind: stage for stage, kinds in STAGES.items() for kind in kinds}

ORDER = ("at", "place", "channel", "order_id")
"""The order of a customer's steps; those of one moment stand as the stages do."""


def steps_of(known: ir.Table, silence_days: int) -> ir.Table:
    """One row per event at a touchpoint of the journey, with the ``journey`` of its customer it belongs to.

    A journey leads from the first touch before an order to the first touch before the next one. It begins with the
    customer's first event, after ``silence_days`` without any, or with the visits and offers that nothing but an order,
    or silence, follows; an order without those begins one by itself. What carries the ``order_id`` of an earlier event
    belongs to the journey of that event, however late it comes. A discount used is met with its order, though it may
    have been booked later.

    ``hours_to_next``: until the next step of the journey, null at its last one. ``is_kept``: whether a delivery or
    reply came as promised. An answer (``is_answer``) was given at ``heard_at``, its ``mark`` is on 0-100. The ``tone``
    (-1..1) of what was written comes with ``known``, if at all.
    """
    steps = _journeys(_orders(_stretches(_with_their_order(_touches(known)), silence_days)))
    to_next = ibis.window(group_by=JOURNEY, order_by=ORDER)
    return steps.mutate(hours_to_next=_hours(steps.at, steps.at.lead().over(to_next)))


def begun_since(steps: ir.Table, as_of: date, days: int) -> ir.Table:
    """The steps of journeys that began in the last ``days`` before ``as_of``."""
    begun_at = steps.at.min().over(ibis.window(group_by=JOURNEY))
    return steps.mutate(begun_at=begun_at).filter(ibis._.begun_at >= midnight(as_of - timedelta(days=days)))


def _touches(known: ir.Table) -> ir.Table:
    touched = known.filter(known.kind.isin([*STAGE_OF]))
    is_answer = touched.kind.isin(ANSWERS)
    return touched.select(
        "customer_id",
        "kind",
        "order_id",
        "channel",
        "failed",
        at=touched.occurred_at,
        heard_at=is_answer.ifelse(touched.recorded_at, touched.occurred_at),
        place=ibis.cases(*((touched.kind == kind, number) for number, kind in enumerate(STAGE_OF))),
        is_order=touched.kind == "purchase",
        is_bought=bought(touched),
        is_answer=is_answer,
        is_kept=touched.late_hours <= 0,
        mark=mark(touched.metric, touched.score).cast(EXACT),
        tone=(touched.tone if "tone" in touched.columns else ibis.null("float64")).cast(EXACT),
    )


def _with_their_order(steps: ir.Table) -> ir.Table:
    ordered_at = steps.at.min(where=steps.is_order).over(ibis.window(group_by=("customer_id", "order_id")))
    is_part = steps.kind.isin(STAGES["before"]) & steps.order_id.notnull()
    return steps.mutate(at=is_part.ifelse(ibis.least(steps.at, ordered_at.fill_null(steps.at)), steps.at))


def _stretches(steps: ir.Table, silence_days: int) -> ir.Table:
    """``stretch``: the number of silences before the event."""
    ordered = ibis.window(group_by="customer_id", order_by=ORDER)
    silent = steps.mutate(is_silence=_hours(steps.at.lag().over(ordered), steps.at) > 24 * silence_days)
    return silent.mutate(stretch=count_so_far(silent, silent.is_silence, ("customer_id",))).drop("is_silence")


def _orders(steps: ir.Table) -> ir.Table:
    """``order``: which of the stretch's orders the event leads to, is, or comes after.

    Visits and offers lead on to the first event of another stage, and belong where it does; those that none follows
    are on the way to an order that was not made.
    """
    owner = ("customer_id", "stretch")
    is_later = steps.kind.notin(STAGES["before"])
    counted = steps.mutate(
        ends_in_order=is_later.ifelse(steps.is_order.cast("int64"), None),
        orders=count_so_far(steps, steps.is_order, owner) - steps.is_order.cast("int64"),
        run=count_so_far(steps, is_later, owner) - is_later.cast("int64"),
    )
    in_run = ibis.window(group_by=(*owner, "run"))
    leads_on = counted.ends_in_order.max().over(in_run).fill_null(1)
    order = ibis.greatest(counted.orders + leads_on, 1)
    return counted.mutate(order=order).drop("orders", "run", "ends_in_order")


def _journeys(steps: ir.Table) -> ir.Table:
    """``journey``: its number among those of the customer, in the order in which they began."""
    in_turn = ibis.window(group_by="customer_id", order_by=("stretch", "order"))
    numbered = steps.mutate(journey=ibis.dense_rank().over(in_turn))
    of_order = numbered.journey.min().over(ibis.window(group_by=("customer_id", "order_id")))
    own = numbered.order_id.isnull().ifelse(numbered.journey, of_order)
    return numbered.mutate(journey=own).drop("stretch", "order", "is_order")


def count_so_far(
    steps: ir.Table, where: ir.BooleanColumn, owner: tuple[str, ...], order: tuple[str, ...] = ORDER
) -> ir.IntegerColumn:
    """How many rows of the owner, up to this one, it holds of."""
    so_far = ibis.cumulative_window(group_by=owner, order_by=order)
    return where.fill_null(False).cast("int64").sum().over(so_far).cast("int64")


def _hours(since: ir.TimestampColumn, until: ir.TimestampColumn) -> ir.FloatingColumn:
    return (until.epoch_seconds() - since.epoch_seconds()).cast("float64") / ibis.literal(3600.0, "float64")
