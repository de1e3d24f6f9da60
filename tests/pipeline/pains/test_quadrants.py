"""Where a pain lies between effort and impact."""

from math import nan

import pytest

from pipeline.pains.efforts import SIZES
from pipeline.pains.quadrants import quadrant


@pytest.mark.parametrize(
    ("impact", "days", "found"),
    [
        (50.0, SIZES["M"], "quick_win"),
        (50.0, SIZES["L"], "big_bet"),
        (49.0, SIZES["S"], "fill_in"),
        (49.0, 30.0, "money_pit"),
        (50.0, nan, None),
    ],
)
def test_much_impact_begins_at_half_of_the_largest_and_small_and_medium_are_little_effort(impact, days, found):
    assert quadrant(impact, 100.0, days) == found
