"""Every feature of the profile, by theme: the one list to read first."""

from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import Self

from features import (
    campaigns,
    channels,
    contact,
    delivery,
    feedback,
    journey,
    loyalty,
    orders,
    price,
    purchases,
    recency,
    returns,
    site,
    tone,
    visits,
)
from features.definition import WHOLE_PAST, Column, Feature, Theme

INTRODUCTION = """\
# The data dictionary

Every feature of a customer's profile, by theme; in brackets the layer of experience: functional (did it work),
emotional (how did it feel), meaning (why do they stay). A column is a feature over one span of days back from the
profile's date, as `visits_30d`, or over the whole past, as `purchases`.

*Silent* is the value without any such event in the span, *better* the direction in which satisfaction can only rise.
This page is written by `python -m features.catalogue > features/README.md`."""

HEADER = """\
| feature | what it says | unit | days | silent | better |
| --- | --- | --- | --- | --- | --- |"""


@dataclass(frozen=True)
class Catalogue:
    """The columns of a profile in their order."""

    columns: tuple[Column, ...]

    @classmethod
    def of(cls, *modules: ModuleType) -> Self:
        """The features the modules declare, in the order they are written."""
        return cls(tuple(column for module in modules for column in _columns_of(module)))

    @cached_property
    def themes(self) -> dict[str, Theme]:
        return {column.theme.name: column.theme for column in self.columns}

    def __getitem__(self, name: str) -> Column:
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    def dictionary(self) -> list[dict[str, str | float | None]]:
        """The data dictionary: one row per column of the profile."""
        return [
            {
                "column": column.name,
                "theme": column.theme.name,
                "layer": column.theme.layer,
                "unit": column.feature.unit,
                "days": column.days,
                "if_silent": column.feature.if_silent,
                "better": column.feature.better,
                "en": column.en,
                "ru": column.ru,
            }
            for column in self.columns
        ]

    def markdown(self) -> str:
        """The data dictionary for readers: one table per theme, one row per feature."""
        return "\n".join([INTRODUCTION, *(self._table(theme) for theme in self.themes.values())])

    def _table(self, theme: Theme) -> str:
        spans: dict[Feature, list[Column]] = {}
        for column in self.columns:
            if column.theme is theme:
                spans.setdefault(column.feature, []).append(column)
        rows = (_row(feature, columns) for feature, columns in spans.items())
        return "\n".join([f"\n## {theme.en.capitalize()} ({theme.layer})\n", HEADER, *rows])


def _row(feature: Feature, columns: list[Column]) -> str:
    days = ", ".join("whole past" if column.days is WHOLE_PAST else str(column.days) for column in columns)
    silent = "none" if feature.if_silent is None else f"{feature.if_silent:g}"
    cells = f"`{feature.name}`", feature.en, feature.unit, days, silent, feature.better or ""
    return "| " + " | ".join(cells) + " |"


def _columns_of(module: ModuleType) -> list[Column]:
    declared = [value for value in vars(module).values() if isinstance(value, Feature)]
    return [Column(one, days, module.THEME) for one in declared for days in one.days]


CATALOGUE = Catalogue.of(
    recency,
    purchases,
    loyalty,
    visits,
    channels,
    journey,
    campaigns,
    price,
    site,
    orders,
    delivery,
    returns,
    contact,
    feedback,
    tone,
)

if __name__ == "__main__":
    print(CATALOGUE.markdown())
