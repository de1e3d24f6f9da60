"""Room on the disk for a run, asked for before it begins."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.artifacts import ARTIFACTS, read_json
from pipeline.faults import MachineFault
from pipeline.stage import STAGES, record_of

TIMES_RESULTS = 2
"""New results, a copy of them in DVC's cache, and what is released of them, as a multiple of what lies there now. The
last ones are in the cache already, so that the new ones take their place."""

TIMES_RAW = 8
"""The same, of the raw files before the first run: the demo's 41 MB make 309 (`du -sm data .dvc/cache mlartifacts`)."""


def require_room(source: str) -> None:
    """Tell how much a run of the source writes; raises MachineFault if the disk has less."""
    needed, free = need(source), shutil.disk_usage(Path()).free
    told = f"Disk:    a run needs about {megabytes(needed)}, {megabytes(free)} are free."
    if needed > free:
        raise MachineFault(
            f"{told} Nothing was begun. Make room, as by 'dvc gc --workspace', which lets DVC forget the results of "
            "earlier runs, or let the project lie on a larger disk."
        )
    print(told, file=sys.stderr)


def need(source: str) -> int:
    """Bytes, by what the last run of the source left; by its raw files before the first."""
    return TIMES_RESULTS * sum(map(size_of, results(source))) or TIMES_RAW * size_of(ARTIFACTS["raw"].at(source))


def refuse_full_disk() -> None:
    """Raise MachineFault if the last stage's results find no room once more: DVC keeps a copy of them in its cache.

    For when DVC has failed, and says why to nobody but people.
    """
    last = max(records(), key=lambda noted: float(noted["ended_at"]), default={"writes": ()})
    size, free = sum(size_of(Path(path)) for path in last["writes"]), shutil.disk_usage(Path()).free
    if size > free:
        raise MachineFault(
            f"DVC has no room for {megabytes(size)}, {megabytes(free)} are free. What was there before is untouched. "
            "Make room, and run the same again: finished stages are kept."
        )


def results(source: str) -> Iterator[Path]:
    for noted in records():
        yield from map(Path, noted["writes"] if noted["params"]["source"] == source else ())


def records() -> Iterator[dict[str, Any]]:
    """What the stages noted of their last runs."""
    return (read_json(record) for record in map(record_of, STAGES) if record.exists())


def size_of(path: Path) -> int:
    """Of a file, or of all in a folder; of what is not there, nothing."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


def megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"
