"""The date one run is asked for, over the one that the source declares or the log ends at."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from pipeline.artifacts import write_text

FILE = "as_of.txt"
"""Lies in the source's folder while the run is on: DVC sees it there, and caches the results of each date."""


@contextmanager
def asked(folder: Path, as_of: date | None) -> Iterator[None]:
    """Let runs of the folder's source be as of the date; without one what a kill left of another date goes."""
    file = folder / FILE
    file.unlink(missing_ok=True)
    if as_of:
        write_text(f"{as_of}\n", file)
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


def asked_date(folder: Path) -> date | None:
    file = folder / FILE
    return date.fromisoformat(file.read_text(encoding="utf-8").strip()) if file.exists() else None
