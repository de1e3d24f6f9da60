"""What can befall a piece of work: each fault as a list of trials, which say where it strikes and what comes of it."""

import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from pipeline.crashing import CRASH_AT, KILLED
from tests.faults.scenes import Scene

MACHINE = 7
DAY = 86_400
FILLER = "filler"


def nothing(*_: object) -> None:
    """What most trials do beforehand or afterwards."""


@dataclass(frozen=True)
class Trial:
    """One disturbance of the work, and the exit codes that may come of it.

    ``place`` holds the folder, ``spoil`` does something to it beforehand and ``repair`` undoes that; ``disturb`` is
    called in the process that works.
    """

    name: str
    codes: tuple[int, ...]
    disturb: Callable[[], None] = nothing
    killed_after: float | None = None
    place: Callable[[Path], AbstractContextManager[None]] = lambda folder: nullcontext()
    spoil: Callable[[Path], None] = nothing
    repair: Callable[[Path], None] = nothing


def killed_at_its_points(scene: Scene) -> list[Trial]:
    return [Trial(point, (KILLED,), lambda point=point: os.environ.update({CRASH_AT: point})) for point in scene.points]


def killed_at_random(scene: Scene) -> list[Trial]:
    """``KILLS`` times; who was quicker than the kill is done."""
    drawn = random.Random(0)
    moments = [drawn.uniform(0, 1.1 * scene.seconds) for _ in range(int(os.environ.get("KILLS", "50")))]
    return [Trial(f"{moment:.3f} s", (-signal.SIGKILL, 0), killed_after=moment) for moment in moments]


def failing(call: str, number: int) -> Callable[[], None]:
    """Let a call of the operating system fail with EIO, the one of that number and all after it."""

    def disturb() -> None:
        real, calls = getattr(os, call), iter(range(1, 1_000_000))

        def broken(*arguments: object) -> object:
            if next(calls) >= number:
                raise OSError(errno.EIO, "Input/output error")
            return real(*arguments)

        setattr(os, call, broken)

    return disturb


def broken_disk(scene: Scene) -> list[Trial]:
    """Bytes or names do not get to the disk: at first, after some, after many."""
    return [
        Trial(f"{call} number {number}", (MACHINE,), failing(call, number))
        for call in ("fsync", "replace")
        for number in (1, 2, 4)
    ]


def limited(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def large_files_refused(scene: Scene) -> list[Trial]:
    """No file may grow beyond a size, as under a quota."""
    largest = max(file.stat().st_size for file in scene.whole.rglob("*") if file.is_file())
    sizes = [largest * part // 4 for part in (0, 1, 2, 3)]
    return [Trial(f"{size} bytes", (MACHINE,), limited(size)) for size in sizes]


def full_disk(scene: Scene) -> list[Trial]:
    """A file system of its own that is full, or will be; there is room afterwards."""
    return [
        Trial(f"{left} KB left", (MACHINE,), place=small_disk, spoil=filled(left), repair=emptied)
        for left in (0, 40, 80, 120, 160, 200, 400)
    ]


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def filled(left: int) -> Callable[[Path], None]:
    """Leave so many kilobytes."""

    def spoil(folder: Path) -> None:
        free = shutil.disk_usage(folder).free
        (folder / FILLER).write_bytes(b"\1" * (free - 1024 * left))

    return spoil


def emptied(folder: Path) -> None:
    (folder / FILLER).unlink()


def cramped(megabytes: int) -> Callable[[], None]:
    def disturb() -> None:
        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + megabytes * 2**20,) * 2)

    return disturb


def out_of_memory(scene: Scene) -> list[Trial]:
    """So much more than is in use, and no more: said by Python, or the death of a library that does not ask.

    The C library ends a process with 127 where there is no room for a thread's own variables.
    """
    codes = (MACHINE, 0, -signal.SIGSEGV, -signal.SIGABRT, 127)
    return [Trial(f"{megabytes} MB left", codes, cramped(megabytes)) for megabytes in (0, 8, 32, 128)]


def at_another_time(seconds: float) -> Callable[[], None]:
    """Let the clock tell another time, and all files be of a third."""

    def disturb() -> None:
        real = time.time
        time.time = lambda: real() + seconds
        for path in Path().rglob("*"):
            os.utime(path, (real() - 2 * seconds,) * 2, follow_symlinks=False)

    return disturb


def clock_jumps(scene: Scene) -> list[Trial]:
    return [Trial(f"{days:+} days", (0,), at_another_time(days * DAY)) for days in (-4000, -1, 1, 4000)]


FAULTS: Mapping[str, Callable[[Scene], list[Trial]]] = {
    one.__name__: one
    for one in (
        killed_at_its_points,
        killed_at_random,
        broken_disk,
        large_files_refused,
        full_disk,
        out_of_memory,
        clock_jumps,
    )
}
