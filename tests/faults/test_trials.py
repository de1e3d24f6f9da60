"""Whatever strikes while work is done: nothing is half done, and the same work again ends as if undisturbed."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.shop import ROOT

KILLS = 200
"""Moments at which processes are killed in the long run, of all works together."""


def tried(work: str, home: Path, *faults: str, **surroundings: str) -> dict[str, tuple[int, str]]:
    """How many trials there were of each fault, and what failed of them."""
    command = [sys.executable, "-m", "tests.faults.trials", work, str(home), *faults]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | surroundings, capture_output=True, text=True)
    lines = re.findall(r"(?m)^(\w+): (\d+) trials, (\d+ failed.*)$", done.stdout)
    assert {fault for fault, _, _ in lines} == {*faults}, done.stdout + done.stderr
    told = done.stdout + done.stderr
    return {fault: (int(count), "" if failed == "0 failed" else told) for fault, count, failed in lines}


Told = Mapping[str, tuple[int, str]]


@pytest.fixture(scope="module")
def retraining(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The trials of promoting and releasing: the project is made once for all of them."""
    mounts = ["full_disk"] if os.geteuid() == 0 else []
    home = tmp_path_factory.mktemp("retraining")
    return tried(
        "retraining",
        home,
        "killed_at_its_points",
        "broken_disk",
        "large_files_refused",
        "out_of_memory",
        "clock_jumps",
        *mounts,
    )


def assert_all_held(trials: tuple[int, str], at_least: int) -> None:
    count, told = trials
    assert told == ""
    assert count >= at_least


def test_promoting_and_releasing_may_be_killed_at_every_point(retraining: Told) -> None:
    assert_all_held(retraining["killed_at_its_points"], at_least=20)


@pytest.mark.parametrize(("work", "points"), [("rollback", 10), ("stage", 8)])
def test_other_work_may_be_killed_at_every_point(work: str, points: int, tmp_path: Path) -> None:
    assert_all_held(tried(work, tmp_path, "killed_at_its_points")["killed_at_its_points"], points)


@pytest.mark.long
def test_what_makes_many_files_may_be_killed_at_every_point(tmp_path: Path) -> None:
    assert_all_held(tried("files", tmp_path, "killed_at_its_points")["killed_at_its_points"], at_least=40)


@pytest.mark.long
@pytest.mark.parametrize("work", ["retraining", "rollback", "stage", "files"])
def test_work_may_be_killed_at_any_time(work: str, tmp_path: Path) -> None:
    assert_all_held(tried(work, tmp_path, "killed_at_random", KILLS=str(KILLS // 4))["killed_at_random"], KILLS // 4)


def test_what_does_not_get_to_the_disk_is_not_taken_for_done(retraining: Told) -> None:
    assert_all_held(retraining["broken_disk"], at_least=6)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk; files are limited in size instead")
def test_a_full_disk_leaves_all_as_it_was(retraining: Told) -> None:
    assert_all_held(retraining["full_disk"], at_least=5)


def test_files_that_may_not_grow_leave_all_as_it_was(retraining: Told) -> None:
    assert_all_held(retraining["large_files_refused"], at_least=4)


def test_memory_that_runs_out_leaves_all_as_it_was(retraining: Told) -> None:
    assert_all_held(retraining["out_of_memory"], at_least=4)


def test_a_clock_that_jumps_changes_nothing(retraining: Told) -> None:
    assert_all_held(retraining["clock_jumps"], at_least=4)
