"""The gain of the contact list is told with its assumptions, or what to give for it."""

import pytest

from pipeline.report.campaign import TEXTS, sentence
from pipeline.report.wording import NBSP, Words
from tests.pipeline.report.test_texts import gaps

ASSUMED = {"cost": 50.0, "save_rate": 0.1, "budget": None}
GAIN = {"contacts": 2, "contacts_cost": 100.0, "expected_gain": 5432.1, **ASSUMED}


def said(language: str = "en", **own: object) -> str:
    words = Words("en" if language == "en" else "ru", "EUR")
    return sentence({**GAIN, **own}, words).replace(NBSP, " ")


@pytest.mark.parametrize("pair", TEXTS.values(), ids=TEXTS)
def test_text_has_the_same_gaps_in_both_languages(pair: tuple[str, str]) -> None:
    assert gaps(pair[0]) == gaps(pair[1])


def test_a_gain_is_told_with_all_it_rests_on() -> None:
    assert said(budget=120.0) == (
        "2 customers on the contact list, for 100 EUR in all: an expected gain of 5,432 EUR a year. Assumed, as you "
        "gave it: a contact costs 50 EUR and keeps 10.0% of those who would have left; the budget is 120 EUR."
    )
    assert "budget" not in said()


def test_without_cost_or_save_rate_it_is_said_what_to_give() -> None:
    unknown = {"contacts": 2, "cost": None, "save_rate": None, "budget": None}
    assert "Give the cost of a contact and its save rate (params.yaml)" in sentence(unknown, Words("en"))
    assert "Укажите цену контакта и долю тех, кого он удержит (params.yaml)" in sentence(unknown, Words("ru"))


def test_a_list_that_nobody_is_worth_the_cost_of_says_so() -> None:
    assert said(contacts=0, expected_gain=0.0).startswith("Nobody is on the contact list")
    assert said("ru", contacts=0).startswith("В списке контактов никого")
