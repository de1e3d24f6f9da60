from datetime import date, timedelta

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from models.folds import PastDates, customer_folds, later_answers, rolling_origins

DAYS = st.dates(date(2024, 1, 1), date(2026, 1, 1))
SPANS = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 60)), min_size=1, max_size=40)


def moments(days: list[int]) -> pd.Series:
    return pd.Series(pd.Timestamp("2025-01-01") + pd.to_timedelta(days, "D"))


def test_later_answers_hides_the_last_quarter_of_the_asked():
    asked = moments(list(range(100)))
    split = later_answers(asked, asked, test_share=0.25)
    assert split.test.sum() == 26
    assert split.test[-26:].all()
    assert (split.train == ~split.test).all()


def test_an_answer_given_after_the_border_to_an_earlier_question_is_on_neither_side():
    asked = moments([0, 1, 2, 10])
    answered = moments([0, 30, 2, 10])
    split = later_answers(asked, answered, test_share=0.1)
    assert split.train.tolist() == [True, False, False, False]
    assert split.test.tolist() == [False, False, True, True]


@given(spans=SPANS, test_share=st.floats(0.05, 0.95))
@settings(deadline=None, max_examples=60)
def test_whatever_is_learned_from_was_known_before_anybody_judged_on_was_asked(spans, test_share):
    asked = moments([day for day, _ in spans])
    answered = asked + pd.to_timedelta([delay for _, delay in spans], "D")
    split = later_answers(asked, answered, test_share)
    assert split.test.any()
    assert not (split.train & split.test).any()
    if split.train.any():
        assert answered[split.train].max() < asked[split.test].min()


def test_all_rows_of_a_customer_share_a_fold_whatever_the_order():
    customers = pd.Series([f"c{number % 50}" for number in range(200)])
    folds = pd.Series(customer_folds(customers, 4), index=customers)
    assert (folds.groupby(level=0).nunique() == 1).all()
    shuffled = customers.sample(frac=1, random_state=1)
    assert customer_folds(shuffled, 4).tolist() == folds.to_numpy()[shuffled.index].tolist()


def test_folds_of_customers_differ_in_size_by_one_at_most():
    sizes = np.bincount(customer_folds(pd.Series([f"c{number}" for number in range(103)]), 4))
    assert sorted(sizes) == [25, 26, 26, 26]


def test_folds_do_not_follow_the_order_of_ids():
    folds = customer_folds(pd.Series([f"c{number:03}" for number in range(100)]), 2)
    assert 30 < folds[:50].sum() + (1 - folds[50:]).sum() < 70
    assert len({tuple(folds[start : start + 2]) for start in range(0, 100, 2)}) == 4


@given(dates=st.lists(DAYS, max_size=20), as_of=DAYS, days=st.integers(1, 200))
@settings(deadline=None, max_examples=200)
def test_every_outcome_learned_from_is_known_at_the_test_date_and_the_tests_own_now(dates, as_of, days):
    past = PastDates.closed(dates, as_of, days)
    known = [day for day in dates if day + timedelta(days=days) <= as_of]
    assert past.test == max(known, default=None)
    assert all(day + timedelta(days=days) <= past.test for day in past.train)
    left_out = [day for day in known if day not in past.train]
    assert all(day + timedelta(days=days) > past.test for day in left_out)


def test_settings_are_tried_at_the_last_dates_on_what_was_known_at_each():
    dates = pd.Series(pd.to_datetime(["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"]).repeat(2))
    march, april = rolling_origins(dates, 55, 2)
    assert dates[march.test].dt.month.unique().tolist() == [3]
    assert dates[march.train].dt.month.unique().tolist() == [1]
    assert dates[april.train].dt.month.unique().tolist() == [1, 2]
    assert len(rolling_origins(dates, 55, 4)) == 2
    assert rolling_origins(dates, 365, 4) == []
