"""Intervals are judged in every segment that gave enough answers."""

import numpy as np

from models.promotion.answers import Estimated, answered, covered


def test_a_segment_that_is_too_small_is_not_judged_by_itself() -> None:
    within, segments = np.repeat([True, False], [300, 20]), np.repeat(["many", "few"], [300, 20])
    assert covered(within, segments, 0.8).passed
    found = covered(np.repeat([True, False], [300, 100]), np.repeat(["many", "also"], [300, 100]), 0.8)
    assert (found.passed, found.about) == (False, ("also",))


def test_where_no_segment_gave_enough_all_together_are_judged() -> None:
    segments = np.repeat(["a", "b", "c"], 40)
    assert covered(np.repeat([True, False], [96, 24]), segments, 0.8).passed
    found = covered(np.repeat([True, False], [60, 60]), segments, 0.8)
    assert (found.passed, found.value, found.about) == (False, 0.5, ())


def test_too_few_answers_tell_nothing() -> None:
    one = Estimated(*(np.zeros(10),) * 3)
    assert not [*answered(one, one, np.zeros(10), np.repeat("a", 10), 0.8)]
