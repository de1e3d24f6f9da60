"""What MLflow is to be told, on disk in order until it has been: a server that is down costs nothing but time."""

import fcntl
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pipeline.beside import beside_of, settle
from pipeline.tracking.location import project

Kind = Literal["run", "champion"]
ABOUT = "entry.json"


@dataclass(frozen=True)
class Entry:
    """One thing to tell: a folder ``000001-run-<key>`` with all that it takes, whatever becomes of the results."""

    folder: Path

    @property
    def number(self) -> int:
        return int(self.folder.name.split("-", 2)[0])

    @property
    def kind(self) -> str:
        return self.folder.name.split("-", 2)[1]

    @property
    def key(self) -> str:
        return self.folder.name.split("-", 2)[2]

    @property
    def about(self) -> dict[str, Any]:
        return dict(json.loads((self.folder / ABOUT).read_text(encoding="utf-8")))

    def remove(self) -> None:
        """In one step, so that a kill leaves no half of it."""
        gone = beside_of(self.folder)
        self.folder.rename(gone)
        shutil.rmtree(gone)


def home() -> Path:
    return project() / "data/spool"


def entries() -> list[Entry]:
    """All that wait, in the order in which they were entered."""
    return sorted(map(Entry, home().glob("[0-9]*-*")), key=lambda entry: entry.number)


@contextmanager
def entered(kind: Kind, key: str, about: dict[str, Any]) -> Iterator[Path | None]:
    """A folder for the files of a new entry, which is one when the block ends; None where the last of its kind is it.

    Raises what the block raises; then nothing is entered.
    """
    home().mkdir(parents=True, exist_ok=True)
    with (home() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        waiting = entries()
        if [one.key for one in waiting if one.kind == kind][-1:] == [key]:
            yield None
            return
        folder = home() / f"{waiting[-1].number + 1 if waiting else 1:06d}-{kind}-{key}"
        beside = beside_of(folder)
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir()
        yield beside
        (beside / ABOUT).write_text(json.dumps(about, indent=2), encoding="utf-8")
        settle(beside, folder)
