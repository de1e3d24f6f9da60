"""The trace of a customer in lines of a hundred columns at most."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import pandas as pd

from features.catalogue import CATALOGUE
from pipeline.explain.figures import Part
from pipeline.report.tables import worded_rule
from pipeline.report.wording import Words

WIDTH = 96
TOLD = 0.05
"""Points or log odds from which a part is told."""

EVENT_FIELDS = ("channel", "amount", "late_hours", "wait_hours", "failed", "metric", "score")


@dataclass(frozen=True)
class Trace:
    """One customer from events to scores; parts are as from :mod:`pipeline.explain.figures`."""

    customer_id: str
    as_of: str
    events: Sequence[Mapping[str, Any]]
    events_known: int
    satisfaction: Mapping[str, Any]
    churn: Mapping[str, Any]
    value: Mapping[str, Any]
    segment: Mapping[str, Any]
    description: Mapping[str, Any]
    reasons: Sequence[Mapping[str, Any]]


def lines(trace: Trace, words: Words) -> Iterator[str]:
    """The whole trace, section by section."""
    yield f"Customer {trace.customer_id}, as known before {trace.as_of}"
    sections = (
        (f"Events: the last {len(trace.events)} of {trace.events_known}, the latest first", events(trace)),
        ("Satisfaction", satisfaction(trace, words)),
        ("Risk of leaving", churn(trace, words)),
        ("Value", value(trace, words)),
        ("Segment", segment(trace, words)),
    )
    for title, told in sections:
        yield f"\n{title}"
        yield from (f"  {line}" for text in told for line in folded(text))


def folded(text: str) -> list[str]:
    """Long lines go on below, set in from where they began."""
    inner = " " * (len(text) - len(text.lstrip()) + 4)
    return wrap(text, WIDTH, subsequent_indent=inner, drop_whitespace=True, replace_whitespace=False) or [""]


def events(trace: Trace) -> Iterator[str]:
    for one in trace.events:
        told = ", ".join(
            f"{name.replace('_', ' ')} {one[name]:.4g}" if isinstance(one[name], float) else f"{name} {one[name]}"
            for name in EVENT_FIELDS
            if not pd.isna(one[name]) and one[name] is not False
        )
        yield f"{one['occurred_at']:%Y-%m-%d %H:%M}  {one['kind']:<13}{told}"


def satisfaction(trace: Trace, words: Words) -> Iterator[str]:
    """From the average by theme to the expectation, and with the customer's own answers to the estimate."""
    found = trace.satisfaction
    yield (
        f"{found['satisfaction']:.0f} of 100 ({found['satisfaction_low']:.0f} to {found['satisfaction_high']:.0f}), "
        f"{found['satisfaction_level']}, from {basis(found['satisfaction_basis'])}"
    )
    yield from by_theme(found["base"], found["by_theme"], "points")
    yield f"= {found['expectation']:.1f} expected from behaviour{own_answers(found['own_answers'])}"
    yield from columns(found["columns"], "points", words)
    yield from told_reasons(trace, "satisfaction", words)


def basis(name: str) -> str:
    return "answers and behaviour" if name == "both" else name


def own_answers(shift: float) -> str:
    return f", {shift:+.1f} by the customer's own answers" if abs(shift) >= TOLD else ""


def churn(trace: Trace, words: Words) -> Iterator[str]:
    """From the average log odds by theme to the customer's, and through the calibrated curve to a probability."""
    found = trace.churn
    if "by_theme" not in found:
        yield f"Not told: the customer is {found['lifecycle']}, or leaving could not be learned from this log."
        return
    yield f"{found['churn_probability']:.1%}, {found['churn_risk']}; the customer is {found['lifecycle']}"
    yield from by_theme(found["base"], found["by_theme"], "log odds", found["points"])
    yield f"= {found['log_odds']:+.2f} log odds, calibrated: {found['from_log_odds']:.1%}"
    yield from columns(found["columns"], "log odds", words)
    yield from told_reasons(trace, "churn", words)


def by_theme(base: float, parts: pd.Series, unit: str, points: pd.Series | None = None) -> Iterator[str]:
    """The base, then each theme's part, largest first; ``points`` say it of the probability."""
    shown = parts[parts.abs() >= TOLD].sort_values(key=lambda one: -one.abs(), kind="stable")
    yield f"{base:8.2f}  {unit} of the average customer"
    for theme, part in shown.items():
        said = f" ({points[str(theme)]:+.1f} points of risk)" if points is not None else ""
        yield f"{part:+8.2f}  {CATALOGUE.themes[str(theme)].en}{said}"
    if len(rest := parts.drop(shown.index)):
        yield f"{rest.sum():+8.2f}  {len(rest)} other themes"


def columns(parts: Sequence[Part], unit: str, words: Words) -> Iterator[str]:
    yield f"Columns of the profile that moved it most, in {unit}:"
    for one in parts:
        column = CATALOGUE[one["column"]]
        usual = words.usual(one["usual_low"], one["usual_high"], column.feature.unit)
        value = words.measured(one["value"], column.feature.unit)
        yield f"{one['part']:+8.2f}  {column.name} = {value}, usually {usual}"


def told_reasons(trace: Trace, figure: str, words: Words) -> Iterator[str]:
    told = [words.reason(one) for one in trace.reasons if one["figure"] == figure]
    yield "Told as associated with it:" if told else "Told as associated with it: nothing sets this customer apart."
    yield from (f"  {text}" for text in told)


def value(trace: Trace, words: Words) -> Iterator[str]:
    found = trace.value
    if pd.isna(found["expected_value"]):
        yield "Not told: this log does not teach what customers go on to spend."
        return
    yield f"{words.money(found['expected_value'])} expected in the next 365 days"
    if not pd.isna(found["value_at_risk"]):
        staying, stake = words.money(found["value_if_staying"]), words.money(found["value_at_risk"])
        yield f"{staying} if they stay x {trace.churn['churn_probability']:.1%} = {stake} at risk"


def segment(trace: Trace, words: Words) -> Iterator[str]:
    """The name, whether the customer is of its core, and the rule that tells its members."""
    said = "of its core" if trace.segment["membership"] == "core" else "nearest to it"
    yield f"{trace.segment['name']} ({trace.segment['segment_id']}): {trace.satisfaction['satisfaction_level']}, {said}"
    if rule := worded_rule(trace.description["rule"], words):
        yield f"Rule of the segment: {rule}"
