"""What customers wrote, in the words of a few, without what tells who they are."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir
import pandas as pd
from pydantic import NonNegativeInt, PositiveInt

from features.past import known_before, midnight
from features.texts import written
from features.troubles import troubles
from pipeline.publishing.contacts import consent
from pipeline.stage import Outputs, stage

QUOTES = {
    "segment_id": "str",
    "theme": "str",
    "role": "str",
    "rank": "int64",
    "kind": "str",
    "channel": "str",
    "month": "str",
    "metric": "str",
    "score": "float64",
    "tone": "float64",
    "text": "str",
    "words": "str",
    "texts": "int64",
    "customers": "int64",
}
"""Of either a segment or a theme; ``words`` carry the tone; ``texts`` of so many ``customers`` it was chosen from."""


@stage(writes=("quotes",))
def voice(
    events: ir.Table,
    attributes: pd.DataFrame,
    tones: pd.DataFrame,
    tone_model: Any,
    memberships: pd.DataFrame,
    source: dict[str, Any],
    *,
    recent_days: PositiveInt,
    trouble_days: PositiveInt,
    max_texts: PositiveInt,
    typical: NonNegativeInt,
    extreme: NonNegativeInt,
    min_length: PositiveInt,
    max_length: PositiveInt,
    release: dict[str, Any],
) -> Outputs:
    """Of the texts of ``recent_days`` the most typical and the worst of each segment, and of the complaints by theme.

    A complaint belongs to the trouble its writer had in the ``trouble_days`` before: nobody's theme is guessed.
    Customers who refused to be contacted are not quoted, though that is not what they were asked; nor are segments of
    fewer than ``release.min_customers``, nor themes that fewer complained of.
    """
    as_of = date.fromisoformat(source["as_of"])
    known = known_before(events, as_of)
    recent = known.filter(known.recorded_at >= midnight(as_of) - ibis.interval(days=recent_days + trouble_days))
    found = latest(recent, as_of, recent_days, min_length, max_texts)
    has_refused = (~consent(found.customer_id, attributes)).fillna(False).astype(bool)
    metrics = {"texts": int((~has_refused).sum()), "refused": int(has_refused.sum())}
    if has_refused.all():
        return {"quotes": table([]), "metrics": metrics | {"quotes": 0}}
    from pipeline.voice.quotes import Choice, Redactor, ids_of, names_of
    from pipeline.voice.texts import told_of

    now = memberships[memberships.as_of == pd.Timestamp(as_of)]
    gone_wrong = troubles(recent.semi_join(ibis.memtable(found[["customer_id"]].drop_duplicates()), "customer_id"))
    texts = told_of(
        found[~has_refused].reset_index(drop=True),
        now,
        tones,
        gone_wrong.to_pyarrow().to_pandas(),
        trouble_days=trouble_days,
    )
    redact = Redactor(names_of(attributes), ids_of(found))
    choice = Choice(typical, extreme, min_length, max_length)
    chosen = list(of_groups(texts, now, redact, choice, release["min_customers"]))
    return {
        "quotes": table(with_words(chosen, tone_model)),
        "metrics": metrics | {"quotes": len(chosen)},
    }


def latest(recent: ir.Table, as_of: date, days: int, min_length: int, limit: int) -> pd.DataFrame:
    """The last texts of at least ``min_length`` characters written in the ``days`` before."""
    said = written(recent)
    # A message to support is written when it is opened; it is recorded when it is closed.
    said = said.mutate(written_at=(said.kind == "contact").ifelse(said.occurred_at, said.recorded_at))
    is_recent = said.written_at >= midnight(as_of) - ibis.interval(days=days)
    long_enough = said.filter(is_recent, said.text.length() >= min_length)
    order = [ibis.desc("written_at"), "customer_id", "kind", "text", "order_id", "channel", "metric", "score"]
    found: pd.DataFrame = long_enough.order_by(order).limit(limit).to_pyarrow().to_pandas()
    return found.assign(month=found.written_at.dt.strftime("%Y-%m"))


def of_groups(
    texts: pd.DataFrame, now: pd.DataFrame, redact: Any, choice: Any, min_customers: int
) -> Iterator[dict[str, Any]]:
    """The quotes of every segment and theme that has customers enough; no text speaks for two of them."""
    from models.typical import strings
    from pipeline.voice.quotes import quotes
    from pipeline.voice.texts import is_complaint, speaking

    told: set[str] = set()
    rows = strings(list(texts.text), texts.customer_id.to_numpy(dtype=object), min_customers)
    members = now.segment_id.value_counts()
    complaints = texts[is_complaint(texts)]
    complaining = complaints.groupby("theme").customer_id.nunique()
    for name, found, sizes in (("segment_id", texts, members), ("theme", complaints, complaining)):
        for group, own in found.groupby(name):
            if sizes[group] < min_customers:
                continue
            heard = speaking(own, min_customers)
            counts = {"texts": len(heard), "customers": heard.customer_id.nunique()}
            new = heard[~heard.text.isin(told)]
            for quote in quotes(new, rows[new.index], redact, choice):
                told.add(quote["written"])
                yield {name: group, **quote, **counts}


def with_words(chosen: list[dict[str, Any]], tone_model: Any) -> list[dict[str, Any]]:
    """The quotes with the ``words`` that carry their tone."""
    if tone_model is None or not chosen:
        return [{**quote, "words": ""} for quote in chosen]
    from models.telling_words import telling_words

    words = telling_words(tone_model, pd.DataFrame(chosen)[["customer_id", "text", "about_contact"]])
    return [{**quote, "words": own} for quote, own in zip(chosen, words, strict=True)]


def table(quotes: list[dict[str, Any]]) -> pd.DataFrame:
    """One row per quote, without whose it is."""
    return pd.DataFrame(quotes, columns=[*QUOTES]).astype(QUOTES)
