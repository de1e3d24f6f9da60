import pytest

from features.contact import (
    contact_trend,
    contacts,
    contacts_per_purchase,
    days_since_last_contact,
    last_contact_unsolved,
    last_solution_hours,
    late_replies,
    mean_solution_hours,
    repeated_contacts,
    settled_at_once_share,
    unsolved_contacts,
    unsolved_share,
    worst_solution_hours,
)


def test_contacts_leave_other_events_out(past):
    log = past(
        ("contact", 3, {"failed": True, "wait_hours": 30, "late_hours": 6}),
        ("contact", 45, {"failed": False, "wait_hours": 10, "late_hours": -2}),
        ("visit", 1, {"failed": True}),
        ("delivery", 1, {"wait_hours": 99, "late_hours": 9}),
    )
    assert contacts(log).execute() == 2
    assert unsolved_contacts(log).execute() == 1
    assert unsolved_share(log).execute() == 0.5
    assert mean_solution_hours(log).execute() == 20
    assert worst_solution_hours(log).execute() == 30
    assert late_replies(log).execute() == 1
    assert last_contact_unsolved(log).execute() == 1
    assert last_solution_hours(log).execute() == 30
    assert days_since_last_contact(log).execute() == 3


def test_a_contact_within_a_fortnight_after_another_is_repeated(past):
    assert repeated_contacts(past(*(("contact", age, {}) for age in (1, 13, 27)))).execute() == 2
    assert repeated_contacts(past(*(("contact", age, {}) for age in (1, 20, 40)))).execute() == 0


def test_a_contact_is_settled_at_once_if_solved_and_not_followed_by_another(past):
    log = past(
        ("contact", 60, {"failed": False}),
        ("contact", 50, {"failed": False}),
        ("contact", 30, {"failed": True}),
        ("contact", 1, {}),
    )
    assert settled_at_once_share(log).execute() == pytest.approx(1 / 3)


def test_contacts_are_held_against_purchases_and_the_time_before(past):
    log = past(("contact", 1, {}), ("contact", 2, {}), ("contact", 100, {}), ("purchase", 5, {}), ("purchase", 6, {}))
    assert contacts_per_purchase(log).execute() == 1.5
    assert contact_trend(log).execute() == pytest.approx(1 / 3)


def test_a_source_that_knows_no_outcomes_has_no_share_of_unsolved(past):
    assert unsolved_share(past(("contact", 1, {}))).to_pyarrow().as_py() is None
