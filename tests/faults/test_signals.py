"""A scheduler ends a run: soon, with the code that tells by whom, and the next run finds nothing in its way."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.lock import FILE, alone
from tests.shop import ROOT

DEAF = """
import ctypes
from pipeline import processes
processes.GRACE_SECONDS = -1
processes.end_when_told()
mutex, lock = ctypes.create_string_buffer(64), ctypes.CDLL(None).pthread_mutex_lock
lock(mutex)
open("computes", "w")
lock(mutex)
"""
"""Is in a function that does not come back, as one that computes for hours; its grace is a second."""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def code_after(sign: signal.Signals, command: list[str], is_ready: Callable[[int], bool], within: float) -> int:
    """The exit code of a command that is sent the signal when it is ready."""
    with subprocess.Popen(command) as run:
        deadline = time.monotonic() + 60
        while not is_ready(run.pid) and time.monotonic() < deadline:
            time.sleep(0.05)
        run.send_signal(sign)
        try:
            return run.wait(within)
        finally:
            run.kill()


def has_open(pid: int, file: Path) -> bool:
    return any(one.resolve() == file.resolve() for one in Path(f"/proc/{pid}/fd").iterdir())


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_run_that_waits_ends_at_once(sign: signal.Signals, code: int) -> None:
    command = [sys.executable, "-m", "pipeline", "score", "--lock-timeout", "60"]
    with alone("retrain"):
        assert code_after(sign, command, lambda pid: has_open(pid, FILE), within=10) == code
    with alone("score"):
        assert os.listdir() == ["data"]


def test_what_computes_ends_after_the_grace() -> None:
    command = [sys.executable, "-c", DEAF]
    assert code_after(signal.SIGTERM, command, lambda _: Path("computes").exists(), within=10) == 143
