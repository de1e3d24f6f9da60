"""Rules, looked at wherever they apply: what raises an alert must be more than chance, over all of them at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scipy.stats import false_discovery_control

from models.samples import CONFIDENCE
from pipeline.alerts.alert import Alert, Reading
from pipeline.alerts.declaration import Rule
from pipeline.alerts.measures import CHURN, FIGURES, MEASURES
from pipeline.alerts.samples import ALL, Log, Seen, Span

UPWARDS = ("above", "rise")


@dataclass(frozen=True)
class Window:
    """What is looked at: the last ``days``, against the ``before_days`` before them where a rule compares."""

    days: int
    before_days: int
    min_answers: int
    """Answers, events or customers that a figure must rest on."""


@dataclass(frozen=True)
class Look:
    """One rule at one place: the alert it would raise, whether the figure is on the side it warns of, and chance."""

    alert: Alert
    is_worse: bool
    p_value: float


def raised(rules: Iterable[Rule], log: Log, window: Window, false_discovery_rate: float) -> tuple[list[Alert], int]:
    """The alerts of one date, and how many places were looked at.

    At most ``false_discovery_rate`` of the alerts are expected to be chance (Benjamini and Hochberg 1995).
    """
    found = list({look.alert.id: look for rule in rules for look in looks(rule, log, window)}.values())
    chances = false_discovery_control([look.p_value for look in found]) if found else []
    judged = zip(found, chances, strict=True)
    return [look.alert for look, chance in judged if look.is_worse and chance <= false_discovery_rate], len(found)


def looks(rule: Rule, log: Log, window: Window) -> Iterator[Look]:
    """The rule wherever it applies and enough was said, in the order of the places' names."""
    return against_threshold(rule, log, window) if rule.threshold is not None else against_before(rule, log, window)


def against_threshold(rule: Rule, log: Log, window: Window) -> Iterator[Look]:
    assert rule.threshold is not None
    last, figure = Span.before(log.as_of, window.days), FIGURES[rule.metric]
    for key, now in log.seen(rule.metric, rule.by, last).items():
        if rule.key in (ALL, key) and now.n >= window.min_answers:
            reading = read(rule, now, last)
            gap = figure.of(now.sample, CONFIDENCE).value - rule.threshold
            yield Look(alert(rule, key, reading), is_worse(rule, gap), figure.p_value_of(now.sample, rule.threshold))


def against_before(rule: Rule, log: Log, window: Window) -> Iterator[Look]:
    """Only where the log reaches back at least as far again as the last span."""
    last, figure = Span.before(log.as_of, window.days), FIGURES[rule.metric]
    before = log.of_its_days(Span.before(last.begin, window.before_days))
    if before.days < last.days:
        return
    for key, then, now in log.compared(rule.metric, rule.by, before, last):
        if rule.key in (ALL, key) and are_enough(rule, then, now, window.min_answers):
            gap = now.sample.mean - then.sample.mean
            found = alert(rule, key, read(rule, now, last), read(rule, then, before))
            yield Look(found, is_worse(rule, gap), figure.p_value_of_difference(then.sample, now.sample))


def are_enough(rule: Rule, then: Seen, now: Seen, min_answers: int) -> bool:
    """In both spans; of events a day in one, as silence says something too."""
    one = max if MEASURES[rule.metric].per == "day" else min
    return one(then.n, now.n) >= min_answers


def is_worse(rule: Rule, gap: float) -> bool:
    return gap > 0 if rule.when in UPWARDS else gap < 0


def read(rule: Rule, seen: Seen, span: Span) -> Reading:
    days = 0 if rule.metric == CHURN else span.days
    return Reading.of(days, seen.n, FIGURES[rule.metric].of(seen.sample, CONFIDENCE))


def alert(rule: Rule, key: str, now: Reading, before: Reading | None = None) -> Alert:
    return Alert(rule.metric, rule.when, rule.by, key, now, before, rule.threshold, rule.owner)
