"""Fresh negative feedback worth an answer: those with most at stake first."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pandas as pd

from features.marks import NEUTRAL, mark
from features.past import midnight
from models.redaction import shortened
from pipeline.alerts.alert import DECIMALS, Record
from pipeline.alerts.samples import Log
from pipeline.publishing.contacts import consent

ANGRY = -0.5
"""The tone below which a text is negative, whatever the mark with it."""

SAID = ("customer_id", "kind", "channel", "metric", "score", "text", "order_id", "recorded_at", "mark")

WORST_FIRST = {
    "value_at_risk": False,
    "mark": True,
    "tone": True,
    "recorded_at": False,
    "customer_id": True,
    "kind": True,
    "text": True,
}
"""The order of the list, by column, and whether it goes upwards."""


def fresh(log: Log, days: int) -> pd.DataFrame:
    """One row per text, and per answer with a mark below neutral, recorded in the last ``days``."""
    events = log.events.mutate(mark=mark(log.events.metric, log.events.score).cast("float64"))
    is_fresh = events.recorded_at >= midnight(log.as_of - timedelta(days=days))
    found = events.filter(is_fresh, events.text.notnull() | (events.mark < NEUTRAL))
    rows: pd.DataFrame = found.select(*SAID).order_by(SAID).to_pyarrow().to_pandas()
    return rows


def worth_an_answer(
    said: pd.DataFrame, tones: pd.DataFrame, value: pd.DataFrame, attributes: pd.DataFrame
) -> pd.DataFrame:
    """One row per customer who is dissatisfied or angry and has not refused contact: the worst they said."""
    at_risk = value[["customer_id", "value_at_risk"]]
    told = said.merge(tones, on=["customer_id", "kind", "text"], how="left").merge(
        at_risk, on="customer_id", how="left"
    )
    may_contact = consent(told.customer_id, attributes).fillna(True).astype(bool)
    listed = told[((told.mark < NEUTRAL) | (told.tone < ANGRY)) & may_contact]
    ordered = listed.sort_values([*WORST_FIRST], ascending=[*WORST_FIRST.values()])
    return ordered.drop_duplicates("customer_id").reset_index(drop=True)


def records(worth: pd.DataFrame, redact: Callable[[str, str], str], length: int) -> Iterator[Record]:
    """Each as JSON takes it, the text within ``length`` characters and without what tells who wrote it."""
    for row in worth.to_dict("records"):
        text = None if pd.isna(row["text"]) else shortened(redact(row["customer_id"], row["text"]), length)
        yield {
            "customer_id": row["customer_id"],
            "day": row["recorded_at"].date().isoformat(),
            **{name: None if pd.isna(row[name]) else row[name] for name in ("kind", "channel", "metric")},
            **{name: number(row[name]) for name in ("score", "mark", "tone", "value_at_risk")},
            "text": text,
        }


def number(value: float) -> float | None:
    return None if pd.isna(value) else round(float(value), DECIMALS)
