"""Only one run works on a project; the lock goes with the process that holds it, however it ends."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.faults import LockedFault
from pipeline.lock import FILE, alone

ROOT = Path(__file__).parents[2]
HOLD = "from pipeline.lock import alone\nwith alone('retrain'):\n    print('held', flush=True)\n    input()\n"
WITH_A_CHILD = (
    "import subprocess\nfrom pipeline.lock import alone\nwith alone('run'):\n"
    "    child = subprocess.Popen(['cat'], close_fds=False)\n    print('held', flush=True)\n    child.wait()\n"
)


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


@contextmanager
def holder(code: str = HOLD) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock until it is told to end."""
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_who_comes_second_is_told_who_works_and_how_long() -> None:
    with holder() as process:
        told = rf"being worked on: 'retrain', process {process.pid}, for \d+ s\. .*--lock-timeout"
        with pytest.raises(LockedFault, match=told), alone("score"):
            pass


def test_a_killed_holder_holds_nothing() -> None:
    with holder() as process:
        process.kill()
        process.wait()
        with alone("score"):
            assert re.search(r'"verb": "score"', FILE.read_text())


def test_what_a_killed_run_started_still_holds_it() -> None:
    with holder(WITH_A_CHILD) as process:
        process.kill()
        process.wait()
        with pytest.raises(LockedFault, match="'run', process"), alone("score"):
            pass
        assert process.stdin
        process.stdin.close()  # the child reads its end, and ends
        with alone("score", timeout=20):
            pass


def test_who_waits_gets_it_when_it_is_free() -> None:
    with holder() as process:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
        with alone("score", timeout=20):
            pass


def test_it_can_be_taken_again() -> None:
    for _ in range(2):
        with alone("run"):
            pass
