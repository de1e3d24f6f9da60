"""Files and folders that lie beside their place until they are whole and on disk, and then take it in one step."""

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.crashing import crash_point

BESIDE = re.compile(r"\..+\.\d+")
"""The names that :func:`beside_of` gives."""


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """A temporary path in the same folder that takes the final name only when it is whole and on disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = beside_of(path)
    try:
        yield beside
        sync(beside)
        crash_point(f"{path.name} beside")
        beside.replace(path)
        sync(path.parent)
        crash_point(f"{path.name} written")
    finally:
        beside.unlink(missing_ok=True)


def beside_of(path: Path) -> Path:
    """What this process calls a file or folder until it is whole."""
    return path.with_name(f".{path.name}.{os.getpid()}")


def sync(path: Path) -> None:
    """Have a file's bytes, or the names in a folder, on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def settle(beside: Path, folder: Path) -> None:
    """Have a folder that is whole on disk, then give it its name; one of that name goes."""
    for path in [*beside.rglob("*"), beside]:
        sync(path)
    crash_point(f"{folder.name} beside")
    shutil.rmtree(folder, ignore_errors=True)
    beside.rename(folder)
    sync(folder.parent)
    crash_point(f"{folder.name} written")


def copy(source: Path | str, target: Path | str) -> Path:
    """The same bytes under another name, whole or not at all; whose they are and who may write them is not copied."""
    with written_beside(Path(target)) as beside:
        shutil.copyfile(source, beside)
    return Path(target)


def sweep(paths: Iterable[Path]) -> None:
    """Remove those of the paths that a killed process left beside their place; nobody else may be writing there."""
    for path in [one for one in paths if BESIDE.fullmatch(one.name)]:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
