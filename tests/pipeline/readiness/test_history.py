"""Past dates to learn at, and their outcomes."""

from datetime import date, timedelta

import pytest

from features.outcome import Leaving
from models.folds import PastDates
from pipeline.dates import regular_dates
from pipeline.readiness.history import buyers_before, count_outcomes, days_needed, history_of
from tests.pipeline.readiness.logs import log, row

AS_OF = date(2024, 12, 31)
LEAVING = Leaving(active_days=60, gap_days=0, horizon_days=30)


def monthly(customers, last_month):
    """Everybody buys each month until the one they were last seen in."""
    return log(
        row(one, "purchase", f"2024-{month:02}-05", amount=1) for one in customers for month in range(1, last_month + 1)
    )


def test_outcomes_are_counted_from_the_latest_date_until_there_are_enough():
    events = monthly(range(10), 12).union(monthly(range(10, 14), 8))
    past = PastDates((date(2024, 6, 10), date(2024, 9, 10)), date(2024, 11, 1))
    assert count_outcomes(events, past, LEAVING, AS_OF, enough=4) == (4, 10)
    assert count_outcomes(events, past, LEAVING, AS_OF, enough=5) == (4, 24)


def test_without_a_date_nothing_is_counted():
    assert count_outcomes(monthly([1], 12), PastDates((), None), LEAVING, AS_OF, enough=1) == (0, 0)


@pytest.mark.parametrize(("every", "horizon"), [(30, 97), (50, 97), (7, 30), (90, 90)])
def test_the_days_needed_are_the_fewest_that_give_a_date_to_learn_at(every, horizon):
    def learned_at(days):
        begin = AS_OF - timedelta(days=days - 90)
        return PastDates.closed(regular_dates(AS_OF, begin, every, 99), AS_OF, horizon).train

    needed = days_needed(horizon, every, 90)
    assert learned_at(needed)
    assert not learned_at(needed - 1)


def test_buyers_are_those_of_the_year_before_who_paid():
    events = log(
        [
            row(1, "purchase", "2024-05-01", amount=5),
            row(2, "purchase", "2024-05-01"),
            row(3, "purchase", "2022-05-01", amount=5),
            row(4, "purchase", "2024-07-01", amount=5),
        ]
    )
    assert buyers_before(events, date(2024, 6, 1)) == 1


def test_a_history_puts_them_together():
    dates = [date(2024, 6, 1), date(2024, 8, 1), date(2024, 11, 1), AS_OF]
    churn = {"outcome": "auto", "active_days": 60, "gap_days": 0, "horizon_days": 30, "min_outcomes": 1}
    found = history_of(monthly([1], 12), dates, dates[1], churn, {"every_days": 30, "min_history_days": 90})
    assert (found.past.test, found.past.train) == (date(2024, 11, 1), (date(2024, 6, 1), date(2024, 8, 1)))
    assert (found.left, found.stayed, found.buyers_then, found.days_needed) == (0, 2, 1, 150)
    assert (found.leaving, found.sign, found.repeat_share) == (LEAVING, None, 1.0)


def test_a_horizon_left_to_the_log_is_a_quarter_where_no_silence_tells():
    churn = {"outcome": "auto", "active_days": 60, "gap_days": 0, "horizon_days": None, "min_outcomes": 1}
    found = history_of(monthly([1], 12), [AS_OF], AS_OF, churn, {"every_days": 30, "min_history_days": 90})
    assert found.leaving == Leaving(active_days=60, gap_days=0, horizon_days=90)
