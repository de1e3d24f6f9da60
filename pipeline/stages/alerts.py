"""Where the company stands with its targets, what asks for attention, and whose fresh feedback is worth an answer."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import ibis.expr.types as ir
import pandas as pd
from pydantic import Field, PositiveInt

from features.past import known_before
from pipeline.stage import Outputs, stage

Enough = Annotated[int, Field(ge=10)]
Rate = Annotated[float, Field(gt=0, lt=1)]


@stage(writes=("targets", "feedback", "alert_register"))
def alerts(
    events: ir.Table,
    attributes: pd.DataFrame,
    tones: pd.DataFrame,
    memberships: pd.DataFrame,
    descriptions: list[dict[str, Any]],
    churn: pd.DataFrame,
    value: pd.DataFrame,
    declaration: Path,
    source: dict[str, Any],
    alert_register: list[dict[str, Any]] | None = None,
    *,
    days: PositiveInt,
    before_days: PositiveInt,
    min_answers: Enough,
    false_discovery_rate: Rate,
    target_days: PositiveInt,
    new_days: PositiveInt,
    first_answers: Enough,
    feedback_days: PositiveInt,
    max_feedback: PositiveInt,
    max_length: PositiveInt,
) -> Outputs:
    """Judge ``targets.yaml``, look at every rule of ``alerts.yaml`` and enter what it raises into the register.

    The register goes on from the one of the last run: an alert keeps the day it was first seen and its status as long
    as it is found.
    """
    from pipeline.alerts.announcements import newly_watched
    from pipeline.alerts.declaration import read_targets, read_watch
    from pipeline.alerts.feedback import fresh, records, worth_an_answer
    from pipeline.alerts.register import entered, open_alerts, worded
    from pipeline.alerts.rules import Window, raised
    from pipeline.alerts.samples import Log
    from pipeline.alerts.targets import progress
    from pipeline.voice.quotes import Redactor, ids_of, names_of

    as_of = date.fromisoformat(source["as_of"])
    log = Log(known_before(events, as_of), memberships, churn, as_of)
    watch, targets = read_watch(declaration), read_targets(declaration)
    found, places = raised(watch.rules, log, Window(days, before_days, min_answers), false_discovery_rate)
    new = newly_watched(log, new_days=new_days, first_answers=first_answers)
    register = entered(alert_register or (), [*found, *new], source["as_of"], watch.owner)
    said = fresh(log, feedback_days)
    worth = worth_an_answer(said, tones, value, attributes)
    redact = Redactor(names_of(attributes), ids_of(said))
    judged = [progress(target, log, target_days) for target in targets]
    return {
        "targets": judged,
        "feedback": {
            "days": feedback_days,
            "customers": len(worth),
            "said": list(records(worth.head(max_feedback), redact, max_length)),
        },
        "alert_register": worded(register, descriptions),
        "metrics": {
            "targets": len(judged),
            "behind": sum(one["status"] in ("behind", "missed") for one in judged),
            "places": places,
            "alerts": len(open_alerts(register)),
            "feedback": len(worth),
        },
    }
