"""What the data supports, in a reader's words: the section of the page, and English for the record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from pipeline.report.readiness.found import FINDINGS
from pipeline.report.readiness.said import Said
from pipeline.report.readiness.texts import ABILITIES, LEVELS, STAGES, STATUSES, TEXTS
from pipeline.report.readiness.why import WHY
from pipeline.report.texts import KINDS, REJECTED, UNREADABLE_VALUE
from pipeline.report.wording import Words, saying

say = saying(TEXTS)

Statement = Mapping[str, Any]
"""An ability or a finding as ``readiness.json`` holds it: ``code, found, needed`` and what it is of."""

MARKS = {"yes": "●", "limited": "◐", "no": "○"}
"""A status as a shape: it must not hang on a colour."""

NAMED = {"kind": KINDS, "absent": STAGES, "seen": STAGES}
"""Figures that are names, or lists of them, which each language has its own words for."""

LEAST_SAID = 0.001

DAYS = ("day", "first", "last")


@dataclass(frozen=True)
class AbilityRow:
    """One row of the table of abilities."""

    name: str
    status: str
    mark: str
    said: str
    why: str
    how: str


@dataclass(frozen=True)
class Remark:
    """A finding: its level as a word, and what to do."""

    level: str
    said: str
    what: str
    how: str


@dataclass(frozen=True)
class KindRow:
    """What there is of one kind; ``filled`` are shares in the order of the columns told."""

    name: str
    events: int
    customers: int
    first: str
    last: str
    filled: tuple[str, ...]


def worded(said: Said, statement: Statement, words: Words) -> tuple[str, str]:
    """What was found and what to do, the second empty where nothing is to be done."""
    gaps = dict(written(statement, words))
    return words.pick(said.what).format(**gaps), words.pick(said.how).format(**gaps) if said.how else ""


def written(statement: Statement, words: Words) -> Iterator[tuple[str, str]]:
    """Each figure by name, those needed as ``needed_x``: shares in percent, names and days in the reader's words."""
    for name, figure in statement["found"].items():
        yield name, figure_in_words(name, figure, words)
    for name, figure in statement["needed"].items():
        yield f"needed_{name}", figure_in_words(name, figure, words)


def figure_in_words(name: str, figure: Any, words: Words) -> str:
    if name == "reason":
        return words.pick(REJECTED.get(figure, UNREADABLE_VALUE))
    if name in NAMED:
        return ", ".join(words.pick(NAMED[name][one]) for one in figure.split(",") if one)
    if name in DAYS:
        return words.day(date.fromisoformat(figure))
    if isinstance(figure, str):
        return figure
    return words.number(figure) if isinstance(figure, int) else share(figure, words)


def share(part: float, words: Words) -> str:
    """In percent: with a decimal where it is small, and never nothing where there is something."""
    if 0 < part < LEAST_SAID:
        return f"<{words.percent(LEAST_SAID, 1)}"
    return words.percent(part, 1 if 0 < part < 0.1 else 0)


def abilities(readiness: Mapping[str, Any], words: Words) -> list[AbilityRow]:
    """Neighbours of whom the same is said share a row."""
    said = (
        (words.pick(ABILITIES[one["name"]]), one["status"], *worded(WHY[one["code"]], one, words))
        for one in readiness["abilities"]
    )
    return [
        AbilityRow(", ".join(one[0] for one in same), status, MARKS[status], words.pick(STATUSES[status]), why, how)
        for (status, why, how), same in groupby(said, key=itemgetter(1, 2, 3))
    ]


def remarks(readiness: Mapping[str, Any], words: Words) -> list[Remark]:
    found = ((one, *worded(FINDINGS[one["code"]], one, words)) for one in readiness["findings"])
    return [Remark(one["level"], words.pick(LEVELS[one["level"]]), capital(what), how) for one, what, how in found]


def capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def period(readiness: Mapping[str, Any], words: Words) -> str:
    span, known = readiness["period"], readiness["customers"]
    return say(
        words,
        "period",
        first=words.day(date.fromisoformat(span["first"])),
        last=words.day(date.fromisoformat(span["last"])),
        days=words.number(span["days"]),
        silent=words.number(span["days_without_events"]),
        customers=words.number(known["customers"]),
        repeat=share(known["repeat_share"], words),
        single=share(known["with_one_event"] / known["customers"], words),
        answering=share(readiness["answers"]["customers"] / known["customers"], words),
    )


def columns_told(readiness: Mapping[str, Any]) -> list[str]:
    """The columns that some kind fills, without those every row has."""
    kinds = readiness["kinds"].values()
    always = {"customer_id", "occurred_at", "recorded_at", "kind"}
    return [one for one in next(iter(kinds))["filled"] if one not in always and any(k["filled"][one] for k in kinds)]


def kinds(readiness: Mapping[str, Any], words: Words) -> list[KindRow]:
    return [
        KindRow(
            name=words.pick(KINDS[kind]),
            events=one["rows"],
            customers=readiness["customers"]["by_kind"][kind],
            first=words.day(date.fromisoformat(one["first"])),
            last=words.day(date.fromisoformat(one["last"])),
            filled=tuple(filled(one["filled"][column], one["rows"], words) for column in columns_told(readiness)),
        )
        for kind, one in readiness["kinds"].items()
    ]


def filled(rows: int, of: int, words: Words) -> str:
    """A dot where a column is empty; never 100 % where some row lacks it."""
    return "·" if not rows else words.percent(min(rows / of, 1 if rows == of else 0.99))


def months(readiness: Mapping[str, Any], words: Words) -> list[tuple[str, list[str]]]:
    """One row per month, with the events of each kind."""
    return [
        (month, [words.number(rows) if rows else "·" for rows in one.values()])
        for month, one in readiness["months"].items()
    ]


def answers(readiness: Mapping[str, Any], words: Words) -> list[tuple[str, ...]]:
    """One row per metric, then per channel: answers, those below neutral, customers, and their share of all."""
    total = readiness["customers"]["customers"]
    groups = (readiness["answers_by_metric"], readiness["answers_by_channel"])
    return [
        (
            name,
            words.number(one["answers"]),
            share(one["bad"] / one["answers"], words),
            words.number(one["customers"]),
            share(one["customers"] / total, words),
        )
        for group in groups
        for name, one in group.items()
    ]


def section(readiness: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """All that the page shows of it."""
    return {
        "period": period(readiness, words),
        "abilities": abilities(readiness, words),
        "remarks": remarks(readiness, words),
        "columns": columns_told(readiness),
        "kinds": kinds(readiness, words),
        "months": months(readiness, words),
        "answers": answers(readiness, words),
    }


def in_english(readiness: Mapping[str, Any]) -> dict[str, Any]:
    """The record with a sentence beside each code: ``what`` was found, and ``how`` to mend it."""
    words = Words("en")

    def told(one: Statement, texts: Mapping[str, Said]) -> dict[str, Any]:
        what, how = worded(texts[one["code"]], one, words)
        return {**one, "what": capital(what), "how": how or None}

    return {
        **readiness,
        "abilities": [told(one, WHY) for one in readiness["abilities"]],
        "findings": [told(one, FINDINGS) for one in readiness["findings"]],
    }
