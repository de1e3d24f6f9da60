"""What has been done, for a person to read."""

import pytest

from pipeline.champion.past_runs import enter
from pipeline.champion.versions import Version
from pipeline.schedule.history import figures_of_release, show

ROW = {"verb": "score", "as_of": "2026-07-01", "release": "a", "satisfaction": 60.5}


def test_figures_are_those_of_the_released_customers(champion: Version) -> None:
    found = figures_of_release()
    assert found["customers"] == 799
    assert 0 < (found["churn_probability"] or 0) < 1
    assert 0 < (found["satisfaction"] or 0) < 100


def test_it_is_shown_as_a_table(champion: Version, capsys: pytest.CaptureFixture[str]) -> None:
    show()
    assert "No run of demo" in capsys.readouterr().out
    enter("demo", ROW | {"customers": 799})
    enter("demo", ROW | {"as_of": "2026-07-02", "satisfaction": None})
    show()
    told = capsys.readouterr().out
    assert {"60.5", "799", "-"} <= {*told.split()}
    assert "2026-07-02" in told
