"""Nouns in the form that the number before them asks for."""

from typing import NamedTuple


class Forms(NamedTuple):
    """English for one and for others; Russian for one, for two to four, and for five (CLDR: one, few, many)."""

    en: tuple[str, str]
    ru: tuple[str, str, str]

    def after(self, number: int, language: str) -> str:
        return self.en[number != 1] if language == "en" else self.ru[russian_form(number)]


def russian_form(number: int) -> int:
    """0 as after one, 1 as after two to four, 2 as after five."""
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2
