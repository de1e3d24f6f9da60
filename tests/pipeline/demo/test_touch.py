import json
from datetime import date

import pandas as pd
import pytest

from pipeline.demo import touch
from pipeline.demo.shop import simulate


@pytest.fixture(scope="module")
def shop():
    return simulate(2000, 500, date(2026, 7, 1), seed=5, structure=True)


def test_a_few_visits_lie_in_1970(shop):
    visits = touch.visits(shop.books)
    assert 0 < (visits["started_ms"] == 0).mean() < 0.0003
    assert visits["session"].is_unique
    assert 0.02 < (visits["errors"] > 0).mean() < 0.2


def test_open_tickets_have_no_end_and_closed_ones_an_outcome(shop):
    tickets = touch.tickets(shop.books)
    assert (tickets["closed"] == "").equals(tickets["status"] == "open")
    assert 0 < (tickets["status"] == "open").sum() < 0.1 * len(tickets)
    closed = tickets[tickets["status"] != "open"]
    assert (closed["closed"] > closed["opened"]).all()
    assert 0.05 < (closed["status"] == "not solved").mean() < 0.5
    assert tickets["message"].str.len().min() > 10


def test_the_survey_tool_has_words_of_its_own_and_a_few_do_not_know(shop):
    surveys = touch.surveys(shop.books, shop.asked)
    assert set(surveys["question"]) == set(touch.QUESTIONS.values())
    assert 0 < (surveys["mark"] == 99).mean() < 0.005
    assert surveys["answer_no"].is_unique
    assert (surveys["answered"] > surveys["sent"]).all()


def test_reviews_are_lines_of_json_with_stars_and_text_in_both_languages(shop):
    reviews = pd.DataFrame(map(json.loads, touch.reviews(shop.books, shop.asked).splitlines()))
    assert set(reviews["stars"]) == {1, 2, 3, 4, 5}
    language = shop.people.language[reviews["author"] - 1]
    russian = reviews["text"].str.contains(r"[\u0400-\u04ff]")
    assert (russian == (language == "ru")).mean() > 0.97
    assert 0.4 < russian.mean() < 0.8


def test_the_unhappy_write_of_their_pain(shop):
    reviews = pd.DataFrame(map(json.loads, touch.reviews(shop.books, shop.asked).splitlines()))
    helpless = shop.people.pain[reviews["author"] - 1] == "site_errors"
    of_it = reviews["text"].str.contains(
        "error|app crashes|does not load|ошибк|вылетает|не открывается|кабинет|account"
    )
    bad = reviews["stars"] <= 2
    assert of_it[bad & helpless].mean() > 0.5 > of_it[bad & ~helpless].mean()
