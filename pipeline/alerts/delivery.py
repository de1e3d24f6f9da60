"""Alerts told once to each channel, and again if they were closed in between; what failed is tried the next run."""

import hashlib
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.alerts.alert import Record
from pipeline.alerts.register import OPEN
from pipeline.alerts.sending import TIMEOUT, Message, Unaddressed, Undelivered, send
from pipeline.artifacts import read_json, write_json
from pipeline.report.alerts.words import day, say
from pipeline.report.wording import Words

JOURNAL = Path("data/alerts/delivered.json")
"""By source and channel, the day each alert told there was first seen. It is history, so no output of DVC."""

PATIENCE = 15.0
"""Seconds within which a channel is tried."""

FIRST_PAUSE = 0.5
"""Seconds before the second attempt; each pause is twice the one before."""

TOLD = ("id", "status", "owner", "first_seen", "metric", "by", "key", "now", "before", "threshold", "text")
"""What a machine is told of an alert."""


def deliver(
    register: Sequence[Record],
    channels: Iterable[str],
    source: Record,
    words: Words,
    patience: float = PATIENCE,
) -> dict[str, int]:
    """Tell every channel what it has not been told yet; how many alerts were told, and how many channels failed.

    A channel that fails costs nothing but a line on the terminal: it is told the next time.
    """
    journal, counts = read_json(JOURNAL) if JOURNAL.exists() else {}, {"delivered": 0, "channels_failed": 0}
    for channel in dict.fromkeys(channels):
        told = journal.setdefault(source["name"], {}).setdefault(channel, {})
        new = [one for one in register if one["status"] == OPEN and told.get(one["id"]) != one["first_seen"]]
        if not new:
            continue
        try:
            send_patiently(channel, message(new, source, words), patience)
        except Undelivered as fault:
            counts["channels_failed"] += 1
            print(f"{channel}: not delivered, alerts: {len(new)}; {fault}. The next run tries again.", file=sys.stderr)
        else:
            counts["delivered"] += len(new)
            told.update({one["id"]: one["first_seen"] for one in new})
            write_json(journal, JOURNAL)
    return counts


def send_patiently(channel: str, news: Message, patience: float) -> None:
    """Raises Undelivered, with the last reason, if there is no success within the patience."""
    until, pause = time.monotonic() + patience, FIRST_PAUSE
    while True:
        try:
            return send(channel, news)
        except Unaddressed:
            raise
        except Undelivered:
            if time.monotonic() + pause + TIMEOUT > until:
                raise
        time.sleep(pause)
        pause *= 2


def message(alerts: Sequence[Record], source: Record, words: Words) -> Message:
    """One message for all new alerts, in the language of the report."""
    news = "\n".join(sorted(f"{source['name']} {one['id']} {one['first_seen']}" for one in alerts))
    return Message(
        key=hashlib.sha256(news.encode()).hexdigest()[:32],
        subject=say(words, "subject", source=source["name"], day=day(source["as_of"], words)),
        text="\n".join(f"- {one['text'][words.language]}{owner(one, words)}" for one in alerts),
        alerts=tuple({name: one[name] for name in TOLD} for one in alerts),
        source=source["name"],
        as_of=source["as_of"],
    )


def owner(alert: Record, words: Words) -> str:
    return say(words, "owner", owner=alert["owner"]) if alert["owner"] else ""
