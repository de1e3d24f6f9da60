from features.past import OVERDUE
from features.recency import (
    days_since_cancellation,
    days_since_first_purchase,
    days_since_last_event,
    days_since_last_purchase,
    days_since_last_usage,
    days_since_last_visit,
    tenure_days,
)


def test_each_recency_is_of_its_own_kind(past):
    log = past(
        ("visit", 3, {}),
        ("visit", 30, {}),
        ("purchase", 15, {}),
        ("purchase", 5, {}),
        ("usage", 7, {}),
        ("cancellation", 2, {}),
        ("other", 99, {}),
    )
    assert days_since_last_visit(log).execute() == 3
    assert days_since_last_purchase(log).execute() == 5
    assert days_since_first_purchase(log).execute() == 15
    assert days_since_last_usage(log).execute() == 7
    assert days_since_cancellation(log).execute() == 2
    assert days_since_last_event(log).execute() == 2
    assert tenure_days(log).execute() == 99


def test_a_broken_promise_is_no_sign_of_the_customer(past):
    assert days_since_last_event(past(("purchase", 20, {}), (OVERDUE, 4, {}))).execute() == 20


def test_a_cancelled_order_is_no_purchase(past):
    assert days_since_last_purchase(past(("purchase", 20, {}), ("purchase", 4, {"failed": True}))).execute() == 20
