"""What has been done stays known, each once."""

from pathlib import Path

import pytest

from pipeline.champion.past_runs import enter, rows

ROW = {"verb": "score", "as_of": "2026-07-01", "release": "a", "satisfaction": 60.5}


@pytest.fixture
def nothing_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("nothing_yet")
def test_rows_are_added_and_the_same_again_is_not() -> None:
    assert rows("shop") == []
    for as_of in ("2026-07-01", "2026-07-01", "2026-07-02"):
        enter("shop", ROW | {"as_of": as_of})
    assert [one["as_of"] for one in rows("shop")] == ["2026-07-01", "2026-07-02"]
    assert all(one["at"].endswith("Z") for one in rows("shop"))
    assert rows("another") == []
