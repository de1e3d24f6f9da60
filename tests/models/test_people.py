"""Names are found by what stands before them and by their form, not by capitals alone."""

import re

import pytest

from models.given_names import ENGLISH, RUSSIAN
from models.people import COMMON, forms, without_people


@pytest.mark.parametrize(
    ("name", "cases"),
    [
        ("Мария", "Мария Марии Марию Марией"),
        ("Иван", "Иван Ивана Ивану Иваном Иване"),
        ("Сергей", "Сергей Сергея Сергею Сергеем Сергее"),
        ("Игорь", "Игорь Игоря Игорю Игорем"),
    ],
)
def test_a_russian_name_is_known_in_every_case(name: str, cases: str) -> None:
    assert all(re.fullmatch(forms(name), case) for case in cases.split())


def test_common_names_have_no_ordinary_words_among_them() -> None:
    words = {"Вера", "Надежда", "Любовь", "Роман", "Слава", "Mark", "Will", "Grace", "Hope", "Joy", "May", "Rose"}
    assert not words & {*RUSSIAN, *ENGLISH}


def test_every_common_name_is_found() -> None:
    assert all(re.fullmatch(COMMON, name) for name in (*RUSSIAN, *ENGLISH))


@pytest.mark.parametrize("text", ["иванов день", "Марина", "a frank answer", "Юлиан"])
def test_a_name_is_a_whole_word_with_a_capital(text: str) -> None:
    assert without_people(text, "?") == {"Марина": "?"}.get(text, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I met Zoltan Kovacs there", "I met ? there"),
        ("Zoltan Kovacs met me there", "Zoltan Kovacs met me there"),
        ("Great Shop And Great Goods", "Great Shop And Great Goods"),
    ],
)
def test_two_capitals_are_a_name_in_the_middle_of_an_ordinary_sentence(text: str, expected: str) -> None:
    assert without_people(text, "?") == expected
