"""What the stages wrote down of their last runs."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from pipeline.stage import load, record_of


@dataclass(frozen=True)
class Record:
    """One stage's last run: when (seconds since 1970), with which parameters and files, and what came out."""

    stage: str
    started_at: float
    ended_at: float
    params: dict[str, Any]
    metrics: dict[str, Any]
    reads: list[str]
    writes: list[str]
    sha256: dict[str, str] = field(default_factory=dict)

    def belongs_to(self, source: str) -> bool:
        """Whether the run was part of that company's pipeline; the demo's files are the same for every company."""
        return source == "demo" if self.stage == "demo" else self.params["source"] == source

    @property
    def identity(self) -> dict[str, Any]:
        """What tells this run from another: not the times of a stage that runs each time."""
        runs_each_time = not self.writes or load(self.stage).runs_each_time
        return asdict(self) | ({"started_at": None, "ended_at": None} if runs_each_time else {})

    @property
    def figures(self) -> dict[str, float]:
        return {name: float(value) for name, value in self.metrics.items() if isinstance(value, int | float)}

    @property
    def remarks(self) -> dict[str, str]:
        """Metrics in words, such as the name of the model that won."""
        return {name: value for name, value in self.metrics.items() if isinstance(value, str)}


def records_of(source: str, stages: Collection[str]) -> list[Record]:
    """The records there are of these stages' runs on that source, in the stages' order."""
    files = [file for stage in stages if (file := record_of(stage)).exists()]
    found = [Record(**json.loads(file.read_text(encoding="utf-8"))) for file in files]
    return [record for record in found if record.belongs_to(source)]


def key_of(records: Collection[Record]) -> str:
    """The same for the same runs with the same parameters, wherever DVC restored their records from."""
    text = json.dumps([record.identity for record in records], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def flat(values: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """Nested keys joined by dots, as DVC prints them."""
    found: dict[str, Any] = {}
    for key, value in values.items():
        found |= flat(value, f"{prefix}{key}.") if isinstance(value, Mapping) else {f"{prefix}{key}": value}
    return found
