"""Targets: where a figure stands on its way, and whether it has moved further than chance takes it."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Literal

from models.metrics import Interval
from models.samples import CONFIDENCE
from pipeline.alerts.alert import DECIMALS, Reading, Record
from pipeline.alerts.declaration import Target
from pipeline.alerts.measures import FIGURES
from pipeline.alerts.samples import Log, Seen, Span, nothing
from pipeline.report.figures import FEW, MANY

Status = Literal["reached", "on_track", "behind", "missed", "unclear"]


@dataclass(frozen=True)
class Position:
    """Where a target's figure is: the last span, the one before the target began, and the change between them."""

    now: Interval | None
    change: Interval | None
    n: int
    n_before: int

    @property
    def value(self) -> float | None:
        return self.now.value if self.now is not None and self.n >= MANY else None


def progress(target: Target, log: Log, days: int) -> Record:
    """The target with the figure of the last ``days``, what a straight line expects today, and how that compares."""
    last, before = Span.before(log.as_of, days), Span.before(target.begin, days)
    seen, past = (log.seen(target.metric, target.by, span).get(target.key, nothing(span)) for span in (last, before))
    at = position(target, past, seen)
    expected = on_the_line(target, log.as_of)
    return {
        **{name: getattr(target, name) for name in ("metric", "key", "start", "goal", "owner")},
        "scope": target.by,
        "since": target.begin.isoformat(),
        "by": target.until.isoformat(),
        "now": asdict(reading(at.now, days, at.n)) | ({} if at.n >= MANY else {"value": None}),
        "expected": round(expected, DECIMALS),
        "way": None if at.value is None else round((at.value - target.start) / (target.goal - target.start), DECIMALS),
        "change": asdict(reading(at.change, days, at.n_before)),
        "is_beyond_noise": is_beyond_noise(target, at),
        "status": status(target, at, expected, log.as_of),
    }


def position(target: Target, past: Seen, seen: Seen) -> Position:
    figure = FIGURES[target.metric]
    now = figure.of(seen.sample, CONFIDENCE) if seen.n >= FEW else None
    are_both_told = min(past.n, seen.n) >= FEW
    change = figure.difference(past.sample, seen.sample, CONFIDENCE) if are_both_told else None
    return Position(now, change, seen.n, past.n)


def reading(figure: Interval | None, days: int, n: int) -> Reading:
    return Reading(days, n) if figure is None else Reading.of(days, n, figure)


def on_the_line(target: Target, day: date) -> float:
    """What a straight line from the start to the goal has on that day."""
    gone = (day - target.begin) / (target.until - target.begin)
    return target.start + min(max(gone, 0.0), 1.0) * (target.goal - target.start)


def is_beyond_noise(target: Target, at: Position) -> bool | None:
    """Whether the change since the span before the target is more than chance; without one, that from its start."""
    if at.now is None:
        return None
    change, unchanged = (at.now, target.start) if at.change is None else (at.change, 0.0)
    return bool(change.low > unchanged or change.high < unchanged)


def status(target: Target, at: Position, expected: float, day: date) -> Status:
    """Behind, or missed, is what the whole interval says; reached and on track what the value says."""
    if at.now is None:
        return "unclear"
    rises = target.goal > target.start
    best = at.now.high if rises else at.now.low
    if (best < expected) if rises else (best > expected):
        return "missed" if day >= target.until else "behind"
    if at.value is None:
        return "unclear"
    ahead_of = {line: (at.value >= line) if rises else (at.value <= line) for line in (target.goal, expected)}
    return "reached" if ahead_of[target.goal] else "on_track" if ahead_of[expected] else "unclear"
