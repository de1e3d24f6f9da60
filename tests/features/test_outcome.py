from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from features.outcome import Leaving, active_customers, outcomes, spend_after

DAY = date(2026, 3, 1)
LEAVING = Leaving(active_days=60, gap_days=7, horizon_days=30)
"""Active since 31 December; the horizon is 8 March to 6 April, both included."""


def left(events):
    found = outcomes(events, DAY, LEAVING).to_pandas()
    return dict(zip(found.customer_id, found.left, strict=True))


def test_silence_over_the_whole_horizon_is_leaving(log):
    events = log(
        ("ann", "purchase", "2026-02-01", {}),
        ("bob", "purchase", "2026-02-01", {}),
        ("bob", "purchase", "2026-03-20", {}),
        ("eve", "usage", "2026-02-28", {}),
        ("eve", "usage", "2026-03-08", {}),
    )
    assert left(events) == {"ann": True, "bob": False, "eve": False}


@pytest.mark.parametrize("at", ["2026-03-01", "2026-03-07T23:59:59", "2026-04-07"])
def test_a_purchase_in_the_gap_or_after_the_horizon_does_not_count(log, at):
    assert left(log(("ann", "purchase", "2026-02-01", {}), ("ann", "purchase", at, {}))) == {"ann": True}


@pytest.mark.parametrize("rest", [("visit", "2026-03-20", {}), ("purchase", "2026-03-20", {"failed": True})])
def test_neither_a_visit_nor_a_cancelled_order_is_staying(log, rest):
    assert left(log(("ann", "purchase", "2026-02-01", {}), ("ann", *rest))) == {"ann": True}


def test_only_customers_known_to_be_active_have_an_outcome(log):
    events = log(
        ("old", "purchase", "2025-12-30T23:00", {}),
        ("late", "purchase", "2026-02-01", {"recorded_at": "2026-03-01"}),
        ("visitor", "visit", "2026-02-01", {}),
        ("edge", "purchase", "2025-12-31", {}),
    )
    assert left(events) == {"edge": True}
    assert active_customers(events, DAY, LEAVING).to_pandas().customer_id.tolist() == ["edge"]


def test_with_contracts_leaving_is_ending_one_in_the_horizon(log):
    events = log(
        ("silent", "usage", "2026-02-01", {}),
        ("ends", "usage", "2026-02-01", {}),
        ("ends", "cancellation", "2026-03-20", {}),
        ("in_gap", "usage", "2026-02-01", {}),
        ("in_gap", "cancellation", "2026-03-03", {}),
        ("gone", "usage", "2026-02-01", {}),
        ("gone", "cancellation", "2026-02-10", {}),
        ("back", "cancellation", "2026-02-10", {}),
        ("back", "usage", "2026-02-20", {}),
    )
    assert left(events) == {"silent": False, "ends": True, "back": False}


def test_an_outcome_is_known_when_gap_and_horizon_are_over(log):
    assert LEAVING.days_to_close == 37
    events = [("ann", "purchase", "2026-02-01", {})]
    closed = DAY + timedelta(days=LEAVING.days_to_close)
    assert left(log(*events, ("ann", "purchase", closed.isoformat(), {}))) == left(log(*events))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from("abc"),
            st.sampled_from(["purchase", "usage", "visit", "cancellation"]),
            st.integers(-140, 90),
        ),
        min_size=1,
        max_size=25,
    )
)
def test_outcomes_agree_with_plain_python(log, rows):
    midnight = datetime(2026, 3, 1)
    events = log(*((who, kind, (midnight + timedelta(hours=12 * half)).isoformat(), {}) for who, kind, half in rows))
    assert left(events) == left_plainly(rows)


def left_plainly(rows):
    """The same in loops, times in half days after ``DAY``."""
    contractual = any(kind == "cancellation" for _, kind, _ in rows)
    verdicts = {}
    for customer in sorted({who for who, _, _ in rows}):
        active = [at for who, kind, at in rows if who == customer and kind in ("purchase", "usage")]
        ended = [at for who, kind, at in rows if who == customer and kind == "cancellation"]
        last = max((at for at in active if -120 <= at < 0), default=None)
        if last is None or any(last <= at < 14 for at in ended):
            continue
        window = range(14, 74)
        verdicts[customer] = (
            any(at in window for at in ended) if contractual else not any(at in window for at in active)
        )
    return verdicts


def test_spend_after_is_net_of_refunds_within_the_days(log):
    events = log(
        ("ann", "purchase", "2026-03-01", {"amount": 50}),
        ("ann", "return", "2026-03-10", {"amount": -20}),
        ("ann", "purchase", "2026-03-31", {"amount": 99}),
        ("bob", "visit", "2026-03-10", {}),
    )
    assert spend_after(events, DAY, 30).to_pandas().to_dict("records") == [{"customer_id": "ann", "spend": 30.0}]
