"""Intervals of means over events of which each customer may have many."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.clusters import Sums, cluster_mean, cluster_share, gap
from models.metrics import Interval, mean_with_interval, wilson


def sums(counts, totals) -> Sums:
    n, y = np.array(counts, float), np.array(totals, float)
    return Sums(n.sum(), y.sum(), float((n > 0).sum()), (n * n).sum(), (n * y).sum(), (y * y).sum())


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0, 100), min_size=2, max_size=30))
def test_with_one_event_each_it_is_students_interval(values):
    found = cluster_mean(sums(np.ones(len(values)), values))
    assert found == pytest.approx(mean_with_interval(np.array(values)), abs=1e-4)


def test_with_one_event_each_a_share_has_about_wilsons_interval():
    found = cluster_share(sums(np.ones(400), [1] * 40 + [0] * 360))
    assert np.array(found) * 100 == pytest.approx(np.array(wilson(40, 400)), abs=0.01)


def test_customers_who_repeat_themselves_count_once():
    once, ten_times = sums([1] * 40, [0, 1] * 20), sums([10] * 40, [0, 10] * 20)
    assert cluster_share(ten_times) == pytest.approx(cluster_share(once))
    assert cluster_mean(ten_times) == pytest.approx(cluster_mean(once))


def test_a_share_of_nothing_has_an_upper_end_by_its_customers():
    assert cluster_share(sums([100] * 20, [0] * 20)) == pytest.approx((0, 0, wilson(0, 20).high / 100))


def test_one_customer_has_a_mean_without_an_interval_and_nobody_has_none():
    assert cluster_mean(sums([4], [8])).value == 2
    assert np.isnan(cluster_mean(sums([4], [8])).low)
    assert np.isnan(cluster_mean(sums([0], [0]))).all()
    assert np.isnan(cluster_share(sums([0], [0]))).all()


def test_intervals_hold_the_truth_nineteen_times_of_twenty():
    random = np.random.default_rng(0)
    held = []
    for _ in range(400):
        n, own = random.integers(1, 8, 60), random.beta(1, 4, 60)
        low, high = cluster_share(sums(n, random.binomial(n, own)))[1:]
        held.append(low <= 0.2 <= high)
    assert 0.92 <= np.mean(held) <= 0.98


def test_a_gap_is_as_wide_as_both_intervals_allow():
    one, other = Interval(60, 56, 64), Interval(50, 47, 53)
    assert gap(one, other) == pytest.approx((10, 5, 15))


def test_the_more_were_compared_the_wider_the_gap():
    one, other = Interval(60, 56, 64), Interval(50, 47, 53)
    assert gap(one, other, comparisons=6).low < gap(one, other).low
