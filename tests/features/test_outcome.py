from dataclasses import replace
from datetime import date, datetime, timedelta

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from features.outcome import Leaving, active_customers, outcomes, spend_after

DAY = date(2026, 3, 1)
LEAVING = Leaving(active_days=60, gap_days=7, horizon_days=30)
"""Active since 31 December; the horizon is 8 March to 6 April, both included."""
IN_CONTRACTS = replace(LEAVING, contractual=True)
CLOSED = DAY + timedelta(days=LEAVING.days_to_close)


def left(events, leaving=LEAVING, known_at=CLOSED):
    found = outcomes(events, DAY, leaving, known_at).to_pandas()
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
    assert active_customers(events, DAY, LEAVING.active_days).to_pandas().customer_id.tolist() == ["edge"]


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
    assert left(events, IN_CONTRACTS) == {"silent": False, "ends": True, "back": False}


def test_without_contracts_a_cancellation_only_makes_one_who_is_gone_already(log):
    events = log(
        ("club_card", "purchase", "2026-02-01", {}),
        ("club_card", "cancellation", "2026-03-03", {}),
        ("club_card", "purchase", "2026-03-20", {}),
        ("gone", "purchase", "2026-02-01", {}),
        ("gone", "cancellation", "2026-02-10", {}),
    )
    assert left(events) == {"club_card": False}


def test_an_outcome_is_known_when_gap_and_horizon_are_over(log):
    assert LEAVING.days_to_close == 37
    events = [("ann", "purchase", "2026-02-01", {})]
    assert left(log(*events, ("ann", "purchase", CLOSED.isoformat(), {}))) == left(log(*events))


@pytest.mark.parametrize("leaving", [LEAVING, IN_CONTRACTS])
def test_a_window_that_is_not_closed_is_unknown_and_not_stayed(log, leaving):
    events = log(
        ("silent", "purchase", "2026-02-01", {}),
        ("buys", "purchase", "2026-02-01", {}),
        ("buys", "purchase", "2026-03-20", {}),
        ("ends", "usage", "2026-02-01", {}),
        ("ends", "cancellation", "2026-03-20", {}),
    )
    found = left(events, leaving, CLOSED - timedelta(days=1))
    assert set(found) == {"silent", "buys", "ends"}
    assert pd.isna(list(found.values())).all()


def test_what_was_recorded_only_later_says_nothing_yet(log):
    bought = ("ann", "purchase", "2026-02-01", {})
    late = ("ann", "purchase", "2026-03-20", {"recorded_at": CLOSED.isoformat()})
    assert left(log(bought, late)) == {"ann": True}
    assert left(log(bought, late), known_at=CLOSED + timedelta(days=1)) == {"ann": False}


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
    ),
    contractual=st.booleans(),
)
def test_outcomes_agree_with_plain_python(log, rows, contractual):
    midnight = datetime(2026, 3, 1)
    events = log(*((who, kind, (midnight + timedelta(hours=12 * half)).isoformat(), {}) for who, kind, half in rows))
    assert left(events, replace(LEAVING, contractual=contractual)) == left_plainly(rows, contractual)


def left_plainly(rows, contractual):
    """The same in loops, times in half days after ``DAY``."""
    verdicts = {}
    for customer in sorted({who for who, _, _ in rows}):
        active = [at for who, kind, at in rows if who == customer and kind in ("purchase", "usage")]
        ended = [at for who, kind, at in rows if who == customer and kind == "cancellation"]
        last = max((at for at in active if -120 <= at < 0), default=None)
        too_late = 14 if contractual else 0
        if last is None or any(last <= at < too_late for at in ended):
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
