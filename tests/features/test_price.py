import pytest

from features.price import days_since_last_discount, discount_share, discounts, last_basket_ratio


def test_a_discount_counts_when_used_and_not_when_offered(past):
    log = past(
        ("purchase", 9, {"amount": 60}),
        ("purchase", 5, {"amount": 30}),
        ("campaign", 5, {"amount": 10}),
        ("campaign", 1, {"amount": None}),
    )
    assert discounts(log).execute() == 1
    assert discount_share(log).execute() == 0.1
    assert days_since_last_discount(log).execute() == 5


def test_full_price_is_a_share_of_zero_and_no_purchase_none(past):
    assert discount_share(past(("purchase", 9, {"amount": 60}))).execute() == 0
    assert discount_share(past(("visit", 9, {}))).to_pyarrow().as_py() is None


def test_the_last_basket_is_held_against_the_customers_own_average(past):
    log = past(("purchase", 9, {"amount": 60}), ("purchase", 5, {"amount": 30}))
    assert last_basket_ratio(log).execute() == pytest.approx(30 / 45)
