"""The journal says at any moment how far the release has come."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.artifacts import read_json
from pipeline.publishing.journal import Journal


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    found = Journal(tmp_path / "releases" / "journal.json", "shop-1")
    found.prepare(["files", "sqlite:crm"])
    return found


def written(journal: Journal) -> Any:
    return read_json(journal.file)


def test_it_is_written_before_the_first_target_is_touched(journal: Journal) -> None:
    targets = {"files": "prepared", "sqlite:crm": "prepared"}
    assert written(journal) == {"run_id": "shop-1", "state": "prepared", "targets": targets}


def test_it_is_committed_when_all_targets_are_done_and_not_before(journal: Journal) -> None:
    journal.note("files", "done")
    journal.note("sqlite:crm", "failed")
    assert written(journal)["state"] == "prepared"
    journal.note("sqlite:crm", "done")
    assert written(journal)["state"] == "committed"
