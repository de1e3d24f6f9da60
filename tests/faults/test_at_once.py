"""Several runs begun at once: one works, the others are told at once, or wait for their turn."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.faults import LockedFault
from tests.shop import ROOT

RUN = """
import sys
from pathlib import Path
from pipeline.faults import LockedFault
from pipeline.lock import alone
try:
    with alone("retrain", timeout=float(sys.argv[1])):
        Path("working").touch(exist_ok=False)
        sys.stdin.read()
        Path("working").unlink()
except LockedFault as fault:
    sys.exit(fault.exit_code)
"""
"""Works until its input ends, and would fail if it was not alone."""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def begun(number: int, patience: float) -> list[subprocess.Popen[str]]:
    command = [sys.executable, "-c", RUN, str(patience)]
    return [subprocess.Popen(command, stdin=subprocess.PIPE, text=True) for _ in range(number)]


def codes(runs: list[subprocess.Popen[str]]) -> list[int]:
    """Once the input of all has ended, and so their work."""
    for run in runs:
        assert run.stdin
        run.stdin.close()
    return sorted(run.wait(60) for run in runs)


@pytest.mark.parametrize("number", [2, 6])
def test_one_works_and_the_others_give_five_at_once(number: int) -> None:
    runs = begun(number, patience=0)
    deadline = time.monotonic() + 60
    while sum(run.poll() is None for run in runs) > 1 and time.monotonic() < deadline:
        time.sleep(0.05)
    [winner] = [run for run in runs if run.poll() is None]
    assert codes([winner]) == [0]
    assert codes([run for run in runs if run is not winner]) == [LockedFault.exit_code] * (number - 1)


def test_those_who_wait_work_one_after_the_other() -> None:
    assert codes(begun(4, patience=60)) == [0] * 4
