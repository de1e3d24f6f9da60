"""How far a release has come: written before the first target is touched, and after each that is done."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pipeline.artifacts import write_json

State = Literal["prepared", "done", "failed"]


@dataclass
class Journal:
    """The targets of one release, each ``prepared``, ``done`` or ``failed``; ``committed`` when all are done.

    It is told to people and to other programs. Publishing itself trusts only what each target says of itself: all
    carry the release's ``run_id``, so a rerun asks them and finishes what is missing.
    """

    file: Path
    run_id: str
    targets: dict[str, State] = field(default_factory=dict)

    def prepare(self, targets: Iterable[str]) -> None:
        self.targets = dict.fromkeys(targets, "prepared")
        self._write()

    def note(self, target: str, state: State) -> None:
        self.targets[target] = state
        self._write()

    def _write(self) -> None:
        is_committed = set(self.targets.values()) <= {"done"}
        state = "committed" if is_committed else "prepared"
        write_json({"run_id": self.run_id, "state": state, "targets": self.targets}, self.file)
