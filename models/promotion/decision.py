"""What a challenger must keep to, and what was found of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from models.metrics import Interval

Bound = Literal["at least", "at most", "surely above", "not surely below"]
"""How what was found, or an end of its interval, has to lie to the limit."""


@dataclass(frozen=True)
class Limits:
    """What a challenger must keep to.

    Parameters
    ----------
    min_outcomes : later customers who left, and who stayed; fewer tell nothing
    max_gain : of the area under the ROC curve; models hardly become better by more, but leaks look so
    max_loss : of average precision that may not be ruled out where the champion is due for a fresh one
    max_further_off : points of satisfaction by which later answers may be missed further, on average: the challenger's
        errors are those of models that saw a part of the customers only
    max_moved : share of today's customers whose segment differs
    min_agreement : adjusted Rand index of both sides' segments of today's customers
    max_shifted : share of customers by which the segments' sizes differ
    max_drifted : share of the profile's columns that may look unlike when the champion learned, if outcomes do not
    """

    min_outcomes: int
    max_gain: float
    max_loss: float
    max_further_off: float
    max_moved: float
    min_agreement: float
    max_shifted: float
    max_drifted: float


@dataclass(frozen=True)
class Check:
    """One thing the challenger must keep to: what was found, with its interval if it has one, and the limit."""

    name: str
    passed: bool
    value: float
    limit: float
    bound: Bound
    low: float | None = None
    high: float | None = None
    about: tuple[str, ...] = field(default=())
    """Columns or segments to look at."""


def at_least(name: str, value: float, limit: float) -> Check:
    return Check(name, value >= limit, value, limit, "at least")


def at_most(name: str, value: float, limit: float, about: tuple[str, ...] = ()) -> Check:
    return Check(name, value <= limit, value, limit, "at most", about=about)


def surely_above(name: str, found: Interval, limit: float) -> Check:
    """Chance may not explain it: not to be better is enough to be refused."""
    return Check(name, found.low > limit, found.value, limit, "surely above", found.low, found.high)


def not_surely_below(name: str, found: Interval, limit: float, about: tuple[str, ...] = ()) -> Check:
    """Chance may explain it: only to be clearly worse is enough to be refused."""
    return Check(name, found.high >= limit, found.value, limit, "not surely below", found.low, found.high, about)


@dataclass(frozen=True)
class Decision:
    """All checks; the challenger is promoted if it passes each."""

    checks: tuple[Check, ...]

    @property
    def is_promoted(self) -> bool:
        return all(check.passed for check in self.checks)
