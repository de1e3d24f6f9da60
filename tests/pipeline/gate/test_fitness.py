"""A log that came whole, and leaks that somebody has looked at."""

from pathlib import Path

import pytest

from pipeline.artifacts import write_json
from pipeline.champion.versions import MANIFEST, Version
from pipeline.gate.fitness import delivered, leaks


@pytest.mark.parametrize(
    ("events", "last", "passed"),
    [(900, "2026-06-30 23:00:00", [True, True]), (400, "2026-06-01 00:00:00", [False, False])],
)
def test_volume_and_freshness(tmp_path: Path, events: int, last: str, passed: list[bool]) -> None:
    write_json({"decision": {"events": 1000}}, tmp_path / MANIFEST)
    found = delivered(Version(tmp_path), {"events": events, "last": last}, {"as_of": "2026-07-01"}, 0.5, 7)
    assert [one.passed for one in found] == passed


def test_a_leak_that_nobody_acknowledged_is_refused() -> None:
    assert [one.passed for one in leaks([{"leaks": 1}, {}], [{"acknowledged": ["x"]}])] == [True]
    assert [one.passed for one in leaks([{"leaks": 1}, {}], [{"acknowledged": []}])] == [False]
