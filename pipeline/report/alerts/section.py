"""Targets, alerts and fresh feedback as the page shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.report.alerts.targets import card
from pipeline.report.alerts.words import Record, day, figure, say, what, where
from pipeline.report.findings import Findings
from pipeline.report.texts import counted
from pipeline.report.voice.section import channel, opinion, pieces
from pipeline.report.voice.texts import ELSEWHERE, WRITTEN_IN
from pipeline.report.wording import Words

SHOWN = 10
"""Customers' feedback on the page; the released file has all that is listed."""


@dataclass(frozen=True)
class AlertRow:
    """One alert in words; ``since`` when it is open."""

    what: str
    where: str
    now: str
    before: str
    since: str
    status: str
    owner: str


@dataclass(frozen=True)
class Feedback:
    """What one customer said, where, when and with what at stake; nothing tells who they are."""

    text: str
    about: str


def section(findings: Findings, words: Words) -> dict[str, Any]:
    """All that the page shows of targets, alerts and feedback."""
    names = dict(zip(findings.all_segments.segment_id, findings.all_segments.segment, strict=True))
    as_of, said = findings.source["as_of"], findings.feedback["said"]
    rows = [row(alert, names, as_of, words) for alert in newest_first(findings.alerts)]
    days = counted(words, findings.feedback["days"], "days")
    customers = counted(words, findings.feedback["customers"], "customers")
    return {
        "targets": [card(target, names, words) for target in findings.targets],
        "targets_note": targets_note(findings.targets, words),
        "rows": rows,
        "sentence": alerts_sentence(findings.alerts, as_of, words),
        "feedback": [feedback(one, words) for one in said[:SHOWN]],
        "feedback_sentence": say(words, "feedback_say" if said else "no_feedback", days=days, customers=customers),
        "their_words": say(words, "their_words", shown=len(said[:SHOWN]), all=findings.feedback["customers"]),
    }


def targets_note(targets: Sequence[Record], words: Words) -> str:
    if not targets:
        return say(words, "no_targets")
    return say(words, "targets_note", days=counted(words, targets[0]["now"]["days"], "days"))


def alerts_sentence(alerts: Sequence[Record], as_of: str, words: Words) -> str:
    if not alerts:
        return say(words, "no_alerts")
    new = sum(one["first_seen"] == as_of for one in alerts)
    return say(words, "alerts_say", alerts=counted(words, len(alerts), "alerts"), new=words.number(new))


def newest_first(alerts: Sequence[Record]) -> list[Record]:
    by_id = sorted(alerts, key=lambda one: str(one["id"]))
    return sorted(by_id, key=lambda one: str(one["first_seen"]), reverse=True)


def row(alert: Record, names: Mapping[str, str], as_of: str, words: Words) -> AlertRow:
    is_new = alert["status"] == "open" and alert["first_seen"] == as_of
    return AlertRow(
        what=what(alert, words),
        where=where(alert["by"], alert["key"], names, words),
        now=figure(alert["metric"], alert["now"], words),
        before="–" if alert["before"] is None else figure(alert["metric"], alert["before"], words),
        since=day(alert["first_seen"], words),
        status=say(words, "new" if is_new else alert["status"]),
        owner=alert["owner"] or say(words, "nobody"),
    )


def feedback(one: Record, words: Words) -> Feedback:
    """What was said, with what is hidden named in the reader's language."""
    text = "".join(piece.text for piece in pieces(one["text"] or "", "", words))
    at_stake = say(words, "at_stake", money=words.round_money(one["value_at_risk"])) if one["value_at_risk"] else ""
    told = [
        words.pick(WRITTEN_IN.get(one["kind"], ELSEWHERE)),
        channel(one["channel"], words),
        day(one["day"], words),
        opinion(one, words),
        at_stake,
    ]
    return Feedback(text or say(words, "without_text"), ", ".join(filter(None, told)))
