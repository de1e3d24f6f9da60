"""Intervals are judged in every segment that gave enough answers."""

import numpy as np

from models.promotion.answers import Estimated, answered, covered, not_further_off


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
    assert not [*answered(one, one, np.zeros(10), np.repeat("a", 10), 0.8, 0.5)]


def further_off(by: float, answers: int = 400) -> bool:
    """Whether a challenger may be promoted that misses answers by so many points more, with errors of its own."""
    drawn = np.random.default_rng(0)
    points, champion, own = drawn.uniform(20, 80, answers), np.full(answers, 10.0), drawn.normal(0, 2, answers)
    one, other = (Estimated(points + error, points, points) for error in (champion, champion + by + own))
    return not_further_off(one, other, points, 0.5).passed


def test_a_challenger_may_miss_answers_a_little_further_and_no_more() -> None:
    assert [further_off(by) for by in (-2, 0, 0.4, 1, 5)] == [True, True, True, False, False]


def test_few_answers_do_not_tell_that_it_is_worse() -> None:
    assert further_off(0.7, answers=50)
    assert not further_off(0.7, answers=50_000)
