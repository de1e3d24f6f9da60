"""Texts of the section: the same gaps in both languages, each language in its own letters."""

from string import Formatter

import pytest

from pipeline.report.gate.texts import CHECKS, TEXTS, Pair

PAIRS = {**TEXTS, **{f"check {name}": pair for name, pair in CHECKS.items()}}


def gaps(text: str) -> set[str | None]:
    return {gap for _, gap, _, _ in Formatter().parse(text)} - {None}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_both_languages_have_the_same_gaps_and_their_own_letters(pair: Pair) -> None:
    english, russian = pair
    assert gaps(english) == gaps(russian)
    assert not set(english.lower()) & set("абвгдежзиклмнопрстуфхцчшщыьэюя")
    assert set(russian.lower()) & set("абвгдежзиклмнопрстуфхцчшщыьэюя")
