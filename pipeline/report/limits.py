"""What the report rests on and what it cannot say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.report.findings import Findings
from pipeline.report.texts import KINDS, REJECTED, SIMPLER, UNREADABLE_VALUE, counted, say
from pipeline.report.wording import Words


@dataclass(frozen=True)
class Select:
    """What became of the rows of one SELECT."""

    file: str
    rows: int
    taken: int
    duplicates: int
    left_out: int
    """Before the declared begin, or of customers who were erased."""
    rejected: int
    reasons: str


def selects(events: Mapping[str, Any], words: Words) -> list[Select]:
    return [
        Select(
            file=file,
            rows=one["rows"],
            taken=one["taken"],
            duplicates=one["duplicates"],
            left_out=one["out_of_window"] + one["erased"],
            rejected=sum(one["rejected"].values()),
            reasons=", ".join(f"{rejected(code, words)}: {words.number(n)}" for code, n in one["rejected"].items()),
        )
        for file, one in events["selects"].items()
    ]


def rejected(code: str, words: Words) -> str:
    return words.pick(REJECTED.get(code, UNREADABLE_VALUE))


def rows_sentence(rows: Sequence[Select], words: Words) -> str:
    read, refused = sum(one.rows for one in rows), sum(one.rejected for one in rows)
    return say(
        words,
        "rows_say",
        rows=counted(words, read, "rows"),
        taken=words.number(sum(one.taken for one in rows)),
        duplicates=words.number(sum(one.duplicates for one in rows)),
        left_out=words.number(sum(one.left_out for one in rows)),
        rejected=words.number(refused),
        shares=f" ({words.percent(refused / read, 2)})" if refused else "",
    )


def unreadable_lines(events: Mapping[str, Any]) -> int:
    return sum(sum(table["unreadable"].values()) for table in events["tables"].values())


def known(findings: Findings, words: Words) -> Iterator[str]:
    """What the log and the answers do tell."""
    counts = findings.satisfaction
    yield from events_known(findings.events, words)
    if counts["answers"]:
        yield say(
            words,
            "know_answers",
            share=words.percent(answering_share(findings)),
            answering=counted(words, counts["answering_customers"], "customers"),
            answers=counted(words, counts["answers"], "answers"),
        )
    shares = {kind: words.percent(findings.segmentation[f"{kind}_share"]) for kind in ("core", "assigned", "mixed")}
    if findings.segmentation["found_structure"]:
        yield say(words, "know_core", **shares)


def events_known(events: Mapping[str, Any], words: Words) -> Iterator[str]:
    first, last = (words.day(date.fromisoformat(events[end][:10])) for end in ("first", "last"))
    kinds = ", ".join(f"{words.pick(KINDS[kind])} {words.number(n)}" for kind, n in events["kinds"].items())
    said = say(words, "know_events", first=first, last=last, events=counted(words, events["events"], "events"))
    yield f"{said} {kinds}."


def answering_share(findings: Findings) -> float:
    return float(findings.satisfaction["answering_customers"] / findings.events["customers"])


def not_known(findings: Findings, words: Words) -> Iterator[str]:
    """What is missing, beyond what the data does not support."""
    yield say(words, "unknown_silent", share=words.percent(1 - answering_share(findings)))
    if absent := [words.pick(KINDS[kind]) for kind in KINDS if kind not in (*findings.events["kinds"], "other")]:
        yield say(words, "unknown_kinds", kinds=", ".join(absent))
    yield from beaten(findings.satisfaction, words)
    if not findings.segmentation["found_structure"]:
        yield say(words, "unknown_structure")
    yield say(words, "unknown_causes")


def beaten(satisfaction: Mapping[str, Any], words: Words) -> Iterator[str]:
    """That something simpler was nearer to the answers hidden from the satisfaction model, if it was."""
    if rule := satisfaction.get("beaten_by"):
        shares = {name: words.percent(max(satisfaction[name], 0.0)) for name in ("r2", f"r2_of_{rule}")}
        yield say(
            words, "unknown_beaten", rule=words.pick(SIMPLER[rule]), r2=shares["r2"], r2_of_rule=shares[f"r2_of_{rule}"]
        )
