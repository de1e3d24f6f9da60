from features.contact import (
    contacts,
    days_since_last_contact,
    last_contact_unsolved,
    last_solution_hours,
    late_replies,
    mean_solution_hours,
    repeated_contacts,
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


def test_contacts_of_one_fortnight_are_repeated_and_of_several_are_not(past):
    assert repeated_contacts(past(*(("contact", age, {}) for age in (1, 2, 13)))).execute() == 2
    assert repeated_contacts(past(*(("contact", age, {}) for age in (1, 20, 40)))).execute() == 0


def test_a_source_that_knows_no_outcomes_has_no_share_of_unsolved(past):
    assert unsolved_share(past(("contact", 1, {}))).to_pyarrow().as_py() is None
