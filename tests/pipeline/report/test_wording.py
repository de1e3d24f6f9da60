"""How figures, names, rules and reasons are said in English and Russian."""

import re
from datetime import date

import pytest

from features.catalogue import CATALOGUE
from features.definition import Column
from models.levels import LEVELS
from models.rules import MISSING
from pipeline.report.wording import LANGUAGES, NBSP, NO_VALUE, NOT_COUNTED, PHRASES, Language, Words
from tests.pipeline.report.gaps import gaps

EN, RU = Words("en", "EUR"), Words("ru", "RUB")


@pytest.mark.parametrize("pair", PHRASES.values(), ids=PHRASES)
def test_phrase_has_the_same_gaps_in_both_languages(pair: tuple[str, str]) -> None:
    assert gaps(pair[0]) == gaps(pair[1])


@pytest.mark.parametrize(
    ("value", "decimals", "english", "russian"),
    [
        (12345.678, 1, "12,345.7", f"12{NBSP}345,7"),
        (-1234, 0, "−1,234", f"−1{NBSP}234"),
        (-0.04, 1, "0", "0"),
        (0, 0, "0", "0"),
    ],
)
def test_number_has_the_marks_of_its_language(value: float, decimals: int, english: str, russian: str) -> None:
    assert (EN.number(value, decimals), RU.number(value, decimals)) == (english, russian)


def test_signed_number_shows_plus_but_nothing_before_zero() -> None:
    assert [EN.signed(value) for value in (3, -3, 0.4)] == ["+3", "−3", "0"]


def test_share_is_told_in_percent() -> None:
    assert (EN.percent(0.125, 1), RU.percent(0.125, 1)) == ("12.5%", f"12,5{NBSP}%")


@pytest.mark.parametrize(
    ("value", "english", "russian"),
    [
        (95, "95 EUR", "95 RUB"),
        (8765, "8,765 EUR", "8 765 RUB"),
        (877_042, "877,000 EUR", "877 000 RUB"),
        (5_946_440, "5.9 million EUR", "5,9 млн RUB"),
        (515_000_000, "515 million EUR", "515 млн RUB"),
        (-2_500_000_000, "−2.5 billion EUR", "−2,5 млрд RUB"),
    ],
)
def test_money_is_rounded_as_one_says_it(value: float, english: str, russian: str) -> None:
    assert EN.round_money(value).replace(NBSP, " ") == english
    assert RU.round_money(value).replace(NBSP, " ") == russian


def test_money_without_known_currency_is_a_number() -> None:
    assert Words("en").money(1234) == "1,234"


def test_day_is_written_in_the_language_s_habit() -> None:
    assert (EN.day(date(2026, 7, 1)), RU.day(date(2026, 7, 1))) == ("1 Jul 2026", "01.07.2026")


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (float("nan"), "hours", "none"),
        (1.0, "0 or 1", "yes"),
        (0.0, "0 or 1", "no"),
        (0.333, "share", "33%"),
        (12.34, "hours", "12 h"),
        (1.7, "days", "1.7 d"),
        (2.0, "contacts", "2"),
    ],
)
def test_value_is_said_with_its_unit(value: float, unit: str, said: str) -> None:
    assert EN.measured(value, unit) == said


@pytest.mark.parametrize(
    ("level", "theme", "sign", "said"),
    [
        ("dissatisfied", "delivery", -1, "Dissatisfied: late deliveries"),
        ("neutral", "delivery", 1, "Neutral: deliveries on time"),
        ("satisfied", "delivery", 1, "Satisfied: deliveries on time"),
        ("satisfied", "delivery", -1, "Satisfied in spite of late deliveries"),
        ("dissatisfied", "price", 1, "Dissatisfied in spite of discounts that fit"),
        ("neutral", "mixed", 0, "Neutral: no single reason"),
    ],
)
def test_segment_is_named_by_level_and_reason(level: str, theme: str, sign: int, said: str) -> None:
    assert EN.segment(level, theme, sign, alone=False) == said


def test_segment_alone_on_its_level_needs_no_reason() -> None:
    assert RU.segment("neutral", "mixed", 0, alone=True) == "Нейтральные"


def test_action_mends_the_pain_else_asks_or_keeps_it_up() -> None:
    assert EN.action("neutral", "contact") == "Call back and settle the open question"
    assert EN.action("neutral", None) == "Ask them what is missing"
    assert EN.action("satisfied", None) == "Keep it up and ask for a review"


def test_pain_and_strength_are_told_with_their_points() -> None:
    assert EN.moved_by("delivery", -13.44) == f"late deliveries (−13.4{NBSP}points)"
    assert RU.moved_by("delivery", 1.5) == f"доставка вовремя (+1,5{NBSP}п.)"


RETURNED = {
    "figure": "churn",
    "column": "returns_90d",
    "value": 3.0,
    "usual_low": 0.0,
    "usual_high": 1.0,
    "effect": 8.4,
}


def reason(**own: object) -> list[str]:
    return [words.reason({**RETURNED, **own}).replace(NBSP, " ") for words in (EN, RU)]


def test_reason_says_what_happened_how_often_it_usually_does_and_the_points_that_go_with_it() -> None:
    assert reason() == [
        "3 returns in 90 days, usually 0–1: +8 points of risk",
        "3 возврата за 90 дней, обычно 0–1: +8 пунктов риска",
    ]


@pytest.mark.parametrize(
    ("own", "english", "russian"),
    [
        ({"value": 1.0, "usual_high": 0.0}, "1 return in 90 days, usually 0", "1 возврат за 90 дней, обычно 0"),
        ({"value": 5.0}, "5 returns in 90 days, usually 0–1", "5 возвратов за 90 дней, обычно 0–1"),
        ({"column": "purchases"}, "3 purchases in all, usually 0–1", "3 покупки за всё время, обычно 0–1"),
        (
            {"column": "late_share_90d", "value": 0.5, "usual_high": 0.25},
            "Share of deliveries that were late, last 90 days — 50%, usually 0–25%",
            "Доля опоздавших доставок, за 90 дней — 50 %, обычно 0–25 %",
        ),
        (
            {"column": "days_since_last_visit", "value": 69.0, "usual_low": 3.5, "usual_high": 20.0},
            "Days since the last visit — 69 d, usually 3.5–20 d",
            "Дней с последнего визита — 69 дн., обычно 3,5–20 дн.",
        ),
        (
            {"column": "days_since_late_delivery", "usual_low": float("nan"), "usual_high": float("nan")},
            "Days since the last late delivery — 3 d, usually none",
            "Дней с последнего опоздания доставки — 3 дн., обычно нет",
        ),
        (
            {"column": "last_late_hours", "value": 35.0, "usual_low": -20.0, "usual_high": -1.2},
            "Lateness of the last delivery, or of the promise still open, in hours — 35 h, usually −20 to −1.2 h",
            "Опоздание последней доставки в часах — 35 ч, обычно от −20 до −1,2 ч",
        ),
    ],
)
def test_reason_of_any_unit_has_it_in_both_languages(own: dict[str, object], english: str, russian: str) -> None:
    assert reason(**own) == [f"{english}: +8 points of risk", f"{russian}: +8 пунктов риска"]


@pytest.mark.parametrize(
    ("effect", "english", "russian"),
    [
        (-1.2, "−1 point of satisfaction", "−1 пункт удовлетворённости"),
        (-2.6, "−3 points of satisfaction", "−3 пункта удовлетворённости"),
        (21.0, "+21 points of satisfaction", "+21 пункт удовлетворённости"),
    ],
)
def test_points_take_the_form_their_number_asks_for(effect: float, english: str, russian: str) -> None:
    said = reason(figure="satisfaction", effect=effect)
    assert [one.rpartition(": ")[2] for one in said] == [english, russian]


@pytest.mark.parametrize("column", CATALOGUE.columns, ids=lambda column: str(column.name))
def test_no_reason_claims_a_cause(column: Column) -> None:
    for text in reason(column=column.name):
        assert not re.search(r"\b(because|due to|caused?|потому что|из-за|по причине)\b", text, re.IGNORECASE), text


def rule(*conditions: tuple[str, str, float]) -> str:
    """The rule in English, the column's description left out."""
    said = EN.rule([{"column": column, "comparison": sign, "value": value} for column, sign, value in conditions])
    for column in {column for column, _, _ in conditions}:
        said = said.replace(EN.described(CATALOGUE[column]), column)
    return said


def column_with(if_silent: float | None, *, counted: bool) -> str:
    return next(
        one.name
        for one in CATALOGUE.columns
        if one.feature.if_silent == if_silent
        and (
            one.feature.unit not in NOT_COUNTED and one.feature.unit != "0 or 1"
            if counted
            else one.feature.unit == "hours"
        )
    )


COUNT, HOURS = column_with(0.0, counted=True), column_with(None, counted=False)


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        ([(COUNT, ">", 0.5)], f"{COUNT}: more than 0"),
        ([(COUNT, "<=", 2.5)], f"{COUNT}: at most 2"),
        ([(HOURS, ">", 3.5)], f"{HOURS}: more than 3.5 h"),
        ([(HOURS, "<=", 3.5)], f"{HOURS}: at most 3.5 h, or none"),
        ([(HOURS, "<=", -12.0)], f"{HOURS}: at most −12 h, or none"),
        ([(HOURS, "<=", 8.5), (HOURS, ">", 3.5)], f"{HOURS}: more than 3.5 h, at most 8.5 h"),
        ([(HOURS, ">", MISSING / 2), (HOURS, "<=", 3.5)], f"{HOURS}: at most 3.5 h"),
        ([(HOURS, ">", MISSING / 2)], f"{HOURS}: any"),
        ([(HOURS, "<=", MISSING / 2)], f"{HOURS}: none"),
        ([(COUNT, ">", 0.5), (HOURS, ">", 3.5)], f"{COUNT}: more than 0; {HOURS}: more than 3.5 h"),
    ],
)
def test_rule_says_each_column_once(conditions: list[tuple[str, str, float]], said: str) -> None:
    assert rule(*conditions) == said


def test_threshold_of_missing_values_lies_where_the_rules_put_it() -> None:
    assert MISSING / 2 < NO_VALUE < -1e6


def test_yes_or_no_is_answered_in_a_rule() -> None:
    flag = next(one for one in CATALOGUE.columns if one.feature.unit == "0 or 1")
    assert EN.condition(flag, {"low": 0.5}).endswith(": yes")
    assert EN.condition(flag, {"high": 0.5}).endswith(": no")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_segments_that_can_be_found_share_a_name_and_none_has_a_number(language: Language) -> None:
    reasons = [
        ("mixed", 0),
        *((name, sign) for name, one in CATALOGUE.themes.items() if one.experience for sign in (-1, 1)),
    ]
    names = [Words(language).segment(level, *reason, alone=False) for level in LEVELS for reason in reasons]
    assert len(set(names)) == len(names)
    assert not re.search(r"\d", " ".join(names))
