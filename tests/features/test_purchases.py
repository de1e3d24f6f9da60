import numpy as np
import pytest

from features.purchases import (
    basket_trend,
    gap_variation,
    largest_basket,
    last_basket,
    longest_gap,
    mean_basket,
    purchase_trend,
    purchases,
    recent_spend_share,
    silence_ratio,
    spend,
    spend_trend,
    spend_variation,
    usual_gap,
)
from features.stretches import MONTH_DAYS


def orders(past, *ages, amount=10):
    return past(*(("purchase", age, {"amount": amount}) for age in ages))


def test_refunds_lower_the_spend_and_not_the_basket(past):
    log = past(("purchase", 9, {"amount": 30}), ("purchase", 5, {"amount": 50}), ("return", 2, {"amount": -20}))
    assert spend(log).execute() == 60
    assert mean_basket(log).execute() == 40
    assert last_basket(log).execute() == 50
    assert largest_basket(log).execute() == 50
    assert purchases(log).execute() == 2


def test_the_usual_gap_is_between_days_with_a_purchase(past):
    assert usual_gap(orders(past, 40.1, 20.1, 20.9, 0.5)).execute() == 20


def test_one_day_of_purchases_has_no_gap(past):
    assert usual_gap(orders(past, 20.1, 20.9)).to_pyarrow().as_py() is None


def test_the_gaps_spread_is_told_by_their_deviation_and_the_longest(past):
    log = orders(past, 100, 70.9, 70.1, 40, 30.5)
    assert longest_gap(log).execute() == 30
    assert gap_variation(log).execute() == pytest.approx(np.std([30, 30, 10]) / np.mean([30, 30, 10]))


def test_a_cancelled_purchase_makes_no_gap(past):
    log = past(("purchase", 30, {}), ("purchase", 20, {"failed": True}), ("purchase", 10, {}))
    assert longest_gap(log).execute() == 20


def test_a_single_gap_has_no_variation_and_a_single_day_no_gap(past):
    assert gap_variation(orders(past, 30, 10)).to_pyarrow().as_py() is None
    assert longest_gap(orders(past, 10.1, 10.9)).to_pyarrow().as_py() is None


def test_silence_is_measured_in_usual_gaps(past):
    assert silence_ratio(orders(past, 50, 40, 30)).execute() == 3


def test_the_trend_compares_quarters_and_forgets_the_rest(past):
    assert purchase_trend(orders(past, 10, 20, 30, 100, 900)).execute() == pytest.approx((3 - 1) / 4)
    assert purchase_trend(orders(past, 900)).to_pyarrow().as_py() is None


def test_money_and_baskets_have_trends_of_their_own(past):
    log = past(
        ("purchase", 10, {"amount": 30}),
        ("purchase", 100, {"amount": 5}),
        ("purchase", 120, {"amount": 15}),
        ("purchase", 300, {"amount": 50}),
        ("return", 5, {"amount": -30}),
    )
    assert spend_trend(log).execute() == pytest.approx(10 / 50)
    assert basket_trend(log).execute() == pytest.approx(20 / 40)
    assert recent_spend_share(log).execute() == pytest.approx(0.3)


def test_a_trend_of_baskets_needs_two_and_one_of_money_none(past):
    log = orders(past, 10)
    assert basket_trend(log).to_pyarrow().as_py() is None
    assert spend_trend(log).execute() == 1
    assert recent_spend_share(orders(past, 100)).execute() == 0


def test_variation_is_the_deviation_of_monthly_sums_over_their_mean(past):
    months = [10, 30, 20, 0, 40, 10, 10]
    log = past(*(("purchase", MONTH_DAYS * (k + 0.5), {"amount": m}) for k, m in enumerate(months) if m))
    assert spend_variation(log).execute() == pytest.approx(np.std(months) / np.mean(months))


def test_even_spending_has_no_variation_and_two_months_have_none_known(past):
    assert spend_variation(orders(past, 15, 45, 75)).execute() == pytest.approx(0, abs=1e-6)
    assert spend_variation(orders(past, 15, 45)).to_pyarrow().as_py() is None


def test_more_refunded_than_spent_has_no_variation(past):
    log = past(("purchase", 80, {"amount": 10}), ("return", 5, {"amount": -20}))
    assert spend_variation(log).to_pyarrow().as_py() is None
