from datetime import date

import numpy as np
import pytest

from features.events import METRICS
from pipeline.demo.answers import felt, mark, urge
from pipeline.demo.shop import simulate

DAYS = 500


@pytest.fixture(scope="module")
def shop():
    return simulate(3000, DAYS, date(2026, 7, 1), seed=5, structure=True)


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_marks_mean_what_the_contract_says(metric):
    below, within, above = (mark(np.array(band), metric) for band in ([-9.0, 0, 49], [51.0, 62, 74], [76.0, 100, 120]))
    assert (below < metric.neutral_from).all()
    assert ((within >= metric.neutral_from) & (within < metric.satisfied_from)).all()
    assert (above >= metric.satisfied_from).all()
    assert (below[0], above[-1]) == (metric.lowest, metric.highest)


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_the_happier_never_give_less_and_every_mark_is_given(metric):
    marks = mark(np.linspace(0, 100, 1001), metric)
    assert (np.diff(marks) >= 0).all()
    assert set(marks) == set(range(int(metric.lowest), int(metric.highest) + 1))


def test_few_customers_ever_answer(shop):
    answered = shop.asked.dropna(subset="answered_at")
    assert 0.10 < answered["customer"].nunique() / shop.people.size < 0.20
    assert len(answered) / len(shop.asked) < 0.15


def test_the_moved_answer_more():
    assert urge(np.array([20.0, 95.0])).min() > urge(np.array([65.0]))[0]


def test_it_shows_in_who_answers(shop):
    feeling = felt(
        shop.story,
        shop.asked["customer"].to_numpy(),
        shop.asked["asked_at"].to_numpy(),
        np.zeros(len(shop.asked), bool),
    )
    answered = shop.asked["answered_at"].notna()
    assert answered[feeling < 40].mean() > 1.25 * answered[(feeling > 55) & (feeling < 75)].mean()


def test_answers_follow_how_the_customer_felt_when_asked(shop):
    for metric, rows in shop.asked.groupby("metric"):
        effort = np.full(len(rows), metric == "ces")
        feeling = felt(shop.story, rows["customer"].to_numpy(), rows["asked_at"].to_numpy(), effort)
        assert np.corrcoef(feeling, rows["score"])[0, 1] > 0.75


def test_effort_follows_contacts_and_visits_more_than_satisfaction_does(shop):
    day, everybody = np.full(shop.people.size, DAYS - 0.5), np.arange(shop.people.size)
    satisfaction, effort = (felt(shop.story, everybody, day, np.full(shop.people.size, ces)) for ces in (False, True))
    late, helpless = (
        (shop.people.pain == pain) & (shop.people.pain_since < 200) for pain in ("late_delivery", "slow_support")
    )
    assert (effort - satisfaction)[late].mean() > (effort - satisfaction)[helpless].mean() + 5


def test_who_has_left_does_not_answer(shop):
    answered = shop.asked.dropna(subset="answered_at")
    assert (answered["asked_at"] < shop.story.left_at[answered["customer"]]).all()


def test_some_are_asked_on_any_day_and_others_after_something_has_happened(shop):
    occasionless = shop.asked["order"] == -1
    assert {"cli", "nps"} <= set(shop.asked["metric"][occasionless])
    assert {"nps", "csat", "ces", "stars"} <= set(shop.asked["metric"][~occasionless])
    assert (shop.asked["asked_at"] > shop.people.registered[shop.asked["customer"]]).all()


def test_nobody_answers_before_the_question_or_after_the_log(shop):
    answered = shop.asked.dropna(subset="answered_at")
    assert (answered["answered_at"] > answered["asked_at"]).all()
    assert (answered["answered_at"] < DAYS).all()
    assert (shop.asked["asked_at"] < DAYS).all()
