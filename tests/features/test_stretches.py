import pytest

from features.stretches import MONTH_DAYS, day, days_with, days_with_steps, month, months_with


def test_days_count_once_whatever_happened_in_them(past):
    log = past(("visit", 0.2, {}), ("visit", 0.9, {}), ("visit", 1.0, {}), ("contact", 0.5, {}))
    assert days_with(log, log.kind == "visit").execute() == 2


@pytest.mark.parametrize("span", [1, 2, 3, 3.5, 9])
def test_days_of_a_span_are_those_a_distinct_count_finds(past, span):
    log = past(*(("visit", age, {}) for age in (0.5, 1, 1.5, 2, 2, 2.5, 3, 3.2, 3.5, 8)))
    seen = log.filter(log.days_ago <= span)
    assert days_with(seen, seen.kind == "visit").execute() == day(seen.days_ago).nunique().execute()


def test_months_are_twelfths_of_a_year_and_count_once(past):
    log = past(*(("purchase", MONTH_DAYS * at, {}) for at in (0.1, 0.9, 1.0, 1.1, 11.9)))
    assert months_with(log, log.kind == "purchase").execute() == 3
    assert month(log.days_ago).max().execute() == 12


def test_days_with_steps_leave_out_what_customers_did_not_do(past):
    log = past(("visit", 0.2, {}), ("contact", 0.4, {}), ("usage", 3, {}), ("delivery", 5, {}), ("survey", 6, {}))
    assert days_with_steps(log).execute() == 2
