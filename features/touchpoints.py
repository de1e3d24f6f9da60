"""What is counted at the touchpoints of journeys, and over their paths."""

import ibis
import ibis.expr.types as ir

from features.past import EXACT
from features.steps import JOURNEY, STAGE_OF

NO_MARK = ibis.null(EXACT)


def at_touchpoints(steps: ir.Table) -> ir.Table:
    """One row per step where it was taken, ``counted``, and one per answer where it belongs: at what it followed."""
    kept = ("customer_id", "segment_id")
    taken = steps.select(
        *kept,
        stage=_stage(steps.kind),
        touchpoint=steps.kind,
        channel=steps.channel,
        counted=True,
        hours_to_next=steps.hours_to_next,
        failed_share=steps.failed.cast("int64"),
        kept_share=steps.is_kept.cast("int64"),
        mark=NO_MARK,
        tone=steps.is_answer.ifelse(NO_MARK, steps.tone),
    )
    given = steps.filter(steps.is_answer)
    said = given.select(
        *kept,
        stage=_stage(given.followed),
        touchpoint=given.followed,
        channel=given.followed_channel,
        counted=False,
        hours_to_next=ibis.null("float64"),
        failed_share=ibis.null("int64"),
        kept_share=ibis.null("int64"),
        mark=given.mark,
        tone=given.tone,
    )
    return taken.union(said)


def along_paths(paths: ir.Table, steps: ir.Table) -> ir.Table:
    """One row per journey, ``counted``, and one per answer on it."""
    kept = ("customer_id", "segment_id", "path", "steps")
    walked = paths.select(
        *kept,
        counted=True,
        unfinished_share=paths.is_unfinished.cast("int64"),
        failed_share=paths.is_failed.cast("int64"),
        mark=NO_MARK,
    )
    given = steps.filter(steps.is_answer).select(*JOURNEY, "mark")
    said = paths.inner_join(given, JOURNEY).select(
        *kept,
        counted=False,
        unfinished_share=ibis.null("int64"),
        failed_share=ibis.null("int64"),
        mark=ibis._.mark,
    )
    return walked.union(said)


def _stage(kind: ir.StringColumn) -> ir.StringColumn:
    return ibis.cases(*((kind == one, stage) for one, stage in STAGE_OF.items()))
