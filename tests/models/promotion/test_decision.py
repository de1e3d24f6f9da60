"""What it takes to pass a check, and a decision, which is all of its checks."""

import pytest

from models.metrics import Interval
from models.promotion.decision import Check, Decision, at_least, at_most, not_surely_below, surely_above


def test_one_check_is_enough_to_refuse() -> None:
    good, bad = at_least("a", 1.0, 0.0), at_least("b", 0.0, 1.0)
    assert Decision((good,)).is_promoted
    assert not Decision((good, bad)).is_promoted


@pytest.mark.parametrize(
    ("check", "passed"),
    [
        (at_least("a", 1.0, 1.0), True),
        (at_most("a", 1.0, 1.0), True),
        (at_most("a", 1.1, 1.0), False),
        (surely_above("a", Interval(0.1, 0.0, 0.2), 0.0), False),
        (surely_above("a", Interval(0.1, 0.01, 0.2), 0.0), True),
        (not_surely_below("a", Interval(-0.1, -0.2, 0.0), 0.0), True),
        (not_surely_below("a", Interval(-0.1, -0.2, -0.01), 0.0), False),
    ],
)
def test_the_end_of_an_interval_that_counts_is_the_one_that_is_in_doubt(check: Check, passed: bool) -> None:
    assert check.passed == passed
