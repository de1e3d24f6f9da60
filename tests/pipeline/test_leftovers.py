"""The next run clears away what a killed one left, be it DVC's own."""

import json
import os
from pathlib import Path

import pytest

from pipeline.leftovers import DVC_LOCK, clear


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    DVC_LOCK.parent.mkdir(parents=True)


@pytest.mark.parametrize(
    "noted",
    [
        '{"write": {"data/a": {"pi',
        json.dumps({"write": {"data/a": {"pid": os.getpid(), "cmd": "dvc repro"}}, "read": {}}),
    ],
    ids=["cut while it was written", "its number was given to another process"],
)
def test_dvcs_note_of_a_dead_process_goes(noted: str) -> None:
    DVC_LOCK.write_text(noted)
    clear()
    assert not DVC_LOCK.exists()


def test_temporary_files_go_wherever_they_lie() -> None:
    left = [Path(".params.yaml.7"), Path("data/churn/.model.joblib.9")]
    left[1].parent.mkdir(parents=True)
    for file in left:
        file.touch()
    clear()
    assert not [file for file in left if file.exists()]
