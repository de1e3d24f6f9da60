"""The behaviour of each customer at several dates, and at each moment they were asked."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from itertools import product
from typing import Any

import ibis
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
from features.texts import with_tones
from pipeline.barred import is_barred, without_barred
from pipeline.dates import regular_dates
from pipeline.stage import Outputs, stage

KNOWN = ("customer_id", "known_at")
"""What each row of attributes begins with."""

ROWS_OF_A_CUSTOMER = 2_000_000
"""Events times answers of one customer at most: each answer needs a profile of all that came before it. Only an account
of many people comes near; its earlier answers are left out."""


@stage(writes=("profiles", "asked", "dictionary"))
def profiles(
    events: ir.Table,
    tones: pd.DataFrame,
    attributes: pd.DataFrame,
    source: dict[str, Any],
    *,
    every_days: PositiveInt,
    dates: PositiveInt,
    min_history_days: PositiveInt,
    rows_at_once: PositiveInt,
    barred: list[str],
) -> Outputs:
    """Profiles at the source's date and at regular dates before it, and as of the moment of each answer.

    About ``rows_at_once`` events are held in memory, those of whole customers. Attributes with a word of ``barred`` in
    their names are not in them, features are empty: no model sees what is in no profile.
    """
    as_of = date.fromisoformat(source["as_of"])
    known = known_before(events, as_of)
    earliest = known.occurred_at.min().to_pyarrow().as_py()
    days = regular_dates(as_of, earliest and earliest.date() + timedelta(days=min_history_days), every_days, dates)
    parts = [with_tones(part, tones) for part in by_customer(events, rows_at_once)]
    asked = [profiles_when_asked(known_before(part, as_of)) for part in parts]
    return {
        "profiles": profiles_at(parts, days, allowed(attributes, barred), barred),
        "asked": streamed(
            (without_barred(part.to_pyarrow(), barred) for part in asked), asked[0].schema().to_pyarrow()
        ),
        "dictionary": pd.DataFrame(CATALOGUE.dictionary()),
        "metrics": {
            "customers": known.customer_id.nunique().to_pyarrow().as_py(),
            "dates": len(days),
            "columns": len(CATALOGUE.columns),
            "answers": (learned_from := answers_of(known).count().to_pyarrow().as_py()),
            "answers_left_out": given(known).count().to_pyarrow().as_py() - learned_from,
        },
    }


def by_customer(events: ir.Table, rows_at_once: int) -> list[ir.Table]:
    """The log in ranges of whole customers, in their order, each of about ``rows_at_once`` rows.

    A customer with more than that ends a range. As the log lies sorted by customer, each part is read by itself.
    """
    if events.count().to_pyarrow().as_py() <= rows_at_once:
        return [events]
    customers = events.group_by("customer_id").aggregate(rows=events.count())
    before = ibis.cumulative_window(order_by="customer_id")
    reached = customers.mutate(part=(customers.rows.sum().over(before) - customers.rows) // rows_at_once)
    ends = reached.group_by("part").aggregate(first=reached.customer_id.min(), last=reached.customer_id.max())
    ranges = ends.order_by("first").to_pyarrow().to_pylist()
    return [events.filter(events.customer_id.between(one["first"], one["last"])) for one in ranges]


def allowed(attributes: pd.DataFrame, barred: Collection[str]) -> pd.DataFrame:
    return attributes[[name for name in attributes if name in KNOWN or not is_barred(str(name), barred)]]


def profiles_at(
    parts: list[ir.Table], days: list[date], attributes: pd.DataFrame, barred: Collection[str]
) -> pa.RecordBatchReader:
    """One row per date and customer seen before it; no more than one part of one date is held in memory."""
    shown = tqdm([*product(days, parts)], "profiles", unit="part", disable=None)
    found = ((without_barred(build_profiles(part, day, CATALOGUE).to_pyarrow(), barred), day) for day, part in shown)
    built = (with_attributes(table, attributes, day) for table, day in found)
    none = build_profiles(parts[0], days[0], CATALOGUE).schema().to_pyarrow().empty_table()
    return streamed(built, with_attributes(none, attributes, days[0]).schema)


def with_attributes(profiles: pa.Table, attributes: pd.DataFrame, day: date) -> pa.Table:
    """The profiles with ``attribute_...`` columns: what was last known before the day, null where nothing was."""
    known = attributes[attributes.known_at < pd.Timestamp(day)].sort_values("known_at", kind="stable")
    found = known.drop_duplicates("customer_id", keep="last").set_index("customer_id")
    found = found.reindex(profiles["customer_id"].to_pandas())
    for field in pa.Schema.from_pandas(attributes.drop(columns=[*KNOWN]), preserve_index=False):
        values = pa.array(found[field.name], field.type, from_pandas=True)
        profiles = profiles.append_column(field.with_name(f"attribute_{field.name}"), values)
    return profiles


def profiles_when_asked(known: ir.Table) -> ir.Table:
    """One row per answer: when and where it was asked and given, its score, that in ``points`` of 0-100, profile."""
    answers = when_asked(answers_of(known))
    asked = answers.inner_join(build_profiles(known, answers, CATALOGUE), MOMENT)
    order = (*MOMENT, "answered_at", "channel", "metric", "score")
    return asked.relocate(*order, "points").order_by(order)


def when_asked(answers: ir.Table) -> ir.Table:
    """One row per answer: whose, ``as_of`` the moment they were asked, what they said, that in ``points`` of 0-100."""
    return answers.select(
        "customer_id",
        "channel",
        "metric",
        "score",
        as_of=answers.occurred_at,
        answered_at=answers.recorded_at,
        points=mark(answers.metric, answers.score),
    )


def answers_of(events: ir.Table) -> ir.Table:
    """One row per answer, the last ones of a customer within :data:`ROWS_OF_A_CUSTOMER`."""
    sizes = events.group_by("customer_id").aggregate(events=events.count())
    scored = given(events)
    latest = [scored.recorded_at.desc(), scored.occurred_at.desc(), scored.metric, scored.score, scored.channel]
    turn = 1 + ibis.row_number().over(group_by="customer_id", order_by=latest)
    answers = scored.mutate(turn=turn).inner_join(sizes, "customer_id")
    return answers.filter(answers.turn * answers.events <= ROWS_OF_A_CUSTOMER).select(events.columns)


def given(events: ir.Table) -> ir.Table:
    return events.filter(events.kind.isin(ANSWERS), events.score.notnull())


def streamed(tables: Iterable[pa.Table], schema: pa.Schema) -> pa.RecordBatchReader:
    """The rows of one table after the other."""
    return pa.RecordBatchReader.from_batches(schema, (batch for table in tables for batch in table.to_batches()))
