"""Whether customers themselves changed."""

import pandas as pd

from pipeline.gate.inputs import answers_moved, leaving_moved, watched

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


def test_only_numbers_have_shapes() -> None:
    assert [*watched(pd.DataFrame({"customer_id": ["a"], "visits": [1.0]}))] == ["visits"]
