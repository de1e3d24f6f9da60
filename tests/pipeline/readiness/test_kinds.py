"""Kinds and days of a log."""

from datetime import date

from pipeline.readiness.kinds import days_of, kinds_of, months_of, period_of
from tests.pipeline.readiness.logs import log, row


def test_a_kind_is_counted_over_all_its_channels_and_with_its_filled_columns():
    events = log(
        [
            row(1, "contact", "2024-01-02 10:00", channel="phone", recorded_at="2024-01-03", failed=True),
            row(1, "contact", "2024-01-05", channel="chat", text="Hello"),
            row(2, "contact", "2024-01-01"),
        ]
    )
    found = kinds_of(events, days_of(events))["contact"]
    assert (found.rows, found.first, found.last) == (3, "2024-01-01", "2024-01-05")
    assert found.channels == {"chat": 1, "phone": 1}
    assert (found.filled["failed"], found.filled["text"], found.filled["channel"], found.filled["amount"]) == (
        1,
        1,
        2,
        0,
    )
    assert found.recorded_later == 1


def test_a_silence_is_told_from_the_last_day_before_it():
    days = {"visit": {date(2024, 1, 1): 5, date(2024, 1, 2): 5}, "purchase": {date(2024, 1, 6): 1}}
    found = period_of(days)
    assert (found.first, found.last, found.days, found.days_without_events) == ("2024-01-01", "2024-01-06", 6, 3)
    assert (found.longest_silence_days, found.longest_silence_after) == (3, "2024-01-02")


def test_a_log_of_one_day_has_no_silence():
    found = period_of({"visit": {date(2024, 1, 1): 5}})
    assert (found.days, found.days_without_events, found.longest_silence_after) == (1, 0, None)


def test_only_complete_months_count_and_a_missing_kind_is_zero():
    days = {"visit": {date(2024, 1, 15): 1, date(2024, 2, 3): 2, date(2024, 4, 9): 4}, "return": {date(2024, 2, 9): 1}}
    assert months_of(days, date(2024, 4, 10)) == {
        "2024-02": {"return": 1, "visit": 2},
        "2024-03": {"return": 0, "visit": 0},
    }


def test_the_first_month_is_complete_if_its_first_day_is_there():
    assert [*months_of({"visit": {date(2024, 1, 1): 1}}, date(2024, 2, 1))] == ["2024-01"]
