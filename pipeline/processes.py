"""A run and all that it starts end together, whichever of them is ended and however."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pipeline

GRACE_SECONDS = 5
"""What is told to end has so long to do it; run and children together stay below the ten of a scheduler."""

LIFELINE = Path("data/records/lifeline.lock")
"""The run alone holds its lock, and the kernel lets go of it when the run is gone."""

FOLLOWS = "PIPELINE_FOLLOWS"
"""The environment variable by which what a run starts knows its lifeline, through whatever lies between."""

POLL_SECONDS = 0.05


def run_module(
    module: str, *arguments: str, timeout: float | None = None, close_fds: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run a module of ours in a clean process, whatever the current folder; what it says is kept.

    Raises subprocess.TimeoutExpired after so many seconds.
    """
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env={**os.environ, "PYTHONPATH": str(Path(pipeline.__path__[0]).parent)},
        capture_output=True,
        text=True,
        check=False,
        timeout=timeout,
        close_fds=close_fds,
    )


def run_together(command: Sequence[str]) -> int:
    """Run the command as a group of its own; nothing of the group outlives this call.

    It inherits the project's lock, so that none can begin while it works on, whatever becomes of this process.
    """
    with lifeline() as file:
        environment = {**os.environ, FOLLOWS: str(file.resolve())}
        leader = subprocess.Popen(command, close_fds=False, start_new_session=True, env=environment)
        try:
            return leader.wait()
        finally:
            if leader.returncode != 0:
                end_group(leader)


@contextmanager
def lifeline() -> Iterator[Path]:
    LIFELINE.parent.mkdir(parents=True, exist_ok=True)
    with LIFELINE.open("a") as held:  # not inherited: it has to end with this process
        fcntl.flock(held, fcntl.LOCK_EX)
        yield LIFELINE


def end_group(leader: subprocess.Popen[bytes]) -> None:
    """Tell all that is left of the group to end, and make it after the grace."""
    if send(leader.pid, signal.SIGTERM):
        deadline = time.monotonic() + GRACE_SECONDS
        while is_alive(leader) and time.monotonic() < deadline:
            time.sleep(POLL_SECONDS)
        send(leader.pid, signal.SIGKILL)
    leader.wait()


def is_alive(leader: subprocess.Popen[bytes]) -> bool:
    """Whether anybody of the group is; the leader may be gone before the others."""
    leader.poll()
    return send(leader.pid, 0)


def send(group: int, sign: int) -> bool:
    """Whether there was anybody to send it to."""
    try:
        os.killpg(group, sign)
    except ProcessLookupError:
        return False
    return True


def is_followed() -> bool:
    """Whether a run started this process, and holds the project's lock for it."""
    return FOLLOWS in os.environ


def follow() -> None:
    """Have this process end with the run that started it, if one did, and take its whole group along."""
    if file := os.environ.get(FOLLOWS):
        Thread(target=end_with, args=(file,), daemon=True).start()


def end_with(lifeline: str) -> None:
    """Wait for the kernel to let go of what the run held."""
    with open(lifeline) as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        os.killpg(0, signal.SIGKILL)


def end_when_told() -> None:
    """Let SIGTERM end this process with 143, cleaned up; SIGINT does with 130. After the grace, in any case.

    Python sees a signal only between two of its own steps: what computes for long is ended by another thread.
    """
    told, tell = os.pipe()
    os.set_blocking(tell, False)
    signal.set_wakeup_fd(tell)
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    Thread(target=end_after_grace, args=(told,), daemon=True).start()


def end_after_grace(told: int) -> None:
    [number] = os.read(told, 1)
    time.sleep(GRACE_SECONDS + 2)
    os._exit(128 + number)
