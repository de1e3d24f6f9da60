"""What the data supports, worded for a reader."""

from typing import Any

import pytest

from pipeline.report.readiness import section as readiness
from pipeline.report.readiness.found import FINDINGS
from pipeline.report.readiness.said import Said
from pipeline.report.wording import NBSP, Words

PURCHASES = {"name": "churn", "status": "no", "code": "one_time_buyers"}


def statement(code: str, **found: Any) -> dict[str, Any]:
    return {"code": code, "level": "warning", "found": found, "needed": {}}


@pytest.mark.parametrize(
    ("part", "said"), [(0.0, "0%"), (0.0004, "<0.1%"), (0.017, "1.7%"), (0.1, "10%"), (0.996, "100%"), (1.0, "100%")]
)
def test_a_share_is_never_nothing_where_there_is_something(part: float, said: str, english: Words) -> None:
    assert readiness.share(part, english) == said


def test_figures_are_said_by_what_they_are(english: Words, russian: Words) -> None:
    said = Said(("{kind}, {day}, {rows}, {share}, {file}", "{kind}, {day}, {rows}, {share}, {file}"))
    one = statement("-", kind="visit", day="2024-07-01", rows=1234, share=0.5, file="a.sql")
    assert readiness.worded(said, one, english)[0] == "visits, 1 Jul 2024, 1,234, 50%, a.sql"
    told = readiness.worded(said, one, russian)[0].replace(NBSP, " ")
    assert told == "визиты, 01.07.2024, 1 234, 50 %, a.sql"


def test_reasons_and_stages_have_words_of_their_own(russian: Words) -> None:
    assert readiness.figure_in_words("reason", "no_customer", russian) == "нет клиента"
    assert readiness.figure_in_words("reason", "bad_amount", russian) == "значение не читается"
    assert readiness.figure_in_words("absent", "before,after", russian) == "до покупки, доставка"


def test_neighbours_of_whom_the_same_is_said_share_a_row(english: Words) -> None:
    figure = {"status": "no", "code": "figure_missing", "found": {"answering": 0}, "needed": {"answering": 10}}
    other = {**figure, "found": {"answering": 3}}
    abilities = [{**figure, "name": "nps"}, {**figure, "name": "csat"}, {**other, "name": "ces"}]
    found = readiness.abilities({"abilities": abilities}, english)
    assert [one.name for one in found] == ["NPS, CSAT", "CES"]
    assert {one.mark for one in found} == {"○"}


def test_a_column_is_full_only_if_every_row_has_it(english: Words) -> None:
    assert [readiness.filled(rows, 1000, english) for rows in (0, 1, 999, 1000)] == ["·", "0%", "99%", "100%"]


def test_the_record_holds_an_english_sentence_beside_each_code() -> None:
    ability = PURCHASES | {"found": {"repeat_share": 0.017}, "needed": {"repeat_share": 0.15}}
    found = readiness.in_english(
        {"abilities": [ability], "findings": [statement("known_only_later", events=5, day="2025-01-01")]}
    )
    [told], [finding] = found["abilities"], found["findings"]
    assert told["what"].startswith(
        "Only 1.7% of customers bought or used the service on more than one day (needed 15%)"
    )
    assert told["how"].startswith("Add a longer log")
    assert finding["what"].startswith("Events known only from 1 Jan 2025 on: 5.")
    assert finding["how"] is None


def test_a_finding_that_begins_with_a_kind_begins_large(english: Words) -> None:
    found = statement("volume_drop", kind="visit", month="2025-02", before=2000, rows=30)
    [told] = readiness.remarks({"findings": [found]}, english)
    assert told.what.startswith("Visits: 30 in 2025-02")
    assert told.how == english.pick(FINDINGS["volume_drop"].how or ("", ""))
