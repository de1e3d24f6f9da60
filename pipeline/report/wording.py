"""Figures in a reader's words: numbers, names of segments, reasons and rules, in English and Russian."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor
from typing import Any, Literal

import pandas as pd

from features.catalogue import CATALOGUE
from features.definition import Column

Language = Literal["en", "ru"]
LANGUAGES: tuple[Language, ...] = ("en", "ru")
NBSP = "\N{NO-BREAK SPACE}"

PHRASES = {
    "dissatisfied": ("Dissatisfied", "Недовольные"),
    "neutral": ("Neutral", "Нейтральные"),
    "satisfied": ("Satisfied", "Довольные"),
    "because": ("{level}: {reason}", "{level}: {reason}"),
    "in_spite_of": ("{level} in spite of {reason}", "{level}, хотя: {reason}"),
    "mixed": ("{level}: no single reason", "{level}: нет одной главной причины"),
    "reason": ("{what}: {value}, usually {usual} ({effect} points)", "{what}: {value}, обычно {usual} ({effect} п.)"),
    "churn_reason": (
        "{what}: {value}, usually {usual} ({effect} points of risk)",
        "{what}: {value}, обычно {usual} ({effect} п. риска)",
    ),
    "effect": ("{what} ({effect}\N{NO-BREAK SPACE}points)", "{what} ({effect}\N{NO-BREAK SPACE}п.)"),
    "keep": ("Keep it up and ask for a review", "Так держать и попросить об отзыве"),
    "ask": ("Ask them what is missing", "Спросить, чего им не хватает"),
    "at_most": ("{what}: at most {high}", "{what}: не больше {high}"),
    "at_most_or_none": ("{what}: at most {high}, or none", "{what}: не больше {high} или нет"),
    "above": ("{what}: more than {low}", "{what}: больше {low}"),
    "between": ("{what}: more than {low}, at most {high}", "{what}: больше {low}, не больше {high}"),
    "is": ("{what}: {value}", "{what}: {value}"),
    "rule": (
        "{conditions} ({precision} of the customers it fits are in the segment; it fits {coverage} of the segment)",
        "{conditions} (из тех, к кому это подходит, в сегменте {precision}; подходит к {coverage} сегмента)",
    ),
    "none": ("none", "нет"),
    "any": ("any", "есть"),
    "yes": ("yes", "да"),
    "no": ("no", "нет"),
    "and": ("; ", "; "),
    "hours": ("{value} h", "{value} ч"),
    "days": ("{value} d", "{value} дн."),
    "million": ("{value} million", "{value} млн"),
    "billion": ("{value} billion", "{value} млрд"),
    "core": ("core", "ядро"),
    "low": ("low", "низкий"),
    "medium": ("medium", "средний"),
    "high": ("high", "высокий"),
}
"""Every phrase once, in English and Russian."""

MONTHS_OF_HABIT = {"en": "%-d %b %Y", "ru": "%d.%m.%Y"}
COUNTED_IN = {"hours": "hours", "days": "days"}
NOT_COUNTED = ("hours", "days", "share", "ratio", "money", "unit", "-1..1", "0-100", "points")
"""Units of values between whole numbers; of all others there is one, two, three."""

NO_VALUE = -1e8
"""A rule's threshold below it tells customers who have a value from those who have none."""

END = {"<=": "high", ">": "low"}
SIZES = ((1e9, "billion"), (1e6, "million"))
SAID_IN_FULL = 1e4


@dataclass(frozen=True)
class Words:
    """How one language says it."""

    language: Language
    currency: str | None = None

    def __call__(self, phrase: str, **gaps: Any) -> str:
        return self.pick(PHRASES[phrase]).format(**gaps)

    def pick(self, pair: tuple[str, str]) -> str:
        return pair[LANGUAGES.index(self.language)]

    def number(self, value: float, decimals: int = 0) -> str:
        """With the language's thousands and decimal marks: 12,345.6 or 12 345,6."""
        written = f"{value:,.{decimals}f}".replace("-", "\N{MINUS SIGN}")
        if self.language == "ru":
            written = written.replace(",", NBSP).replace(".", ",")
        return "0" if written.strip("\N{MINUS SIGN}0.,") == "" else written

    def signed(self, value: float, decimals: int = 0) -> str:
        return ("+" if round(value, decimals) > 0 else "") + self.number(value, decimals)

    def percent(self, share: float, decimals: int = 0) -> str:
        return self.number(100 * share, decimals) + ("%" if self.language == "en" else f"{NBSP}%")

    def money(self, value: float) -> str:
        return self.number(value) + self.currency_after

    def round_money(self, value: float) -> str:
        """As one says it: 5.9 million RUB, 878,000 RUB, 95 RUB; or 5,9 млн RUB."""
        for size, name in SIZES:
            if abs(value) >= size:
                said = self(name, value=self.number(value / size, 1 if abs(value) < 100 * size else 0))
                return said.replace(" ", NBSP) + self.currency_after
        return self.money(round(value, -3) if abs(value) >= SAID_IN_FULL else value)

    @property
    def currency_after(self) -> str:
        return f"{NBSP}{self.currency}" if self.currency else ""

    def day(self, day: date) -> str:
        return day.strftime(MONTHS_OF_HABIT[self.language])

    def measured(self, value: float, unit: str) -> str:
        """A feature's value with its unit, as a person would say it."""
        if pd.isna(value):
            return self("none")
        if unit == "0 or 1":
            return self("yes" if value >= 0.5 else "no")
        if unit == "share":
            return self.percent(value)
        if unit == "money":
            return self.money(value)
        number = self.number(value, 0 if abs(value) >= 10 or float(value).is_integer() else 1)
        return self(COUNTED_IN[unit], value=number) if unit in COUNTED_IN else number

    def described(self, column: Column) -> str:
        return column.en if self.language == "en" else column.ru

    def segment(self, level: str, theme: str, sign: int, *, alone: bool) -> str:
        """A segment's name; ``alone``: its level has no other segment, and needs no reason to be told apart."""
        if alone:
            return self(level)
        if theme not in CATALOGUE.themes:
            return self("mixed", level=self(level))
        known = CATALOGUE.themes[theme]
        expected = level == "neutral" or (sign > 0) == (level == "satisfied")
        reason = self.pick(known.joy if sign > 0 else known.pain)
        return self("because" if expected else "in_spite_of", level=self(level), reason=reason)

    def action(self, level: str, pain: str | None) -> str:
        """What to do about a segment with that pain, the name of a theme, or with none."""
        if pain is not None:
            return self.pick(CATALOGUE.themes[pain].action)
        return self("keep" if level == "satisfied" else "ask")

    def moved_by(self, theme: str, points: float) -> str:
        """A theme as a pain or a strength, with the points it takes or adds."""
        known = CATALOGUE.themes[theme]
        return self("effect", what=self.pick(known.joy if points > 0 else known.pain), effect=self.signed(points, 1))

    def reason(self, found: Mapping[str, Any]) -> str:
        """One reason of one customer: own value beside the usual one, and what it goes with."""
        column = CATALOGUE[found["column"]]
        return self(
            "reason" if found["figure"] == "satisfaction" else "churn_reason",
            what=self.described(column),
            value=self.measured(found["value"], column.feature.unit),
            usual=self.measured(found["usual"], column.feature.unit),
            effect=self.signed(found["effect"], 1),
        )

    def rule(self, conditions: Sequence[Mapping[str, Any]]) -> str:
        """All conditions, those on one column as one."""
        ends: dict[str, dict[str, float]] = {}
        for one in conditions:
            ends.setdefault(one["column"], {})[END[one["comparison"]]] = one["value"]
        return self("and").join(self.condition(CATALOGUE[name], found) for name, found in ends.items())

    def condition(self, column: Column, ends: Mapping[str, float]) -> str:
        """Where a column's value lies: above ``low``, up to ``high`` (or nowhere, if it may be missing), or between."""
        what, unit = self.described(column), column.feature.unit
        exists, may_be_none = "low" in ends, column.feature.if_silent is None
        told = {end: self.border(value, unit) for end, value in ends.items() if value > NO_VALUE}
        if unit == "0 or 1":
            return self("is", what=what, value=self("yes" if exists else "no"))
        if not told:
            return self("is", what=what, value=self("any" if exists else "none"))
        if "low" in told:
            return self("between" if "high" in told else "above", what=what, **told)
        return self("at_most_or_none" if may_be_none and not exists else "at_most", what=what, **told)

    def border(self, value: float, unit: str) -> str:
        return self.measured(value if unit in NOT_COUNTED else floor(value), unit)
