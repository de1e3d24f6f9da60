"""Every feature of the profile, by theme: the one list to read first."""

from dataclasses import dataclass
from types import ModuleType
from typing import Self

from features import channels, contact, delivery, feedback, orders, price, purchases, recency, returns, site, visits
from features.definition import Column, Feature, Theme


@dataclass(frozen=True)
class Catalogue:
    """The columns of a profile in their order."""

    columns: tuple[Column, ...]

    @classmethod
    def of(cls, *modules: ModuleType) -> Self:
        """The features the modules declare, in the order they are written."""
        return cls(tuple(column for module in modules for column in _columns_of(module)))

    @property
    def themes(self) -> dict[str, Theme]:
        return {column.theme.name: column.theme for column in self.columns}

    def __getitem__(self, name: str) -> Column:
        return {column.name: column for column in self.columns}[name]

    def dictionary(self) -> list[dict[str, str | float | None]]:
        """The data dictionary: one row per column of the profile."""
        return [
            {
                "column": column.name,
                "theme": column.theme.name,
                "unit": column.feature.unit,
                "days": column.days,
                "if_silent": column.feature.if_silent,
                "better": column.feature.better,
                "en": column.en,
                "ru": column.ru,
            }
            for column in self.columns
        ]


def _columns_of(module: ModuleType) -> list[Column]:
    declared = [value for value in vars(module).values() if isinstance(value, Feature)]
    return [Column(one, days, module.THEME) for one in declared for days in one.days]


CATALOGUE = Catalogue.of(
    recency, purchases, visits, channels, price, site, orders, delivery, returns, contact, feedback
)
