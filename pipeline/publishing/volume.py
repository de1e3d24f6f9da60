"""A log that has lost much of itself since the last release is more likely a broken delivery than a smaller company."""

from collections.abc import Mapping
from typing import Any

from pipeline.artifacts import read_json
from pipeline.faults import DataFault
from pipeline.publishing.folder import MANIFEST, RELEASE


def refuse_drop(source: Mapping[str, Any], events: int, max_drop: float) -> None:
    """Raise DataFault if the source's log has lost more than ``max_drop`` of the events of its last release."""
    last = RELEASE / MANIFEST
    released = read_json(last) if last.exists() else {}
    if released.get("source") != source["name"] or events >= (1 - max_drop) * released["events"]:
        return
    raise DataFault(
        f"The log of {source['name']} has {events:,} events, the released one of {released['as_of']} had "
        f"{released['events']:,}: more than {max_drop:.0%} are gone. That release stays. See whether a file or a table "
        "came only in part; if it is meant, 'release: {max_drop: 1}' in params.yaml lets it pass."
    )
