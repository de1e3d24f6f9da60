from datetime import date

import ibis
import pandas as pd
import pytest

from features.past import AWAITED, OVERDUE, PROMISES, past_of

DAY = date(2026, 6, 1)
ORDER = {"order_id": "o1", "amount": 50, "promised_at": "2026-05-20T12:00", "failed": False}


def seen(events, moments=DAY):
    return past_of(events, moments).order_by("customer_id", "days_ago").to_pandas()


def test_an_event_at_the_moment_itself_is_not_past(log):
    assert seen(log(("ann", "visit", "2026-05-31T23:59:59", {}), ("ann", "visit", "2026-06-01", {}))).shape[0] == 1


def test_an_event_recorded_later_is_not_known_yet(log):
    late = log(("ann", "contact", "2026-05-30", {"recorded_at": "2026-06-01"}))
    assert seen(late).empty
    assert len(seen(late, date(2026, 6, 2))) == 1


def test_age_is_in_days_and_parts_of_days(log):
    assert seen(log(("ann", "visit", "2026-05-30T12:00", {}))).days_ago.tolist() == [1.5]


def test_a_broken_promise_is_seen_before_it_is_kept(log):
    promise = seen(log(("ann", "purchase", "2026-05-10", ORDER))).query("kind == @OVERDUE")
    assert promise.days_ago.tolist() == [11.5]
    assert float(promise.late_hours.item()) == 11.5 * 24
    assert float(promise.wait_hours.item()) == 22 * 24
    assert pd.isna(promise.amount.item())


def test_a_promise_is_overdue_until_its_delivery_is_known(log):
    delivery = {"order_id": "o1", "late_hours": 120.0, "recorded_at": "2026-05-28"}
    events = log(("ann", "purchase", "2026-05-10", ORDER), ("ann", "delivery", "2026-05-25T12:00", delivery))
    kinds = {day: set(seen(events, date(2026, 5, day)).kind) for day in (20, 21, 28, 29)}
    assert kinds == {
        20: {"purchase", AWAITED},
        21: {"purchase", OVERDUE},
        28: {"purchase", OVERDUE},
        29: {"purchase", "delivery"},
    }


def test_an_order_on_its_way_is_as_old_as_the_order(log):
    awaited = seen(log(("ann", "purchase", "2026-05-10", ORDER)), date(2026, 5, 15)).query("kind == @AWAITED")
    assert awaited.days_ago.tolist() == [5]


def test_the_tone_of_a_text_is_there_if_the_log_brings_it(log):
    events = log(("ann", "contact", "2026-05-10", {}))
    assert seen(events).tone.isna().all()
    assert seen(events.mutate(tone=-0.5)).tone.astype(float).tolist() == [-0.5]


def test_neighbours_are_sought_in_what_was_known(log):
    late = {"recorded_at": "2026-05-20"}
    events = log(("ann", "contact", "2026-05-10", late), ("ann", "contact", "2026-05-12", {}))
    assert seen(events, date(2026, 5, 15)).previous_days_ago.isna().all()
    assert seen(events).previous_days_ago.dropna().tolist() == [22]


@pytest.mark.parametrize("change", [{"failed": True}, {"promised_at": None}, {"order_id": None}])
def test_no_promise_is_overdue_without_an_open_order(log, change):
    assert not set(PROMISES) & set(seen(log(("ann", "purchase", "2026-05-10", {**ORDER, **change}))).kind)


def test_the_delivery_of_another_customer_or_order_keeps_no_promise(log):
    events = log(
        ("ann", "purchase", "2026-05-10", ORDER),
        ("ann", "delivery", "2026-05-12", {"order_id": "o2"}),
        ("bob", "delivery", "2026-05-12", {"order_id": "o1"}),
    )
    assert OVERDUE in set(seen(events).kind)


def test_each_moment_has_its_own_past(log):
    events = log(
        ("ann", "visit", "2026-01-01", {}), ("ann", "visit", "2026-02-01", {}), ("bob", "visit", "2026-01-01", {})
    )
    moments = pd.DataFrame({"customer_id": ["ann", "ann"], "as_of": pd.to_datetime(["2026-01-15", "2026-02-15"])})
    assert seen(events, ibis.memtable(moments)).as_of.dt.month.value_counts().to_dict() == {1: 1, 2: 2}
