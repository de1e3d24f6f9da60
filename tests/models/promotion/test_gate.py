"""Twenty scripted challengers, ten to promote and ten to refuse; and how often chance decides."""

import numpy as np
import pytest

from benchmarks.challengers import LIMITS, SEGMENTS, Story, checks
from benchmarks.gate import AS_GOOD, THREE_POINTS, promoted
from models.promotion.gate import Contender, judge

PROMOTED = {
    "better": Story(),
    "a little better": Story(noise=0.8, customers=6000),
    "better, of few customers": Story(customers=1500, noise=0.5),
    "better, some customers moved": Story(moved=0.1),
    "better at satisfaction too": Story(error=6.0),
    "as good, where the champion is due": Story(noise=1.0, customers=12000, is_due=True),
    "better, intervals wider than promised": Story(narrow=1.3),
    "better, other inputs and other outcomes": Story(grown=3.0, outcomes_moved=True),
    "better, another unit and other outcomes": Story(unit=100.0, outcomes_moved=True),
    "better, a few values lost": Story(lost=0.03),
}
REFUSED = {
    "worse": (Story(noise=2.0), "average_precision"),
    "as good": (Story(noise=1.0), "average_precision"),
    "worse, where the champion is due": (Story(noise=1.7, is_due=True), "average_precision"),
    "too good": (Story(noise=0.5, leak=0.5), "too_good"),
    "badly calibrated": (Story(noise=0.8, stretch=3.0), "calibration_slope"),
    "too few outcomes": (Story(customers=400), "outcomes"),
    "cannot foretell any more": (Story(knows_leaving=False), "churn_learned"),
    "half of the customers moved": (Story(moved=0.5), "segments_moved"),
    "intervals too narrow in one segment": (Story(narrow=0.5, narrow_in="late"), "interval_coverage"),
    "roubles have become kopecks": (Story(unit=100.0), "inputs_jumped"),
}


def failed(story: Story) -> list[str]:
    return [one.name for one in checks(story) if not one.passed]


@pytest.mark.parametrize("story", PROMOTED.values(), ids=PROMOTED)
def test_ten_are_promoted(story: Story) -> None:
    assert failed(story) == []


@pytest.mark.parametrize(("story", "because"), REFUSED.values(), ids=REFUSED)
def test_ten_are_refused_for_what_is_wrong_with_them(story: Story, because: str) -> None:
    assert because in failed(story)


@pytest.mark.parametrize(
    ("story", "because"),
    [
        (Story(merged=True), "shares_moved"),
        (Story(error=12.0), "satisfaction_error"),
        (Story(grown=3.0), "inputs_drifted"),
        (Story(lost=0.6), "inputs_jumped"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_check_refuses_by_itself(story: Story, because: str) -> None:
    assert because in failed(story)


@pytest.mark.parametrize("is_due", [True, False])
def test_where_nobody_foretells_leaving_a_fresh_one_is_taken_when_it_is_due(is_due: bool) -> None:
    side = Contender(None, SEGMENTS)
    assert judge(side, side, np.zeros(0, bool), LIMITS, is_due=is_due).is_promoted == is_due


@pytest.mark.parametrize(("leaving", "is_promoted"), [(200, True), (199, False)])
def test_one_that_foretells_leaving_first_needs_only_enough_outcomes(leaving: int, is_promoted: bool) -> None:
    left = np.arange(1000) < leaving
    first = Contender(np.linspace(0.9, 0.1, 1000), SEGMENTS)
    assert judge(Contender(None, SEGMENTS), first, left, LIMITS, is_due=False).is_promoted == is_promoted


@pytest.mark.long
def test_of_two_hundred_that_are_as_good_five_percent_are_promoted_at_most() -> None:
    assert promoted(AS_GOOD, 2000, 200) <= 0.05


@pytest.mark.long
def test_of_those_with_three_points_more_of_auc_eight_in_ten_are_promoted() -> None:
    assert promoted(THREE_POINTS, 4000, 100) >= 0.8
