"""What has been done stays known, each once."""

from pathlib import Path

import pytest

from pipeline.champion.versions import Version
from pipeline.schedule.history import enter, figures_of_release, rows, show

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


def test_figures_are_those_of_the_released_customers(champion: Version) -> None:
    found = figures_of_release()
    assert found["customers"] == 799
    assert 0 < (found["churn_probability"] or 0) < 1
    assert 0 < (found["satisfaction"] or 0) < 100


def test_it_is_shown_as_a_table(champion: Version, capsys: pytest.CaptureFixture[str]) -> None:
    show()
    assert "No run of demo" in capsys.readouterr().out
    enter("demo", ROW)
    enter("demo", ROW | {"as_of": "2026-07-02", "satisfaction": None})
    show()
    told = capsys.readouterr().out
    assert "60.5" in told
    assert "2026-07-02" in told
