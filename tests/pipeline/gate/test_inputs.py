"""Whether customers themselves changed."""

from pathlib import Path

import pandas as pd

from models.promotion.decision import Limits
from pipeline.champion.versions import Version
from pipeline.gate.inputs import answers_moved, inputs_compared, leaving_moved, watched

DATES = pd.to_datetime(["2026-05-01"] * 100 + ["2026-06-15"] * 100)


def test_answers_are_compared_with_as_many_days_before() -> None:
    asked = pd.DataFrame({"as_of": DATES, "points": [float(n % 10) for n in range(200)]})
    since = pd.Timestamp("2026-05-20")
    assert not answers_moved(asked, since)
    assert answers_moved(asked.assign(points=asked.points + 20 * (asked.as_of > since)), since)
    assert not answers_moved(asked.head(0), since)


def test_leaving_is_compared_between_the_last_two_dates() -> None:
    outcomes = pd.DataFrame({"as_of": DATES, "left": [False] * 99 + [True] + [True] * 99 + [False]})
    assert leaving_moved(outcomes)
    assert not leaving_moved(outcomes.head(100))


def test_a_champion_that_kept_no_shapes_is_not_asked_about(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"as_of": "2026-05-20"}')
    nothing = pd.DataFrame({"as_of": DATES, "points": 1.0, "left": False})
    limits = Limits(50, 0.05, 0.01, 0.5, 0.2, 0.7, 0.2, 0.3)
    assert not [*inputs_compared(Version(tmp_path), nothing, nothing, nothing, limits)]


def test_only_numbers_have_shapes() -> None:
    assert [*watched(pd.DataFrame({"customer_id": ["a"], "visits": [1.0]}))] == ["visits"]
