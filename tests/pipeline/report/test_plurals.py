"""Nouns take the form their number asks for."""

import pytest

from pipeline.report.plurals import Forms, russian_form

RETURNS = Forms(("return", "returns"), ("возврат", "возврата", "возвратов"))


@pytest.mark.parametrize(
    ("number", "english", "russian"),
    [(0, "returns", "возвратов"), (1, "return", "возврат"), (3, "returns", "возврата"), (21, "returns", "возврат")],
)
def test_noun_follows_its_number(number: int, english: str, russian: str) -> None:
    assert (RETURNS.after(number, "en"), RETURNS.after(number, "ru")) == (english, russian)


def test_eleven_to_fourteen_are_no_exception_in_russian_to_five() -> None:
    assert {russian_form(number) for number in (11, 12, 13, 14, 111, 212)} == {2}
