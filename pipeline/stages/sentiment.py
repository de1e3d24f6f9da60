"""The tone of everything customers wrote, by what those who rated their own words taught."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa
from pydantic import NonNegativeInt, PositiveFloat, PositiveInt
from tqdm import tqdm

from features.marks import NEUTRAL
from features.past import known_before
from features.texts import TEXT, written
from pipeline.stage import Fitted, Outputs, stage

TONES = pa.schema([*((name, pa.string()) for name in TEXT), ("tone", pa.float64())])

SCORED_AT_ONCE = 50_000


@stage(writes=("tones", "tone_model"))
def sentiment(
    events: ir.Table,
    source: dict[str, Any],
    *,
    min_texts: PositiveInt,
    min_bad: PositiveInt,
    max_texts: PositiveInt,
    min_customers: PositiveInt,
    C: PositiveFloat,
    random_state: NonNegativeInt,
    champion: Fitted | None = None,
) -> Outputs:
    """Learn from texts with a mark, the last ``max_texts`` known before the source's date; score all known by then.

    Satisfied is who gave a mark that is not in its metric's lowest band. Profiles of past dates take their tones from
    this one model: it is an instrument, such as a thermometer bought later, that reads what was written then. It tells
    nothing of the writer's marks, as no customer's text is scored by a model that has seen a text of that customer.
    """
    texts = written(known_before(events, date.fromisoformat(source["as_of"])))
    count = texts.count().to_pyarrow().as_py()
    if not count or (champion and champion["tone_model"] is None):
        return nothing_written()
    from models.lexicon import installed_lexicon
    from models.sentiment import ToneModel

    rated = latest(texts.filter(texts.mark.notnull()), max_texts)
    model = (
        champion["tone_model"]
        if champion
        else ToneModel(
            min_texts=min_texts,
            min_bad=min_bad,
            min_customers=min_customers,
            C=C,
            lexicon=installed_lexicon(),
            random_state=random_state,
        ).fit(rated, rated.satisfied.to_numpy())
    )
    return {
        "tones": pa.RecordBatchReader.from_batches(TONES, tones(texts, model)),
        "tone_model": model,
        "metrics": {"texts": count, "rated_texts": len(rated), **figures(model, rated)},
    }


def latest(rated: ir.Table, limit: int) -> pd.DataFrame:
    """The last rated texts, with whether their writers were ``satisfied``."""
    order = [ibis.desc("recorded_at"), *TEXT, "about_contact", "mark"]
    found = rated.mutate(satisfied=rated.mark >= NEUTRAL).order_by(order).limit(limit)
    columns: pd.DataFrame = found.select(*TEXT, "about_contact", "satisfied").to_pyarrow().to_pandas()
    return columns


def tones(texts: ir.Table, model: Any) -> Iterator[pa.RecordBatch]:
    """One row per customer, kind and text that has a tone."""
    distinct = texts.group_by(TEXT).agg(about_contact=texts.about_contact.any()).order_by(TEXT)
    batches = distinct.to_pyarrow().to_batches(max_chunksize=SCORED_AT_ONCE)
    for batch in tqdm(batches, "sentiment", unit="batch", disable=None):
        rows = batch.to_pandas()
        found = rows.assign(tone=model.predict(rows)).dropna(subset="tone")
        yield pa.RecordBatch.from_pandas(found, TONES, preserve_index=False)


def figures(model: Any, rated: pd.DataFrame) -> dict[str, Any]:
    """What tones rest on and, where they are learned, how well they tell the marks of customers not learned from."""
    found = {"basis": model.basis_, "languages": ", ".join(model.classifiers_) or "none"}
    if lacking := shortage(model):
        found["reason"] = lacking
    return found | (judged(model, rated) if model.classifiers_ else {})


def shortage(model: Any) -> str:
    """In words, why the model has not learned some script, or any."""
    if not model.supplies_:
        return "no text comes with a mark"
    return "; ".join(
        f"{script}: {found.texts} rated texts, {found.customers_of_the_rarer} customers on the rarer side, "
        f"needed are {model.min_texts} and {model.min_bad}"
        for script, found in model.supplies_.items()
        if script not in model.classifiers_
    )


def judged(model: Any, rated: pd.DataFrame) -> dict[str, float]:
    """AUC and Brier score, out of fold by customer, and the Brier score of saying the share of the satisfied."""
    from sklearn.metrics import brier_score_loss, roc_auc_score

    from models.sentiment import script_of

    learned = rated[rated.text.map(script_of).isin(model.classifiers_)]
    satisfied, probability = learned.satisfied.to_numpy(), (model.predict(learned) + 1) / 2
    share = float(satisfied.mean())
    return {
        "auc": float(roc_auc_score(satisfied, probability)),
        "brier": float(brier_score_loss(satisfied, probability)),
        "brier_of_the_mean": share * (1 - share),
        "satisfied_share": share,
    }


def nothing_written() -> Outputs:
    """No tone of anything."""
    return {
        "tones": TONES.empty_table(),
        "tone_model": None,
        "metrics": {
            "texts": 0,
            "rated_texts": 0,
            "basis": "none",
            "languages": "none",
            "reason": "nobody wrote a text",
        },
    }
