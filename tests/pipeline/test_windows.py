"""What customers went on to do is known in windows that the log has closed."""

from datetime import date, timedelta

import pandas as pd
import pytest

from pipeline.windows import Window, holdout, of_date, window_of

AS_OF = date(2026, 7, 1)


def ago(days):
    return AS_OF - timedelta(days=days)


def profiles(*days):
    return pd.DataFrame({"customer_id": "a", "as_of": [pd.Timestamp(ago(day)) for day in days]})


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((390, 360, 180, 150, 0), ((360, 180), (180, 180))),
        ((900, 700, 365, 30, 0), ((900, 365), (365, 365))),
        ((100, 50, 0), ((100, 50), (50, 50))),
        ((100, 90, 0), None),
        ((100, 0), None),
        ((0,), None),
    ],
)
def test_the_window_learned_on_closes_before_the_one_judged_on_begins(days, expected):
    found = holdout(sorted(ago(day) for day in days), AS_OF, 365)
    assert found == (expected and tuple(Window(ago(begin), length) for begin, length in expected))


@pytest.mark.parametrize(
    ("days", "expected"), [((500, 400, 100, 0), (400, 365)), ((90, 60, 30), (60, 60)), ((0,), (0, 0))]
)
def test_the_latest_date_with_a_whole_window_is_learned_at_or_the_middle_one(days, expected):
    begin, length = expected
    assert window_of(profiles(*days), AS_OF, 365) == Window(ago(begin), length)


def test_profiles_of_a_date_are_numbered_anew():
    found = of_date(profiles(30, 10, 30), ago(30))
    assert (len(found), list(found.index)) == (2, [0, 1])
