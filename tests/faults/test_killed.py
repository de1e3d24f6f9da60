"""Killed as by ``kill -9`` at every named point: nothing is half done, and the same again ends as if undisturbed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.works import WORKS
from tests.shop import ROOT


@pytest.mark.parametrize("work", WORKS)
def test_killed_at_every_point_nothing_is_lost_and_the_same_again_ends_it(work: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.faults.deaths", work, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(done.stdout.split()[0]) >= 10
