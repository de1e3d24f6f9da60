"""The register of segments: every id there was, what it stands for, since when and until when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import chain, count
from typing import Any, Self

import pandas as pd

from models.identity.matching import Change, carried_on, changes, overlap


@dataclass(frozen=True)
class Kind:
    """What a segment is: its ``code`` is the id of the first of its kind; ``sign`` as in a segmenter's group."""

    code: str
    level: str
    theme: str
    sign: int


@dataclass(frozen=True)
class Entry:
    """A segment that is or was; the kind is the last it had."""

    segment_id: str
    kind: Kind
    first_seen: str
    last_seen: str


@dataclass(frozen=True)
class Register:
    """Segments by the order of their ids, and what became of them, oldest first. Days are ISO dates."""

    entries: tuple[Entry, ...] = ()
    events: tuple[tuple[str, Change], ...] = ()

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """Of what ``record`` gave; of nothing an empty one."""
        entries = (Entry(**{**one, "kind": Kind(**one["kind"])}) for one in record.get("segments", ()))
        events = ((day, Change(**{**one, "others": tuple(one["others"])})) for day, one in record.get("events", ()))
        return cls(tuple(entries), tuple(events))

    @property
    def record(self) -> dict[str, Any]:
        return {
            "segments": [asdict(one) for one in self.entries],
            "events": [[day, {**asdict(one), "others": list(one.others)}] for day, one in self.events],
        }

    @property
    def last(self) -> str:
        """The day of the last run."""
        return max((one.last_seen for one in self.entries), default="")

    @property
    def ids(self) -> dict[str, str]:
        """The id of each kind of segment that the last run had."""
        return {one.kind.code: one.segment_id for one in self.entries if one.last_seen == self.last}

    @property
    def news(self) -> list[Change]:
        """What the last run found to have become of segments."""
        return [change for day, change in self.events if day == self.last]

    def before(self, day: pd.Timestamp, last: pd.Timestamp) -> Self:
        """As it was after the run as of ``last``, whatever runs as of ``day`` and later entered; empty if that is NaT.

        So a run made again, or tried with other parameters, is as if it were the first of its day.
        """
        if pd.isna(last):
            return type(self)()
        kept = (one for one in self.entries if one.first_seen < iso(day))
        entries = tuple(replace(one, last_seen=min(one.last_seen, iso(last))) for one in kept)
        return type(self)(entries, tuple(event for event in self.events if event[0] < iso(day)))

    def after(self, day: pd.Timestamp, kinds: Iterable[Kind], compared: pd.DataFrame, min_jaccard: float) -> Self:
        """With the segments that a run as of ``day`` found.

        A group that shares enough of the ``compared`` customers (``then`` an id, ``now`` the code of a kind) with a
        segment of the last run carries on its id. So does one of the same kind where neither has anybody to compare.
        Any other group takes a new id, which no segment ever had.
        """
        shared = overlap(compared)
        carried = {**self._unseen(shared), **carried_on(shared, min_jaccard)}
        known = {one.segment_id: one for one in self.entries}
        for kind in sorted(kinds, key=lambda one: one.code):
            id = carried.get(kind.code) or unused(kind.code, known)
            known[id] = Entry(id, kind, known[id].first_seen if id in known else iso(day), iso(day))
        found = type(self)(tuple(known[id] for id in sorted(known)))
        told = changes(shared.rename(columns=found.ids)) if self.entries else ()
        return replace(found, events=(*self.events, *((iso(day), one) for one in told)))

    def _unseen(self, shared: pd.DataFrame) -> Mapping[str, str]:
        """The last run's segments without anybody to compare, by the code of their kind, where that has nobody too."""
        return {code: id for code, id in self.ids.items() if id not in shared.index and code not in shared.columns}


def iso(day: pd.Timestamp) -> str:
    return day.date().isoformat()


def unused(code: str, known: Mapping[str, Entry]) -> str:
    """The code itself, or with the first number from 2 on that makes it new."""
    numbered = (f"{code}-{number}" for number in count(2))
    return next(id for id in chain([code], numbered) if id not in known)
