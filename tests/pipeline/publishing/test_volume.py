"""A log that lost much of itself is not published over a whole one."""

from pathlib import Path

import pytest

from pipeline.artifacts import write_json
from pipeline.faults import DataFault
from pipeline.publishing.folder import MANIFEST, RELEASE
from pipeline.publishing.volume import refuse_drop


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_first_release_has_nothing_to_fall_short_of() -> None:
    refuse_drop({"name": "shop"}, 1, max_drop=0.0)


def test_the_fault_says_what_came_what_stood_there_and_how_to_let_it_pass() -> None:
    write_json({"source": "shop", "as_of": "2026-06-01", "events": 1000}, RELEASE / MANIFEST)
    with pytest.raises(DataFault) as fault:
        refuse_drop({"name": "shop"}, 499, max_drop=0.5)
    for told in ("shop has 499 events", "2026-06-01 had 1,000", "more than 50%", "max_drop: 1"):
        assert told in str(fault.value)
