"""Which journey a step belongs to, and how long the next one took."""

from datetime import date

import pytest

from features.events import KINDS
from features.journey import STAGES
from features.steps import STAGE_OF, begun_since, steps_of


@pytest.fixture
def told(log):
    """Some columns of a log's steps in their order, one tuple per step."""

    def found(*events, columns=("kind", "journey"), days=60):
        rows = log(*(("a", kind, f"2026-{at}", more) for kind, at, more in events))
        steps = steps_of(rows, days).to_pandas().sort_values(["journey", "at"], kind="stable")
        steps = steps.astype(object).where(steps.notna(), None)
        return [tuple(row) for row in steps[list(columns)].to_numpy()]

    return found


def test_every_stage_of_the_journey_has_touchpoints_that_are_kinds_of_events():
    assert len(STAGE_OF) == sum(map(len, STAGES.values()))
    assert set(KINDS) - set(STAGE_OF) == {"cancellation", "other"}


def test_visits_after_an_order_begin_the_next_journey_and_those_on_its_way_do_not(told):
    assert told(
        ("visit", "01-01", {}),
        ("purchase", "01-02", {}),
        ("visit", "01-03", {}),
        ("delivery", "01-05", {}),
        ("visit", "01-09", {}),
        ("campaign", "01-10", {}),
        ("purchase", "01-11", {}),
    ) == [
        *[(kind, 0) for kind in ("visit", "purchase", "visit", "delivery")],
        ("visit", 1),
        ("campaign", 1),
        ("purchase", 1),
    ]


def test_a_visit_that_leads_to_nothing_is_a_journey_of_its_own(told):
    assert told(("purchase", "01-02", {}), ("delivery", "01-05", {}), ("visit", "01-09", {}))[-1] == ("visit", 1)


def test_an_order_without_a_visit_begins_a_journey_by_itself(told):
    assert told(("purchase", "01-02", {}), ("purchase", "01-09", {})) == [("purchase", 0), ("purchase", 1)]


def test_silence_ends_a_journey(told):
    days_apart = [("contact", "01-01", {}), ("contact", "01-11", {})]
    assert told(*days_apart, days=10) == [("contact", 0), ("contact", 0)]
    assert told(*days_apart, days=9) == [("contact", 0), ("contact", 1)]


def test_what_carries_an_orders_id_belongs_to_its_journey_however_late(told):
    first, second = {"order_id": "1"}, {"order_id": "2"}
    assert told(
        ("purchase", "01-01", first),
        ("purchase", "01-02", second),
        ("delivery", "01-03", second),
        ("return", "05-01", first),
    ) == [("purchase", 0), ("return", 0), ("purchase", 1), ("delivery", 1)]


def test_a_discount_used_is_met_with_its_order_though_booked_later(told):
    order = {"order_id": "1"}
    events = [("visit", "01-01", {}), ("purchase", "01-02", order), ("campaign", "01-02 00:01", order)]
    assert [kind for kind, _ in told(*events)] == ["visit", "campaign", "purchase"]


def test_the_next_step_is_timed_within_the_journey(told):
    events = [("visit", "01-01 00:00", {}), ("purchase", "01-01 06:00", {}), ("purchase", "01-02 06:00", {})]
    assert told(*events, columns=("hours_to_next",)) == [(6.0,), (None,), (None,)]


def test_a_promise_is_kept_up_to_its_last_hour_and_unknown_without_one(told):
    events = [("delivery", f"01-0{day}", {"late_hours": late}) for day, late in ((1, 0.0), (2, 0.5), (3, None))]
    assert told(*events, columns=("is_kept",)) == [(True,), (False,), (None,)]


def test_answers_carry_their_mark(told):
    assert told(("review", "01-02", {"metric": "stars", "score": 3.5}), columns=("mark",)) == [(75,)]


def test_customers_do_not_share_journeys_and_old_ones_are_left_out(log):
    rows = log(
        ("a", "visit", "2025-01-01", {}),
        ("a", "purchase", "2026-01-01", {"order_id": "1"}),
        ("b", "visit", "2025-12-30", {}),
        ("b", "purchase", "2026-01-02", {"order_id": "1"}),
    )
    steps = begun_since(steps_of(rows, 60), date(2026, 1, 11), 11).to_pandas()
    assert steps[["customer_id", "kind"]].to_numpy().tolist() == [["a", "purchase"]]
