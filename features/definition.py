"""What a feature is: a named, documented expression over one customer's past events."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import ibis.expr.types as ir

WHOLE_PAST = None
"""The span that looks back to the customer's first event."""

Better = Literal["higher", "lower"]
Layer = Literal["functional", "emotional", "meaning"]
"""Of experience: did it work, how did it feel, why does the customer stay."""

Formula = Callable[[ir.Table], ir.Scalar]


@dataclass(frozen=True)
class Theme:
    """A subject of the customer's experience, on one of its layers, in the words its readers see.

    ``pain`` names what pulls satisfaction down, ``joy`` what lifts it, ``action`` what one would do; each in English
    and Russian. An ``experience`` is what happened to customers, in contrast to what they did or said themselves: only
    that can be a reason for their satisfaction. What is ``actionable`` the company can do otherwise from now on; time
    that has passed and customers' own habits it cannot.
    """

    name: str
    layer: Layer
    en: str
    ru: str
    pain: tuple[str, str]
    joy: tuple[str, str]
    action: tuple[str, str]
    experience: bool = True
    actionable: bool = True


@dataclass(frozen=True)
class Feature:
    """A formula over a past, and what one must know to read and to model its values.

    ``if_silent`` is the value of a customer without any such event in the span, None leaves it missing.
    ``better`` is the direction in which satisfaction can only rise, None where there is no such direction.
    """

    formula: Formula
    unit: str
    days: tuple[int | None, ...]
    if_silent: float | None
    better: Better | None
    ru: str

    def __call__(self, events: ir.Table) -> ir.Scalar:
        return self.formula(events)

    @property
    def name(self) -> str:
        return self.formula.__name__

    @property
    def en(self) -> str:
        return (self.formula.__doc__ or "").strip().partition("\n")[0].removesuffix(".")


@dataclass(frozen=True)
class Column:
    """A feature over one span: a column of the profile."""

    feature: Feature
    days: int | None
    theme: Theme

    @property
    def name(self) -> str:
        return self.feature.name if self.days is WHOLE_PAST else f"{self.feature.name}_{self.days}d"

    @property
    def en(self) -> str:
        return self.feature.en if self.days is WHOLE_PAST else f"{self.feature.en}, last {self.days} days"

    @property
    def ru(self) -> str:
        return self.feature.ru if self.days is WHOLE_PAST else f"{self.feature.ru}, за {self.days} дней"


def feature(
    *,
    unit: str,
    ru: str,
    days: tuple[int | None, ...] = (WHOLE_PAST,),
    if_silent: float | None = 0.0,
    better: Better | None = None,
) -> Callable[[Formula], Feature]:
    """Declare a formula as a feature; its name becomes the column's, its docstring's first line the description."""
    return lambda formula: Feature(formula, unit, days, if_silent, better, ru)
