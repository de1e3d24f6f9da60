import pytest

from features.delivery import (
    awaited_orders,
    damaged_deliveries,
    days_since_last_delivery,
    days_since_late_delivery,
    deliveries,
    early_share,
    last_delivery_wait,
    last_late_hours,
    late_deliveries,
    late_share,
    longest_awaited_days,
    longest_delivery_wait,
    mean_delivery_wait,
    mean_early_hours,
    mean_late_hours,
    overdue_orders,
    promise_kept_share,
    worst_late_hours,
    worst_overdue_hours,
)
from features.past import AWAITED, OVERDUE


@pytest.fixture
def parcels(past):
    return past(
        ("delivery", 30, {"late_hours": 12, "wait_hours": 90, "failed": False}),
        ("delivery", 20, {"late_hours": -6, "wait_hours": 50, "failed": True}),
        ("delivery", 10, {"late_hours": 0, "wait_hours": 40, "failed": False}),
        ("delivery", 9, {"wait_hours": 20}),
        ("contact", 1, {"late_hours": 500, "wait_hours": 500, "failed": True}),
    )


def test_lateness_is_of_deliveries_with_a_known_promise(parcels):
    assert deliveries(parcels).execute() == 4
    assert late_deliveries(parcels).execute() == 1
    assert late_share(parcels).execute() == pytest.approx(1 / 3)
    assert early_share(parcels).execute() == pytest.approx(1 / 3)
    assert longest_delivery_wait(parcels).execute() == 90
    assert days_since_late_delivery(parcels).execute() == 30


def test_early_and_late_do_not_cancel_out(parcels):
    assert mean_late_hours(parcels).execute() == 4
    assert mean_early_hours(parcels).execute() == 2
    assert worst_late_hours(parcels).execute() == 12


def test_waits_and_damage_are_of_deliveries(parcels):
    assert mean_delivery_wait(parcels).execute() == 50
    assert damaged_deliveries(parcels).execute() == 1
    assert days_since_last_delivery(parcels).execute() == 9
    assert last_delivery_wait(parcels).execute() == 20


def test_an_open_promise_counts_as_the_last_delivery(past):
    log = past(
        ("delivery", 30, {"late_hours": -5, "wait_hours": 20}),
        (OVERDUE, 2, {"late_hours": 48, "wait_hours": 100}),
        (OVERDUE, 1, {"late_hours": 24, "wait_hours": 60}),
    )
    assert overdue_orders(log).execute() == 2
    assert worst_overdue_hours(log).execute() == 48
    assert last_late_hours(log).execute() == 24
    assert last_delivery_wait(log).execute() == 60
    assert deliveries(log).execute() == 1


def test_a_promise_still_open_past_its_time_is_not_kept(past):
    delivered = [("delivery", age, {"late_hours": hours}) for age, hours in ((9, 0), (8, -5), (7, 3), (6, None))]
    assert promise_kept_share(past(*delivered)).execute() == pytest.approx(2 / 3)
    assert promise_kept_share(past(*delivered, (OVERDUE, 1, {"late_hours": 24}))).execute() == 0.5


def test_orders_on_their_way_are_neither_late_nor_delivered(past):
    log = past((AWAITED, 3, {"late_hours": -24}), (AWAITED, 5, {"late_hours": -9}))
    assert awaited_orders(log).execute() == 2
    assert longest_awaited_days(log).execute() == 5
    assert overdue_orders(log).execute() == 0
    assert promise_kept_share(log).to_pyarrow().as_py() is None
