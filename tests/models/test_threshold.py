"""Thresholds are steps of an effect, told apart from slopes."""

import numpy as np
import pytest

from models.threshold import best_step, roundest

RANDOM = np.random.default_rng(0)
HOURS = RANDOM.uniform(-48, 96, 4000)


def test_a_jump_is_found_where_it_is():
    step = best_step(HOURS, np.where(HOURS >= 0, -18.0, 2.0))
    assert step == pytest.approx((0.0, -20.0, 1.0, 1.0))


def test_a_jump_is_found_under_noise_at_a_round_number():
    step = best_step(HOURS, np.where(HOURS >= 30, -18.0, 2.0) + RANDOM.normal(0, 6, len(HOURS)))
    assert step.at == 30.0
    assert step.jump == pytest.approx(-20, abs=1)
    assert step.share > 0.95
    assert step.told == pytest.approx(0.73, abs=0.02)


def test_of_a_straight_slope_a_step_tells_three_quarters():
    assert best_step(HOURS, -HOURS).share == pytest.approx(0.75, abs=0.01)


def test_counts_step_at_one_of_them():
    counts = RANDOM.poisson(0.4, 4000).astype(float)
    assert best_step(counts, np.where(counts >= 1, -5.0, 0.0))[:2] == (1.0, pytest.approx(-5.0))


@pytest.mark.parametrize(
    ("values", "effect"),
    [(np.zeros(100), RANDOM.normal(size=100)), (np.arange(100.0), np.zeros(100)), (np.arange(59.0), np.arange(59.0))],
    ids=["one value", "no effect", "too few on a side"],
)
def test_where_nothing_can_step_there_is_no_step(values, effect):
    assert best_step(values, effect) is None


def test_nothing_known_has_no_step():
    assert best_step(np.empty(0), np.empty(0)) is None


def test_the_order_of_rows_does_not_matter():
    effect = np.where(HOURS >= 30, -18.0, 2.0)
    rows = RANDOM.permutation(len(HOURS))
    assert best_step(HOURS[rows], effect[rows]) == pytest.approx(best_step(HOURS, effect))


@pytest.mark.parametrize(
    ("low", "high", "near", "found"),
    [
        (-3.0, 5.0, 2.0, 0.0),
        (0.0, 1.0, 0.5, 1.0),
        (27.1, 33.9, 31.2, 30.0),
        (30.92, 30.97, 30.95, 30.95),
        (150.0, 420.0, 310.0, 300.0),
        (-3.4, -1.2, -2.2, -2.0),
        (0.0488, 0.0512, 0.049, 0.05),
    ],
)
def test_the_roundest_number_has_the_fewest_digits(low, high, near, found):
    assert roundest(low, high, near) == found
