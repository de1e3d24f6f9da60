"""What an alert says, worded elsewhere in whatever language."""

from dataclasses import dataclass
from typing import Any, Literal

from models.metrics import Interval
from pipeline.alerts.declaration import When
from pipeline.alerts.samples import By

FIRST_ANSWERS: Literal["first_answers"] = "first_answers"

DECIMALS = 4
"""What lies beyond depends on the machine."""


@dataclass(frozen=True)
class Reading:
    """A figure within so many days, 0 if it is of one date, from ``n`` answers, events or customers.

    With its 95% interval; None is what is not told.
    """

    days: int
    n: int
    value: float | None = None
    low: float | None = None
    high: float | None = None

    @classmethod
    def of(cls, days: int, n: int, figure: Interval) -> "Reading":
        return cls(days, n, *(round(float(one), DECIMALS) for one in figure))


@dataclass(frozen=True)
class Alert:
    """Something that asks for attention at one date."""

    metric: str
    when: When | Literal["first_answers"]
    by: By
    key: str
    """The segment's id, or the touchpoint; empty for all."""
    now: Reading
    before: Reading | None = None
    threshold: float | None = None
    owner: str | None = None

    @property
    def id(self) -> str:
        """The same whenever the same rule finds something at the same place: ``nps-drop@survey/email``."""
        threshold = "" if self.threshold is None else f"-{self.threshold:g}"
        return f"{self.metric}-{self.when}{threshold}@{self.key or self.by}"


Record = dict[str, Any]
"""Of an alert, a target or an answer, as JSON takes it."""
