"""What each retraining and scoring came to: one row per source, date and verb that did something."""

import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.artifacts import write_text
from pipeline.faults import told_of_damage

Row = dict[str, Any]


def file_of(source: str) -> Path:
    """The source's history, a row of JSON in each line. It is no output of DVC: it only grows."""
    return Path("data/history") / f"{source}.jsonl"


def rows(source: str) -> list[Row]:
    file = file_of(source)
    with told_of_damage(file):
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []


def before(source: Mapping[str, Any]) -> list[Row]:
    """Those of earlier dates than the source's, so that the same date twice gives the same report."""
    return [row for row in rows(source["name"]) if row["as_of"] < source["as_of"]]


def enter(source: str, row: Row) -> None:
    """Add the row, with the time, unless the last one says the same."""
    before = rows(source)
    if before and {**before[-1], "at": None} == {**row, "at": None}:
        return
    row = {**row, "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}
    write_text("".join(json.dumps(one) + "\n" for one in [*before, row]), file_of(source))
