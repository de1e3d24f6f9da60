"""Segments as cards."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.report import cards
from pipeline.report.findings import Findings
from pipeline.report.wording import NBSP, Words

Case = Callable[[Words], Findings]
NAN = float("nan")


def nps(value: float, low: float, high: float, answers: int, versus_rest: str | None = None) -> dict[str, Any]:
    ends = {"nps_low": low, "nps_high": high, "nps_answers": answers}
    return {"nps": value, **ends, "nps_versus_rest": versus_rest}


@pytest.mark.parametrize(
    ("row", "value", "note"),
    [
        (nps(-42, -55.4, -29.2, 64), "−42", "−55 … −29, n = 64"),
        (nps(-42, -55.4, -29.2, 64, "lower"), "−42 ▼", "−55 … −29, n = 64"),
        (nps(42, 29.2, 55.4, 64, "higher"), "+42 ▲", "+29 … +55, n = 64"),
        (nps(NAN, -55.4, -29.2, 20), "−55 … −29", "n = 20, interval only"),
        (nps(NAN, NAN, NAN, 6), "–", "n = 6, too few answers"),
        (nps(NAN, NAN, NAN, 0), "–", "no answers"),
    ],
)
def test_answers_are_told_with_what_they_rest_on(row: dict[str, Any], value: str, note: str, english: Words) -> None:
    found = cards.answer(row, "nps", english)
    assert (found.value.replace(NBSP, " "), found.note.replace(NBSP, " ")) == (value, note)


def test_card_holds_the_segment_s_own_figures(full: Case, english: Words) -> None:
    first, *_ = cards.cards(full(english), ["nps"], english, "satisfaction")
    told = {one.label: one.value.replace(NBSP, " ") for one in first.figures}
    assert told == {
        "Customers": "200",
        "Satisfaction, 0–100": "31",
        "May leave": "25%",
        "Left, last known": "29%",
        "Revenue, 365 days": "8,765 EUR",
        "Value at risk": "1.2 million EUR",
    }
    assert len(first.pains) == 2
    assert first.strengths == ()


def test_a_card_tells_what_sets_its_own_segment_apart(full: Case, english: Words) -> None:
    first, second, third = cards.cards(full(english), ["nps"], english, "satisfaction")
    assert [len(one.apart) for one in (first, second, third)] == [1, 0, 0]
    assert [len(one.apart_beside) for one in (first, second, third)] == [1, 0, 1]


def test_a_card_tells_what_the_risk_of_its_segment_goes_with(full: Case, english: Words) -> None:
    first, second, third = cards.cards(full(english), ["nps"], english, "satisfaction")
    assert [one.replace(NBSP, " ") for one in first.leaving] == ["delivery: +9.2 points of risk (all customers +0.5)"]
    assert [one.split(":")[0] for one in second.leaving] == ["time since the last contact", "delivery"]
    assert third.leaving == ()


def test_shares_tell_how_surely_customers_belong(full: Case, english: Words) -> None:
    told = cards.membership_shares(full(english).segmentation, english)
    assert told.startswith("70% of customers lie at the core of a segment, 20% were assigned to one")
    assert "10% have no single reason" in told


def test_estimate_without_interval_is_called_an_estimate(english: Words) -> None:
    row = {"satisfaction": 60.4, "satisfaction_low": NAN, "satisfaction_high": NAN}
    assert cards.estimate(row, english) == ("60", "estimated")


def test_unknown_figure_is_a_dash_that_sorts_last(english: Words) -> None:
    found = cards.figure("revenue", NAN, english.money, english)
    assert (found.value, found.note) == ("–", "not known")
    assert found.raw != found.raw


def test_sentence_tells_both_ends_and_the_biggest(full: Case, english: Words) -> None:
    told = cards.sentence(full(english).segments, english, "satisfaction")
    assert "“Dissatisfied: late deliveries” is the least satisfied (31)" in told
    assert "the biggest, “Neutral: no single reason”, holds 50% of customers" in told
