"""What this data can and cannot support, told before anything is learned from it."""

from collections import Counter
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

import ibis.expr.types as ir
import pandas as pd

from pipeline.faults import DataFault
from pipeline.stage import Outputs, stage

NOBODY = """\
No customer has an event that was known before {as_of}: nothing can be said of anybody.
Check as_of in source.yaml, and recorded_at in the SELECTs: it must not lie after as_of throughout."""


@stage(writes=("readiness",))
def readiness(
    events: ir.Table,
    attributes: pd.DataFrame,
    event_summary: dict[str, Any],
    source: dict[str, Any],
    *,
    profiles: dict[str, Any],
    sentiment: dict[str, Any],
    satisfaction: dict[str, Any],
    segments: dict[str, Any],
    churn: dict[str, Any],
    value: dict[str, Any],
) -> Outputs:
    """What there is, what it supports by the thresholds of the stages that come, and what to mend; stops nothing."""
    from pipeline.dates import learning_date, regular_dates
    from pipeline.readiness.abilities import abilities
    from pipeline.readiness.findings import findings
    from pipeline.readiness.history import history_of
    from pipeline.readiness.inventory import take_inventory
    from pipeline.readiness.learnable import Log
    from pipeline.report.readiness.section import in_english
    from pipeline.report.terminal import print_readiness

    counted_by = {name: satisfaction[name] for name in ("answer_channels", "neutral_from")}
    inventory = take_inventory(events, attributes, source, **counted_by)
    if inventory is None:
        raise DataFault(NOBODY.format(as_of=source["as_of"]))
    as_of, first = (date.fromisoformat(day) for day in (source["as_of"], inventory.period.first))
    begin = first + timedelta(days=profiles["min_history_days"])
    dates = regular_dates(as_of, begin, profiles["every_days"], profiles["dates"])
    history = history_of(events, dates, learning_date(dates, as_of, value["max_days"]), churn, profiles)
    limits = {
        "sentiment": sentiment,
        "satisfaction": satisfaction,
        "segments": segments,
        "churn": churn,
        "value": value,
    }
    told = in_english(
        {
            **asdict(inventory),
            "abilities": [asdict(one) for one in abilities(Log(inventory, history, limits))],
            "findings": [asdict(one) for one in findings(inventory, event_summary, segments["min_cluster_size"])],
        }
    )
    print_readiness(told)
    return {"readiness": told, "metrics": figures(told)}


def figures(told: dict[str, Any]) -> dict[str, int]:
    """How many abilities there are of each status, and errors and warnings."""
    found = Counter([one["status"] for one in told["abilities"]] + [one["level"] for one in told["findings"]])
    return {name: found[name] for name in ("yes", "limited", "no", "error", "warning")}
