"""However a run ends, all it started ends with it, and soon."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLLOWER = """
import os, time
from pipeline.processes import follow
follow()
print(os.getpid(), flush=True)
time.sleep(60)
"""
BETWEEN = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {FOLLOWER!r}]); time.sleep(60)"
RUN = f"""
import sys
from pipeline.processes import end_when_told, run_together
end_when_told()
run_together([sys.executable, '-c', {BETWEEN!r}])
"""
"""A run, what it starts, and what that starts in turn: as the main job, DVC and a stage."""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


@contextmanager
def running() -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The run, and the number of the last process in the chain."""
    with subprocess.Popen([sys.executable, "-c", RUN], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        yield run, int(run.stdout.readline())
        run.kill()


def is_gone(pid: int, within: float) -> bool:
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        state = Path(f"/proc/{pid}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 1), (signal.SIGKILL, -9)])
def test_none_outlives_a_run_that_is_ended(sign: signal.Signals, code: int) -> None:
    with running() as (run, last):
        run.send_signal(sign)
        assert is_gone(last, within=10)
        assert run.wait(10) in (code, -sign)


def test_none_outlives_the_one_between() -> None:
    with running() as (run, last):
        os.kill(os.getpgid(last), signal.SIGKILL)
        assert is_gone(last, within=10)
        assert run.wait(10) == 0
