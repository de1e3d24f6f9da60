"""The behaviour of each customer at several dates, and at each moment they were asked."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa
from pydantic import PositiveInt
from tqdm import tqdm

from features.catalogue import CATALOGUE
from features.events import ANSWERS
from features.marks import mark
from features.past import MOMENT, known_before
from features.profiles import build_profiles
from pipeline.stage import Outputs, stage


@stage(writes=("profiles", "asked", "dictionary"))
def profiles(
    events: ir.Table,
    source: dict[str, Any],
    *,
    every_days: PositiveInt,
    dates: PositiveInt,
    min_history_days: PositiveInt,
) -> Outputs:
    """Profiles at the source's date and at regular dates before it, and as of the moment of each answer."""
    as_of = date.fromisoformat(source["as_of"])
    known = known_before(events, as_of)
    earliest = known.occurred_at.min().to_pyarrow().as_py()
    days = regular_dates(as_of, earliest and earliest.date() + timedelta(days=min_history_days), every_days, dates)
    asked = profiles_when_asked(known).to_pyarrow()
    return {
        "profiles": profiles_at(events, days),
        "asked": asked,
        "dictionary": pd.DataFrame(CATALOGUE.dictionary()),
        "metrics": {
            "customers": known.customer_id.nunique().to_pyarrow().as_py(),
            "dates": len(days),
            "columns": len(CATALOGUE.columns),
            "answers": asked.num_rows,
        },
    }


def regular_dates(as_of: date, begin: date | None, every_days: int, dates: int) -> list[date]:
    """``as_of`` and every so many days before it, not before ``begin``; oldest first."""
    earlier = [as_of - timedelta(days=every_days * step) for step in range(1, dates)]
    return sorted([as_of, *(day for day in earlier if begin and day >= begin)])


def profiles_at(events: ir.Table, days: Iterable[date]) -> pa.RecordBatchReader:
    """One row per date and customer seen before it; no more than one date is held in memory."""
    tables = [build_profiles(events, day, CATALOGUE) for day in days]
    shown = tqdm(tables, "profiles", unit="date", disable=None)
    batches = (batch for table in shown for batch in table.to_pyarrow().to_batches())
    return pa.RecordBatchReader.from_batches(tables[0].schema().to_pyarrow(), batches)


def profiles_when_asked(known: ir.Table) -> ir.Table:
    """One row per answer: when and where it was asked and given, its score, that in ``points`` of 0-100, profile."""
    given = known.filter(known.kind.isin(ANSWERS), known.score.notnull())
    answers = given.select(
        "customer_id",
        "channel",
        "metric",
        "score",
        as_of=given.occurred_at,
        answered_at=given.recorded_at,
        points=mark(given.metric, given.score),
    )
    asked = answers.inner_join(build_profiles(known, answers, CATALOGUE), MOMENT)
    order = (*MOMENT, "answered_at", "channel", "metric", "score")
    return asked.relocate(*order, "points").order_by(order)
