"""Figures in a reader's words: numbers, names of segments, reasons and rules, in English and Russian."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor
from typing import Any, Literal, Protocol

import pandas as pd

from features.catalogue import CATALOGUE
from features.definition import Column
from pipeline.report.counted import COUNTED
from pipeline.report.plurals import Forms

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
    "reason": ("{what}, usually {usual}: {effect}", "{what}, обычно {usual}: {effect}"),
    "shown": ("{what} — {value}", "{what} — {value}"),
    "in_days": ("{what} in {days} days", "{what} за {days} дней"),
    "in_all": ("{what} in all", "{what} за всё время"),
    "range": ("{low}–{high}", "{low}–{high}"),
    "range_below_zero": ("{low} to {high}", "от {low} до {high}"),
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

POINTS = {
    "satisfaction": Forms(
        ("point of satisfaction", "points of satisfaction"),
        ("пункт удовлетворённости", "пункта удовлетворённости", "пунктов удовлетворённости"),
    ),
    "churn": Forms(("point of risk", "points of risk"), ("пункт риска", "пункта риска", "пунктов риска")),
}
"""What the effects of a figure's reasons are counted in."""

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
        return self.with_unit(self.bare(value, unit), unit)

    def bare(self, value: float, unit: str) -> str:
        """A value as precise as one says it, its unit left out."""
        if unit in ("share", "money"):
            return self.number(100 * value if unit == "share" else value)
        return self.number(value, 0 if abs(value) >= 10 or float(value).is_integer() else 1)

    def with_unit(self, said: str, unit: str) -> str:
        if unit == "share":
            return said + ("%" if self.language == "en" else f"{NBSP}%")
        if unit == "money":
            return said + self.currency_after
        return self(COUNTED_IN[unit], value=said) if unit in COUNTED_IN else said

    def usual(self, low: float, high: float, unit: str) -> str:
        """A range of values with its unit once, or the value both ends are said as."""
        ends = self.measured(low, unit), self.measured(high, unit)
        if ends[0] == ends[1] or unit == "0 or 1":
            return " / ".join(dict.fromkeys(ends))
        key = "range_below_zero" if low < 0 else "range"
        return self.with_unit(self(key, low=self.bare(low, unit), high=self.bare(high, unit)), unit)

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
        """One reason of one customer: own value beside the usual ones, and the points that go with it."""
        column, points = CATALOGUE[found["column"]], round(found["effect"])
        unit = "" if column.feature.name in COUNTED else column.feature.unit
        return self(
            "reason",
            what=self.own(column, found["value"]),
            usual=self.usual(found["usual_low"], found["usual_high"], unit),
            effect=f"{self.signed(points)} {POINTS[found['figure']].after(abs(points), self.language)}",
        )

    def own(self, column: Column, value: float) -> str:
        """What a customer did or met, and how often: 3 returns in 90 days; or the value of any other column."""
        if column.feature.name not in COUNTED:
            return self("shown", what=self.described(column), value=self.measured(value, column.feature.unit))
        what = f"{self.number(value)} {COUNTED[column.feature.name].after(int(value), self.language)}"
        return self("in_all" if column.days is None else "in_days", what=what, days=column.days)

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


class Say(Protocol):
    """Says a text, found by its key, in the reader's language and with its gaps filled."""

    def __call__(self, words: Words, key: str, **gaps: Any) -> str: ...


def saying(texts: Mapping[str, tuple[str, str]]) -> Say:
    """What says the texts of one table."""
    return lambda words, key, **gaps: words.pick(texts[key]).format(**gaps)
