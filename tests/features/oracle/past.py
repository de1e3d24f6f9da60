"""What was known of one customer at a moment, event by event."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import ceil
from typing import Self

from features.events import METRICS

Number = int | float | Decimal | None
DAY = timedelta(days=1)
MONTH_DAYS = 365 / 12


@dataclass(frozen=True)
class Event:
    """A row of the log; ``age`` is in days before the moment."""

    customer_id: str
    occurred_at: datetime
    recorded_at: datetime
    kind: str
    channel: str | None = None
    order_id: str | None = None
    amount: Decimal | None = None
    promised_at: datetime | None = None
    late_hours: Decimal | None = None
    wait_hours: Decimal | None = None
    failed: bool | None = None
    metric: str | None = None
    score: float | None = None
    text: str | None = None
    tone: Decimal | None = None
    age: float = field(default=float("nan"), compare=False)

    @property
    def bought(self) -> bool:
        return self.kind == "purchase" and not self.failed

    @property
    def mark(self) -> Decimal | None:
        """The answer on 0-100: a straight line from band to band, each beginning half a mark below its first mark."""
        if self.metric is None or self.score is None:
            return None
        scale = METRICS[self.metric]
        scores = scale.lowest - 0.5, scale.neutral_from - 0.5, scale.satisfied_from - 0.5, scale.highest + 0.5
        for low, high, bottom, top in zip(scores, scores[1:], (0, 50, 75), (50, 75, 100), strict=False):
            if self.score < high:
                return exact(bottom + (self.score - low) / (high - low) * (top - bottom))
        raise ValueError(f"{self.metric} cannot be {self.score}")


@dataclass(frozen=True)
class Past:
    """One customer's events known at the moment, those of a span; ``whole`` holds the others too."""

    events: tuple[Event, ...]
    whole: tuple[Event, ...]

    @classmethod
    def known(cls, log: Iterable[Event], as_of: datetime) -> Self:
        """What had happened and been recorded before the moment, and the promises that are still open then."""
        known = [aged(one, one.occurred_at, as_of) for one in log if max(one.occurred_at, one.recorded_at) < as_of]
        events = (*known, *(undelivered(one, as_of) for one in known if is_open(one, known)))
        return cls(events, events)

    def next_purchase(self, event: Event) -> float | None:
        """Days from the event to the first purchase that went through at its time or later."""
        return min((event.age - one.age for one in self.whole if one.bought and one.age <= event.age), default=None)

    def led_to_purchase(self, event: Event, days: int) -> bool:
        until = self.next_purchase(event)
        return until is not None and until <= days

    def within(self, days: int | None) -> Self:
        return replace(self, events=tuple(one for one in self.events if days is None or one.age <= days))

    def of(self, *kinds: str) -> list[Event]:
        return [one for one in self.events if one.kind in kinds]

    @property
    def happened(self) -> list[Event]:
        """Events proper: an open promise is none."""
        return [one for one in self.events if one.kind not in ("awaited", "overdue")]

    @property
    def bought(self) -> list[Event]:
        return [one for one in self.events if one.bought]

    @property
    def steps(self) -> list[Event]:
        """What customers do themselves, orders they cancelled among it."""
        return self.of("visit", "purchase", "contact", "usage")

    @property
    def answers(self) -> list[Event]:
        return [one for one in self.of("survey", "review") if one.mark is not None]


def is_open(order: Event, known: list[Event]) -> bool:
    """Whether the order goes on, has a promise, and nothing was delivered for it."""
    delivered = {one.order_id for one in known if one.kind == "delivery"}
    return order.bought and order.promised_at is not None and order.order_id not in {None, *delivered}


def undelivered(order: Event, as_of: datetime) -> Event:
    """The open promise as if it were an event: broken, it is as old as the promise, else as old as the order."""
    assert order.promised_at
    is_broken = order.promised_at < as_of
    promise = replace(
        order,
        kind="overdue" if is_broken else "awaited",
        amount=None,
        late_hours=exact((as_of - order.promised_at) / timedelta(hours=1)),
        wait_hours=exact((as_of - order.occurred_at) / timedelta(hours=1)),
    )
    return aged(promise, order.promised_at if is_broken else order.occurred_at, as_of)


def aged(event: Event, since: datetime, as_of: datetime) -> Event:
    return replace(event, age=(as_of - since) / DAY)


def exact(value: float) -> Decimal:
    """Hours, marks and tones are kept to four places."""
    return Decimal(repr(value)).quantize(Decimal("0.0001"), ROUND_HALF_UP)


def youngest(events: Iterable[Event]) -> float | None:
    """Days since the last of the events."""
    return min((one.age for one in events), default=None)


def mean(values: Iterable[Number]) -> float | None:
    """Of the known values."""
    known = [Decimal(str(float(value)) if isinstance(value, bool) else value) for value in values if value is not None]
    return float(sum(known, Decimal()) / len(known)) if known else None


def total(values: Iterable[Decimal | None]) -> Decimal | None:
    """Of the known values; None without any."""
    known = [value for value in values if value is not None]
    return sum(known, Decimal()) if known else None


def ratio(part: Number, whole: Number) -> float | None:
    return float(part) / float(whole) if part is not None and whole else None


def last(events: Iterable[Event], value: Callable[[Event], Number]) -> Number:
    """The known value of the youngest event; the lowest one, if several happened at the same moment."""
    known = [(one.age, found) for one in events if (found := value(one)) is not None]
    return min(known)[1] if known else None


def days_with(events: Iterable[Event]) -> set[int]:
    """The days, counted back from the moment."""
    return {int(one.age) for one in events}


def months_with(events: Iterable[Event]) -> set[int]:
    """The twelfths of a year of 365 days, counted back from the moment."""
    return {ceil(one.age / MONTH_DAYS) for one in events}


def growth(recent: Number, before: Number) -> float | None:
    """From -1 to 1; None if one of them is not known or nothing was there."""
    if recent is None or before is None:
        return None
    return ratio(float(recent) - float(before), float(recent) + float(before))


def quarters(events: Sequence[Event]) -> tuple[list[Event], list[Event]]:
    """Those of the last 90 days and those of the 90 before."""
    return [one for one in events if one.age <= 90], [one for one in events if 90 < one.age <= 180]


def trend(events: Sequence[Event]) -> float | None:
    return growth(*map(len, quarters(events)))
