"""The scripted challengers are what they are said to be."""

import pytest

from benchmarks.gate import AS_GOOD, THREE_POINTS, gained, promoted


def test_one_has_three_points_more_of_auc_and_the_other_none() -> None:
    assert gained(THREE_POINTS, 4000, 20) == pytest.approx(0.03, abs=0.005)
    assert gained(AS_GOOD, 4000, 20) == pytest.approx(0, abs=0.005)


def test_nobody_is_promoted_on_too_few_customers() -> None:
    assert promoted(THREE_POINTS, 300, 2) == 0
