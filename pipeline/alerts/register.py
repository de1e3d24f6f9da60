"""The register: every alert there was, since when, and what became of it. It is history, and survives the runs."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from pipeline.alerts.alert import Alert, Record
from pipeline.artifacts import read_json, write_json
from pipeline.faults import UsageFault
from pipeline.report.alerts.words import texts
from pipeline.report.tables import names_of
from pipeline.report.wording import LANGUAGES, Words

OPEN, ACKNOWLEDGED, CLOSED = "open", "acknowledged", "closed"

STATUSES = (OPEN, ACKNOWLEDGED, CLOSED)


def entered(register: Iterable[Record], alerts: Iterable[Alert], as_of: str, owner: str | None) -> list[Record]:
    """The register after a run as of that date: one entry per alert's id, those not closed first.

    What is found again stays as it was, open or acknowledged, and takes the new figures; what had been closed begins
    anew. What is not found any more is closed. The same run twice changes nothing. ``owner`` looks after the alerts
    whose rule names nobody.
    """
    known = {one["id"]: one for one in register}
    found = {alert.id: entry(alert, known.get(alert.id), as_of, owner) for alert in alerts}
    gone = {id: closed(one, as_of) for id, one in known.items() if id not in found}
    return sorted((found | gone).values(), key=lambda one: (STATUSES.index(one["status"]), one["id"]))


def entry(alert: Alert, before: Record | None, as_of: str, owner: str | None) -> Record:
    begins = {"status": OPEN, "first_seen": as_of}
    goes_on = before is not None and before["status"] != CLOSED
    history = {name: before[name] for name in begins} if before is not None and goes_on else begins
    return {"id": alert.id, **history, "last_seen": as_of, **asdict(alert), "owner": alert.owner or owner}


def closed(one: Record, as_of: str) -> Record:
    return one if one["status"] == CLOSED else one | {"status": CLOSED, "closed": as_of}


def worded(register: Iterable[Record], descriptions: Sequence[Record]) -> list[Record]:
    """Each entry with its ``text`` by language; what is closed keeps the words it had."""
    names: dict[str, dict[str, str]] = {language: names_of(descriptions, Words(language)) for language in LANGUAGES}
    return [one if one["status"] == CLOSED else one | {"text": texts(one, names)} for one in register]


def acknowledge_in(file: Path, id: str) -> None:
    """Note that somebody looks after an open alert. Raises UsageFault if there is none of that id."""
    register = read_json(file) if file.exists() else []
    alive = [one["id"] for one in register if one["status"] != CLOSED]
    if id not in alive:
        known = ", ".join(alive) or "none"
        raise UsageFault(f"--acknowledge {id}: no such alert is open in {file}; open are: {known}.")
    write_json([one | {"status": ACKNOWLEDGED} if one["id"] == id else one for one in register], file)


def open_alerts(register: Iterable[Record]) -> list[Record]:
    """Those open or acknowledged."""
    return [one for one in register if one["status"] != CLOSED]
