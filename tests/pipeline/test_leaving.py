"""Past outcomes are those that are over, and leaving is learned where they tell anything."""

from datetime import date, timedelta

import pandas as pd
import pytest

from features.outcome import Leaving
from models.folds import PastDates
from pipeline.leaving import meaning, what_forbids_learning, with_outcome
from tests.pipeline.readiness.logs import log, row

AS_OF = date(2024, 9, 1)
LEAVING = Leaving(active_days=60, gap_days=0, horizon_days=30)
DATES = [date(2024, 6, 1), date(2024, 7, 1), date(2024, 8, 1), date(2024, 8, 15)]
PAST = PastDates.closed(DATES, AS_OF, LEAVING.days_to_close)
PROFILES = pd.DataFrame({"customer_id": "1", "as_of": [pd.Timestamp(day) for day in reversed(DATES)]})
EVENTS = [row(1, "purchase", f"2024-0{month}-05") for month in (5, 6, 7)]


def test_dates_whose_outcome_is_not_over_have_no_row():
    found = with_outcome(PROFILES, log(EVENTS), PAST, LEAVING, AS_OF)
    assert found.as_of.dt.date.tolist() == DATES[:3]
    assert found.left.tolist() == [False, False, True]


def test_without_any_such_date_there_are_no_rows_and_all_columns():
    found = with_outcome(PROFILES, log(EVENTS), PastDates((), None), LEAVING, AS_OF)
    assert found.empty
    assert [*found] == ["customer_id", "as_of", "left"]


KNOWN = pd.DataFrame({"as_of": [pd.Timestamp(DATES[0])] * 10, "left": [True] * 4 + [False] * 6})


@pytest.mark.parametrize(
    ("repeat", "past", "min_outcomes", "obstacle"),
    [
        (0.1, PAST, 4, "one_time_buyers"),
        (None, PAST, 4, None),
        (0.2, PAST, 4, None),
        (0.2, PastDates((), DATES[2]), 4, "log_too_short"),
        (0.2, PastDates((), None), 4, "log_too_short"),
        (None, PAST, 5, "too_few_outcomes"),
    ],
)
def test_what_forbids_learning_is_the_first_that_holds_and_in_contracts_nobody_must_come_back(
    repeat, past, min_outcomes, obstacle
):
    found = what_forbids_learning(repeat, KNOWN, past, 0.15, min_outcomes)
    assert (found and found["obstacle"]) == obstacle


def test_the_meaning_of_leaving_comes_with_the_errors_of_its_silence_and_of_the_best():
    curve = pd.DataFrame({"days": range(1, 61), "silent": 99, "came_back": 0.3, "missed": 0.1})
    curve = curve.assign(false_alarms=[0.5] * 19 + [0.2] * 41)
    found = meaning(LEAVING, curve)
    assert found["outcome"] == "silence"
    assert (found["silence.days"], found["silence.false_alarms"]) == (30, 0.2)
    assert found["best_silence.days"] == 20
    assert not {*meaning(Leaving(60, 0, 99, True), curve.head(0))} & {"silence.days", "best_silence.days"}


def test_a_window_closes_where_gap_and_horizon_end():
    assert max((*PAST.train, PAST.test)) + timedelta(days=30) <= AS_OF
