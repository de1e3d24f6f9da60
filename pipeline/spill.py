"""Folders for what does not fit in memory: each locked while its process lives, swept by others when it is gone."""

import atexit
import fcntl
import os
import shutil
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

PREFIX = "customer-events-"

MARK = ".held"
"""A file in every such folder, which carries the lock: no other folder is ever removed, whatever its name."""


@cache
def own_folder(parent: Path) -> Path:
    """This process's folder below ``parent``, gone with the process; what killed ones left there is swept first."""
    parent.mkdir(parents=True, exist_ok=True)
    sweep(parent)
    folder, held = held_folder(parent)
    atexit.register(remove, folder, held)
    return folder


def held_folder(parent: Path) -> tuple[Path, int]:
    """A new folder, and the open file that locks it; one swept before it was locked is made again."""
    while True:
        folder = Path(mkdtemp(prefix=PREFIX, dir=parent))
        with suppress(FileNotFoundError):
            held = os.open(folder / MARK, os.O_RDWR | os.O_CREAT)
            fcntl.flock(held, fcntl.LOCK_EX)
            if (folder / MARK).exists():
                return folder, held
            os.close(held)


def sweep(parent: Path) -> None:
    """Remove the folders whose processes are gone: the kernel lets go of a lock with its holder, however it ended."""
    for mark in parent.glob(f"{PREFIX}*/{MARK}"):
        with suppress(OSError):
            held = os.open(mark, os.O_RDONLY)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(mark.parent)
            finally:
                os.close(held)


def remove(folder: Path, held: int) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    os.close(held)
