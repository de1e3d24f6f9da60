"""One run at a time: the kernel's own lock on a file, gone with the process that holds it."""

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pipeline.faults import LockedFault

FILE = Path("data/records/lock.json")
POLL_SECONDS = 0.2


@contextmanager
def alone(verb: str, timeout: float = 0) -> Iterator[None]:
    """Hold the project's lock, waiting for it at most ``timeout`` seconds; else a :class:`LockedFault`.

    Children inherit the open file, so that a run whose first process was killed is over only when its last one is.
    """
    FILE.parent.mkdir(parents=True, exist_ok=True)
    with FILE.open("a+", encoding="utf-8") as file:
        take(file, time.monotonic() + timeout)
        os.set_inheritable(file.fileno(), True)
        file.truncate(0)
        json.dump({"verb": verb, "pid": os.getpid(), "since": time.time()}, file)
        file.flush()
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)


def take(file: IO[str], deadline: float) -> None:
    while True:
        try:
            return fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise LockedFault(held_by(file)) from None
            time.sleep(POLL_SECONDS)


def held_by(file: IO[str]) -> str:
    """Who holds the lock and how long, as far as they have said so yet."""
    file.seek(0)
    try:
        holder = json.loads(file.read())
        who = f"'{holder['verb']}', process {holder['pid']}, for {max(time.time() - holder['since'], 0):.0f} s"
    except (ValueError, KeyError):
        who = "another process"
    return f"This project is being worked on: {who}. Wait for it to end, or give --lock-timeout SECONDS."
