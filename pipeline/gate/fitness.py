"""Whether the two may be compared at all: on data that came whole, with outcomes that are known and nobody has seen."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from models.promotion.decision import Check, at_least, at_most
from pipeline.champion.pointer import withdrawn
from pipeline.champion.versions import Version

Record = Mapping[str, Any]


def days_between(champion: Version, source: Record) -> int:
    """How many days younger the challenger is; negative if it is older."""
    return (date.fromisoformat(source["as_of"]) - date.fromisoformat(champion.manifest["as_of"])).days


def order(champion: Version, challenger: str, churn: Record, source: Record) -> Iterator[Check]:
    """Whether the challenger is new, and nobody has seen the later customers, whose outcomes are all known."""
    age = days_between(champion, source)
    was_withdrawn = challenger in withdrawn(source["name"])
    yield at_most("rolled_back", float(was_withdrawn), 0.0)
    yield at_least("not_older", float(age), 0.0)
    if tested := churn.get("tested_at"):
        seen = champion.manifest["figures"]["churn"].get("tested_at", tested)
        unseen = (date.fromisoformat(tested) - date.fromisoformat(seen)).days
        yield at_least("unseen", float(unseen), 0.0)
        closed = (date.fromisoformat(source["as_of"]) - date.fromisoformat(tested)).days
        window = churn["gap_days"] + churn["horizon_days"]
        yield at_least("outcomes_known", float(closed), float(window))


def delivered(
    champion: Version, summary: Record, source: Record, max_drop: float, max_lag_days: int
) -> Iterator[Check]:
    """Whether the log is as long as it was when the champion learned, and reaches its date."""
    if before := champion.manifest["decision"].get("events"):
        yield at_least("volume", summary["events"] / before, 1 - max_drop)
    lag = (date.fromisoformat(source["as_of"]) - date.fromisoformat(summary["last"][:10])).days - 1
    yield at_most("freshness", float(max(lag, 0)), float(max_lag_days))


def leaks(metrics: Collection[Record], sections: Collection[Record]) -> Iterator[Check]:
    """Whether every sign of a leak is one that somebody has acknowledged."""
    found = sum(one.get("leaks", 0) for one in metrics)
    known = sum(len(one["acknowledged"]) for one in sections)
    yield at_most("leaks", float(found), float(known))
