"""What a pain takes, with intervals that hold what they promise."""

import numpy as np
import pandas as pd
import pytest

from models.pain import extra_churn, lost, total

RUNS = 300


def leavers(random, customers=400, dates=3, slope=0.006, confounded=0.0):
    """Customers whose chance to leave falls with their satisfaction, and with how they buy."""
    buys = random.normal(size=customers)
    satisfaction = np.repeat(65 + 10 * random.normal(size=customers) + confounded * buys, dates)
    alike = np.repeat(buys, dates)[:, None]
    chance = 0.3 - slope * (satisfaction - 65) - 0.01 * confounded * alike[:, 0]
    left = random.random(len(chance)) < np.clip(chance, 0, 1)
    return satisfaction, alike, left, pd.Series(np.repeat(np.arange(customers), dates))


def test_only_what_a_theme_takes_counts_as_lost_and_hardly_anything_as_nothing():
    parts = pd.DataFrame({"delivery": [-6.0, 3.0, -0.4], "site": [-0.5, 0.0, 0.0]})
    assert lost(parts, 0.5).to_dict("list") == {"delivery": [6.0, 0.0, 0.0], "site": [0.5, 0.0, 0.0]}


def test_a_sum_over_customers_lies_in_its_interval_as_often_as_said():
    random = np.random.default_rng(0)
    held = [low <= 200 * 3.0 <= high for _, low, high in (total(random.exponential(3.0, 200)) for _ in range(RUNS))]
    assert np.mean(held) == pytest.approx(0.95, abs=0.04)


def test_extra_churn_is_found_and_lies_in_its_interval_as_often_as_said():
    random = np.random.default_rng(0)
    found = [extra_churn(*leavers(random)).per_point for _ in range(RUNS)]
    assert np.mean([one.value for one in found]) == pytest.approx(0.006, abs=0.0003)
    assert np.mean([one.low <= 0.006 <= one.high for one in found]) == pytest.approx(0.95, abs=0.04)


def test_what_also_goes_with_leaving_is_not_taken_for_satisfaction():
    satisfaction, alike, left, customers = leavers(np.random.default_rng(1), customers=4000, slope=0.0, confounded=5.0)
    assert not extra_churn(satisfaction, alike, left, customers).is_beyond_chance
    assert extra_churn(satisfaction, np.zeros_like(alike), left, customers).is_beyond_chance


def test_rows_of_one_customer_count_as_one():
    satisfaction, alike, left, customers = leavers(np.random.default_rng(2))
    once = extra_churn(satisfaction, alike, left, customers).per_point
    again = extra_churn(
        *(np.concatenate([one, one]) for one in (satisfaction, alike, left)), pd.concat([customers] * 2)
    )
    assert again.per_point == pytest.approx(once)


def test_where_satisfaction_does_not_differ_nothing_goes_with_it():
    _, alike, left, customers = leavers(np.random.default_rng(3))
    assert extra_churn(np.full(len(left), 63.0), alike, left, customers) is None


def test_money_is_points_times_extra_churn_times_worth_with_the_errors_of_both():
    random = np.random.default_rng(4)
    points, worth, customers = random.exponential(2.0, 400), random.exponential(100.0, 400), pd.RangeIndex(400)
    extra = extra_churn(*leavers(random))
    value, low, high = extra.at_stake(points, worth, customers)
    assert value == pytest.approx(extra.per_point.value * (points * worth).sum())
    drawn = [resampled(random, points, worth) for _ in range(RUNS)]
    assert (high - low) / 2 == pytest.approx(1.96 * np.std(drawn), rel=0.25)


def resampled(random, points, worth):
    """The same money of another company of customers."""
    rows = random.integers(0, 400, 400)
    extra = extra_churn(*leavers(random))
    return extra.at_stake(points[rows], worth[rows], pd.RangeIndex(400)).value
