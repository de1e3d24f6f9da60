import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import expit

from models.metrics import (
    CHURN,
    NOTHING,
    SATISFACTION,
    advantage,
    doubly_robust_mean,
    lift_at_tenth,
    mean_with_interval,
    net_promoter_score,
    wilson,
)


def marks(promoters: int, detractors: int, passives: int) -> np.ndarray:
    return np.repeat([10.0, 3.0, 8.0], [promoters, detractors, passives])


def test_nps_of_fifty_promoters_and_twenty_detractors_in_a_hundred():
    assert net_promoter_score(marks(50, 20, 30)) == pytest.approx((30, 14.1, 44.2), abs=0.05)


def test_nps_borders_are_nine_and_six():
    assert net_promoter_score(np.array([9.0, 7.0, 8.0, 6.0])).value == 0
    assert net_promoter_score(np.array([9.0, 7.0])).value == 50


@given(counts=st.tuples(*[st.integers(0, 30)] * 3).filter(any))
@settings(deadline=None)
def test_an_interval_of_nps_holds_its_estimate_within_the_scale(counts):
    value, low, high = net_promoter_score(marks(*counts))
    assert -100 <= low <= value <= high <= 100


def test_nps_intervals_of_ten_answers_cover_the_truth_about_as_often_as_promised():
    random = np.random.default_rng(0)
    counts = random.multinomial(10, [0.5, 0.2, 0.3], size=2000)
    held = [low <= 30 <= high for _, low, high in (net_promoter_score(marks(*one)) for one in counts)]
    assert np.mean(held) > 0.92


def test_wilson_of_five_in_fifty():
    assert wilson(5, 50) == pytest.approx((10, 4.35, 21.36), abs=0.005)


@given(hits=st.integers(0, 60), more=st.integers(0, 60))
@settings(deadline=None)
def test_wilson_holds_its_share_within_the_scale(hits, more):
    value, low, high = wilson(hits, hits + more)
    assert np.isnan(value) if not hits + more else 0 <= low <= value + 1e-9 and value - 1e-9 <= high <= 100


def test_a_mean_has_students_interval():
    assert mean_with_interval(np.array([1.0, 2, 3, 4, 5])) == pytest.approx((3, 1.037, 4.963), abs=0.001)


def test_a_single_value_has_a_mean_and_no_interval():
    value, low, high = mean_with_interval(np.array([4.0]))
    assert value == 4
    assert np.isnan([low, high]).all()


def test_nothing_is_said_of_nobody():
    for interval in (net_promoter_score(np.empty(0)), wilson(0, 0), mean_with_interval(np.empty(0))):
        assert interval is NOTHING


def test_lift_of_a_perfect_order_is_the_most_there_can_be():
    left = np.arange(100) >= 80
    assert lift_at_tenth(left, np.arange(100)) == pytest.approx(5)
    assert lift_at_tenth(left, -np.arange(100)) == 0


def test_those_tied_at_the_border_share_its_places():
    left = np.arange(100) < 20
    assert lift_at_tenth(left, np.zeros(100)) == pytest.approx(1)
    above_then_tied = np.where(np.arange(100) < 5, 2.0, np.where(np.arange(100) < 55, 1.0, 0.0))
    assert lift_at_tenth(left, above_then_tied) == pytest.approx((5 + 5 * 15 / 50) / 10 / 0.2)


def test_lift_does_not_depend_on_the_order_of_rows():
    random = np.random.default_rng(0)
    left, probability = random.random(101) < 0.3, random.integers(0, 5, 101).astype(float)
    order = random.permutation(101)
    assert lift_at_tenth(left, probability) == lift_at_tenth(left[order], probability[order])


def test_better_is_better_for_every_figure():
    random = np.random.default_rng(0)
    truth = random.uniform(0, 1, 2000)
    left = random.random(2000) < truth
    for name, metric in CHURN.items():
        better, worse = metric(left, truth), metric(left, 1 - truth)
        assert (better > worse) == (metric.better == "higher"), name
    for name, metric in SATISFACTION.items():
        better, worse = metric(truth, truth + 0.01), metric(truth, 1 - truth)
        assert (better > worse) == (metric.better == "higher"), name


def foretold(noise: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Who left of 500, and the law's own probability with so much noise on its log odds."""
    random = np.random.default_rng(seed)
    margin = random.normal(-1, 1.5, 500)
    return random.random(500) < expit(margin), expit(margin + random.normal(0, noise, 500) if noise else margin)


@pytest.mark.parametrize("name", CHURN)
def test_who_knows_the_law_has_the_advantage_over_who_knows_half_of_it(name):
    left, law = foretold(0, seed=0)
    blurred = foretold(3, seed=0)[1]
    gain = advantage(CHURN[name], left, law, blurred)
    assert 0 < gain.low < gain.value < gain.high
    back = advantage(CHURN[name], left, blurred, law)
    assert (back.value, back.low, back.high) == pytest.approx((-gain.value, -gain.high, -gain.low))


def test_nobody_has_an_advantage_over_their_like():
    left, law = foretold(0, seed=0)
    assert advantage(CHURN["roc_auc"], left, law, law) == (0, 0, 0)
    chance = [np.random.default_rng(seed).random(500) for seed in (1, 2)]
    gain = advantage(CHURN["roc_auc"], left, *chance)
    assert gain.low < 0 < gain.high


def test_an_advantage_is_as_uncertain_as_it_varies_between_samples_of_customers():
    auc = CHURN["roc_auc"]
    spread = np.std([auc(*foretold(1, seed)) for seed in range(200)], ddof=1)
    gain = advantage(auc, *foretold(1, seed=0), np.zeros(500))
    assert gain.value - gain.low == pytest.approx(2 * spread, rel=0.2)


def test_an_advantage_is_the_same_each_time():
    left, law = foretold(1, seed=0)
    constant = np.full(500, 0.3)
    first, again, other = (advantage(CHURN["brier_score"], left, law, constant, seed) for seed in (0, 0, 1))
    assert first == again
    assert first.low != other.low


def test_if_all_answered_the_corrected_mean_is_their_mean():
    values = np.array([0.0, 100, 100, 100])
    all_ = np.ones(4, dtype=bool)
    found = doubly_robust_mean(values, all_, np.ones(4), np.full(4, 50.0))
    assert found.value == 75
    assert found.low < 75 < found.high


def test_who_did_not_answer_counts_with_what_is_expected_and_what_was_missed_of_their_like():
    values, answered = np.array([80.0, 100.0, 0.0, 0.0]), np.array([True, True, False, False])
    found = doubly_robust_mean(values, answered, np.full(4, 0.5), np.full(4, 60.0))
    assert found.value == pytest.approx((80 + 100 + 60 + 60 + (20 + 40)) / 4)


def test_answers_that_chose_the_members_say_nothing_of_the_silent_among_them():
    """Both who answered are in a segment for their answers; by all else only one of them is like the silent one."""
    values, answered = np.array([100.0, 100.0, 0.0]), np.array([True, True, False])
    found = doubly_robust_mean(
        values,
        answered,
        np.full(3, 0.5),
        np.full(3, 60.0),
        alike=np.array([True, False, True]),
        members=np.ones(3, bool),
    )
    assert np.isnan(found.value)
    values, answered = np.append(values, 50.0), np.append(answered, True)
    members, alike = np.array([True, True, True, False]), np.array([True, False, True, True])
    found = doubly_robust_mean(values, answered, np.full(4, 0.5), np.full(4, 60.0), members=members, alike=alike)
    assert found.value == pytest.approx((100 + 100 + 60 + (40 - 10)) / 3)


def test_a_corrected_mean_needs_two_answers():
    nobody = np.zeros(3, dtype=bool)
    assert doubly_robust_mean(np.zeros(3), nobody, np.ones(3), np.zeros(3)) is NOTHING
