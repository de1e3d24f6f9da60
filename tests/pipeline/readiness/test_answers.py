"""Answers and texts of a log."""

from datetime import date

import ibis
import pytest

from models.sentiment import script_of
from pipeline.readiness.answers import (
    Answers,
    RatedTexts,
    answers_by,
    answers_in,
    rated_texts_of,
    recent_customers,
    scored,
    script,
    texts_of,
)
from tests.pipeline.readiness.logs import log, row

EVENTS = log(
    [
        row(1, "survey", "2024-01-01", channel="email", metric="nps", score=6.0),
        row(1, "survey", "2024-06-01", channel="email", metric="nps", score=10.0),
        row(2, "survey", "2024-06-01", channel="app", metric="csat", score=2.0),
        row(2, "survey", "2024-06-02", channel="app"),
        row(3, "review", "2024-06-01", metric="stars", score=5.0, text="Всё хорошо"),
        row(4, "review", "2024-06-01", metric="stars", score=1.0, text="Плохо"),
        row(4, "contact", "2024-06-01", text="Where is it?"),
    ]
)


def test_only_answers_with_a_score_count():
    assert answers_in(scored(EVENTS), 50) == Answers(answers=5, bad=3, customers=4)


def test_what_is_bad_depends_on_where_neutral_begins():
    assert answers_in(scored(EVENTS), 1).bad == 0


def test_only_the_channels_named_count_if_any_are():
    assert answers_in(scored(EVENTS, ["app"]), 50) == Answers(answers=1, bad=1, customers=1)


def test_answers_are_told_by_metric_and_by_channel():
    assert answers_by(scored(EVENTS), "metric", 50) == {
        "csat": Answers(1, 1, 1),
        "nps": Answers(2, 1, 1),
        "stars": Answers(2, 1, 2),
    }
    assert [*answers_by(scored(EVENTS), "channel", 50)] == ["-", "app", "email"]


def test_a_figure_counts_customers_who_answered_lately_in_any_of_its_metrics():
    found = recent_customers(scored(EVENTS), {"nps": ["nps"], "any": ["csat", "stars"]}, date(2024, 7, 1), 60)
    assert found == {"nps": 1, "any": 3}
    assert recent_customers(scored(EVENTS), {"nps": ["nps"]}, date(2030, 1, 1), 60) == {"nps": 0}


def test_texts_are_counted_by_kind_and_rated_ones_by_script():
    assert texts_of(EVENTS) == {"contact": 1, "review": 2}
    assert rated_texts_of(scored(EVENTS)) == {"cyrillic": RatedTexts(texts=2, customers_of_the_rarer=1)}


@pytest.mark.parametrize("text", ["Хорошо", "fine", "Очень ok", "ok да", "12:30 !", "ёлка", "日本語", "a\u0301б"])
def test_the_script_of_a_text_is_the_one_that_tone_is_learned_by(text):
    assert script(ibis.literal(text)).to_pyarrow().as_py() == script_of(text)
