"""A point does nothing until it is the one that is asked for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.crashing import CRASH_AT, KILLED, crash_point

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("asked", [None, "another"])
def test_nobody_dies_who_was_not_asked_to(asked: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(CRASH_AT, raising=False)
    if asked:
        monkeypatch.setenv(CRASH_AT, asked)
    crash_point("here")


def test_a_death_cleans_nothing_up() -> None:
    code = "from pipeline.crashing import crash_point\ntry:\n    crash_point('here')\nfinally:\n    print('cleaned')"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, CRASH_AT: "here"}, capture_output=True
    )
    assert (done.returncode, done.stdout) == (KILLED, b"")
