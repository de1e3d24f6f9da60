"""Journeys as the sequences of touchpoints they were, and how they ended."""

from datetime import date, timedelta

import ibis
import ibis.expr.types as ir

from features.past import midnight
from features.steps import JOURNEY, ORDER

STEPS_TOLD = 12
"""A longer path is cut after these, and ends in ``MORE``."""

BETWEEN, MORE = ">", "more"


def paths_of(steps: ir.Table, as_of: date, silence_days: int) -> ir.Table:
    """One row per journey: its customer's segment, its ``path`` with the number of steps in it, and how it ended.

    Several events of one kind in a row are one step. ``is_unfinished`` is null where there was nothing to finish
    (neither visit nor order) and where it is not over: without an order so far, and no ``silence_days`` since the last
    step. ``is_failed``: something at any step is known to have failed.
    """
    journeys = (
        _collapsed(steps)
        .group_by(JOURNEY)
        .aggregate(
            **{f"step_{place}": ibis._.kind.max(where=ibis._.place == place) for place in range(1, STEPS_TOLD + 1)},
            segment_id=ibis._.segment_id.max(),
            steps=ibis._.place.max(),
            last_at=ibis._.at.max(),
            is_ordered=ibis._.is_bought.any(),
            is_visited=(ibis._.kind == "visit").any(),
            is_failed=ibis._.failed.fill_null(False).any(),
        )
    )
    is_over = journeys.last_at < midnight(as_of - timedelta(days=silence_days))
    was_begun = journeys.is_ordered | (journeys.is_visited & is_over)
    return journeys.select(
        *JOURNEY,
        "segment_id",
        "steps",
        "is_failed",
        path=_told(journeys),
        is_under_way=~journeys.is_ordered & journeys.is_visited & ~is_over,
        is_unfinished=was_begun.ifelse(~journeys.is_ordered, None),
    )


def _collapsed(steps: ir.Table) -> ir.Table:
    """``place``: the number of the step, from 1, those of one kind in a row having the same."""
    in_journey = ibis.window(group_by=JOURNEY, order_by=ORDER)
    changed = steps.mutate(is_new=(steps.kind != steps.kind.lag().over(in_journey)).fill_null(True))
    so_far = ibis.cumulative_window(group_by=JOURNEY, order_by=ORDER)
    return changed.mutate(place=changed.is_new.cast("int64").sum().over(so_far))


def _told(journeys: ir.Table) -> ir.StringValue:
    told = journeys.step_1
    for place in range(2, STEPS_TOLD + 1):
        told = told.concat((BETWEEN + journeys[f"step_{place}"]).fill_null(""))
    return told.concat((journeys.steps > STEPS_TOLD).ifelse(BETWEEN + MORE, ""))
