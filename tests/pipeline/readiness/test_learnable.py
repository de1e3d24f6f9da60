"""What models can learn; that the stages agree is tested with the stage."""

from dataclasses import replace
from datetime import date

import pytest

from features.outcome import Leaving
from features.silence import Silence
from models.folds import PastDates
from pipeline.readiness.history import History
from pipeline.readiness.learnable import Log, churn, satisfaction, segments, tone, value
from tests.pipeline.readiness.logs import inventory, row, told

SECTIONS = {
    "satisfaction": {"min_answers": 4, "min_bad_answers": 2},
    "segments": {"min_cluster_size": 3},
    "churn": {"min_repeat_share": 0.2, "min_outcomes": 5},
    "value": {"max_days": 365},
    "sentiment": {"min_texts": 4, "min_bad": 2},
}
DATES = (date(2023, 12, 1), date(2024, 6, 1), date(2024, 9, 1), date(2025, 1, 1))
HISTORY = History(
    DATES,
    PastDates(DATES[:1], DATES[2]),
    left=5,
    stayed=9,
    days_needed=300,
    spend_since=DATES[0],
    buyers_then=7,
    leaving=Leaving(active_days=180, gap_days=7, horizon_days=90),
    sign=None,
    repeat_share=0.5,
)
CONTRACTS = replace(HISTORY, leaving=replace(HISTORY.leaving, contractual=True), repeat_share=0.0)

BAD = [row(one, "review", "2024-05-01", metric="stars", score=1.0, text="bad") for one in range(2)]
GOOD = [row(one, "review", "2024-06-01", metric="stars", score=5.0, text="good") for one in range(2, 4)]
LATE = [row(one, "delivery", "2024-04-01", late_hours=5.0) for one in range(5)]
BOUGHT = [row(one, "purchase", f"2024-{month}-01", amount=5) for one in range(5) for month in ("02", "03")]


def seen(rows, history=HISTORY):
    return Log(inventory(rows), history, SECTIONS)


@pytest.mark.parametrize(
    ("rows", "status", "code"),
    [
        (BAD + GOOD + LATE, "yes", "learned_from_answers"),
        (BAD + GOOD[:1] + LATE, "limited", "index_only"),
        (BAD[:1] + GOOD + GOOD + LATE, "limited", "index_only"),
        (LATE, "limited", "index_only"),
        (BAD + GOOD, "limited", "own_answers_only"),
        (BOUGHT, "no", "own_answers_only"),
    ],
)
def test_satisfaction_needs_answers_of_both_kinds_and_experiences(rows, status, code):
    found = satisfaction(seen(rows))
    assert told(found)[0]
    assert (found.status, found.code) == (status, code)


@pytest.mark.parametrize(
    ("rows", "status", "code"),
    [
        (BAD + GOOD + LATE, "yes", "levels_and_reasons"),
        (LATE, "limited", "reasons_of_the_index"),
        (BAD + GOOD + LATE[:2], "limited", "levels_only"),
        (BAD + GOOD, "limited", "levels_only"),
        (BOUGHT, "no", "levels_only"),
    ],
)
def test_segments_have_reasons_where_enough_customers_had_an_experience(rows, status, code):
    log = seen(rows)
    found = segments(log, satisfaction(log))
    assert told(found)[0]
    assert (found.status, found.code) == (status, code)


@pytest.mark.parametrize(
    ("rows", "history", "code"),
    [
        (BOUGHT, HISTORY, "silent_buyers"),
        (BOUGHT, replace(HISTORY, sign=Silence(74, 0.1, 0.2, 0.3)), "silence_measured"),
        (BOUGHT, CONTRACTS, "ended_contracts"),
        ([row(1, "usage", "2024-05-01")], CONTRACTS, "ended_contracts"),
        ([row(1, "usage", "2024-05-01")], HISTORY, "silent_buyers"),
        (LATE, HISTORY, "nobody_buys"),
        (BOUGHT, replace(HISTORY, repeat_share=0.1), "one_time_buyers"),
        (BOUGHT, replace(HISTORY, past=PastDates((), DATES[2])), "log_too_short"),
        (BOUGHT, replace(HISTORY, left=4), "too_few_outcomes"),
        (BOUGHT, replace(HISTORY, stayed=4), "too_few_outcomes"),
    ],
)
def test_leaving_is_forbidden_for_the_first_reason_that_holds(rows, history, code):
    found = churn(seen(rows, history))
    assert told(found)[0]
    assert found.code == code
    assert found.status == ("yes" if code in ("silent_buyers", "silence_measured", "ended_contracts") else "no")


@pytest.mark.parametrize(
    ("history", "status"),
    [
        (HISTORY, "yes"),
        (replace(HISTORY, spend_since=DATES[1]), "limited"),
        (replace(HISTORY, spend_since=DATES[-1]), "no"),
        (replace(HISTORY, buyers_then=0), "no"),
    ],
)
def test_value_is_learned_from_what_buyers_of_a_past_date_went_on_to_spend(history, status):
    found = value(seen(BOUGHT, history))
    assert told(found)[0]
    assert found.status == status


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        (BAD + GOOD, "yes"),
        (BAD + GOOD[:1], "limited"),
        (BAD[:1] + GOOD * 3, "limited"),
        ([{**one, "text": "плохо"} for one in BAD] + GOOD, "limited"),
        (LATE, "no"),
    ],
)
def test_tone_needs_rated_texts_in_one_script_on_both_sides(rows, status):
    found = tone(seen(rows))
    assert told(found)[0]
    assert found.status == status
