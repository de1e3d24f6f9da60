"""A segment as a card and as a row, every figure with its interval or the number it rests on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.report import contrasts
from pipeline.report.associations import risks_of
from pipeline.report.charts import Dot
from pipeline.report.findings import Findings
from pipeline.report.texts import METRICS, counted, say
from pipeline.report.wording import NBSP, Words

SIGNS = {"higher": f"{NBSP}▲", "lower": f"{NBSP}▼"}
"""Of a figure that differs from all other customers' beyond chance."""


@dataclass(frozen=True)
class Figure:
    """A figure as it is printed: what it is, its value, and what it rests on."""

    label: str
    value: str
    note: str
    raw: float = float("nan")
    """What tables sort by."""


@dataclass(frozen=True)
class Card:
    """One segment, all in words; ``number`` is its place on the page, from 1."""

    number: int
    name: str
    level: str
    figures: tuple[Figure, ...]
    said: tuple[Figure, ...]
    if_all: tuple[Figure, ...]
    rule: str | None
    pains: tuple[str, ...]
    strengths: tuple[str, ...]
    apart: tuple[str, ...]
    apart_beside: tuple[str, ...]
    leaving: tuple[str, ...]
    action: str


def cards(findings: Findings, metrics: Sequence[str], words: Words, satisfaction: str) -> list[Card]:
    """One card per segment in the table's order; ``metrics`` are those that anybody answered."""
    rows = findings.segments.to_dict("records")
    beside = {
        one["segment_id"]: {
            "contrasts": one["contrasts"],
            "risks": risks_of(one["segment_id"], findings.importance_by_segment, words),
        }
        for one in findings.descriptions
    }
    return [
        card(number, row | beside[row["segment_id"]], metrics, words, satisfaction)
        for number, row in enumerate(rows, start=1)
    ]


def card(number: int, row: Mapping[Any, Any], metrics: Sequence[str], words: Words, satisfaction: str) -> Card:
    return Card(
        number=number,
        name=row["segment"],
        level=row["satisfaction_level"],
        figures=figures(row, words, satisfaction),
        said=tuple(answer(row, metric, words) for metric in metrics),
        if_all=tuple(if_all(row, metrics, words)),
        rule=None if pd.isna(row["rule"]) else row["rule"],
        pains=listed(row["pains"]),
        strengths=listed(row["strengths"]),
        apart=contrasts.told(row, words, built_from=True),
        apart_beside=contrasts.told(row, words, built_from=False),
        leaving=row["risks"],
        action=row["action"],
    )


def listed(text: Any) -> tuple[str, ...]:
    """The parts of a cell that holds several."""
    return () if pd.isna(text) else tuple(str(text).split("; "))


def figures(row: Mapping[Any, Any], words: Words, satisfaction: str) -> tuple[Figure, ...]:
    """Size, satisfaction, leaving and money; ``satisfaction`` names what the estimate is."""
    return (
        Figure(say(words, "size"), words.number(row["customers"]), words.percent(row["share"], 1), row["customers"]),
        Figure(say(words, satisfaction), *estimate(row, words), row["satisfaction"]),
        figure("churn_probability", row["churn_probability"], words.percent, words),
        churn_rate(row, words),
        figure("revenue", row["revenue"], words.round_money, words),
        figure("value_at_risk", row["value_at_risk"], words.round_money, words),
    )


def figure(key: str, value: float, said: Any, words: Words) -> Figure:
    if pd.isna(value):
        return Figure(say(words, key), "–", say(words, "unknown"))
    return Figure(say(words, key), said(value), say(words, f"{key}_note"), value)


def churn_rate(row: Mapping[Any, Any], words: Words) -> Figure:
    """The share that left, over how many days and beside the norm of so many; or only its interval."""
    label, low, high = say(words, "churn_rate"), row["churn_rate_low"], row["churn_rate_high"]
    if pd.isna(low):
        return Figure(label, "–", say(words, "unknown"))
    norm, days = row["churn_rate_norm"], counted(words, int(row["churn_rate_days"]), "days")
    verdict = "above_norm" if low > norm else "below_norm" if high < norm else "about_norm"
    note = say(words, verdict, days=days, norm=words.percent(norm))
    if pd.isna(row["churn_rate"]):
        return Figure(label, interval(low, high, words.percent), note, (low + high) / 2)
    return Figure(label, words.percent(row["churn_rate"]), f"{interval(low, high, words.percent)}, {note}", low)


def estimate(row: Mapping[Any, Any], words: Words) -> tuple[str, str]:
    """The mean estimate, and its interval if enough members answered."""
    if pd.isna(row["satisfaction_low"]):
        return words.number(row["satisfaction"]), say(words, "estimate")
    return words.number(row["satisfaction"]), interval(row["satisfaction_low"], row["satisfaction_high"], words.number)


def interval(low: float, high: float, said: Any) -> str:
    return f"{said(low)}{NBSP}…{NBSP}{said(high)}"


def answer(row: Mapping[Any, Any], metric: str, words: Words) -> Figure:
    """A figure of real answers: the value, only its interval, or that too few answered."""
    label, count, value = words.pick(METRICS[metric]), int(row[f"{metric}_answers"]), row[metric]
    n, said = say(words, "n", n=words.number(count)), scale(metric, words)
    if pd.isna(row[f"{metric}_low"]):
        return Figure(label, "–", f"{n}, {say(words, 'few_answers')}" if count else say(words, "no_answers"))
    range_ = interval(row[f"{metric}_low"], row[f"{metric}_high"], said)
    if pd.isna(value):
        middle = (row[f"{metric}_low"] + row[f"{metric}_high"]) / 2
        return Figure(label, range_, f"{n}, {say(words, 'too_few_for_one')}", middle)
    return Figure(label, said(value) + SIGNS.get(row[f"{metric}_versus_rest"], ""), f"{range_}, {n}", value)


def if_all(row: Mapping[Any, Any], metrics: Sequence[str], words: Words) -> Iterator[Figure]:
    """The figures as they would be if all had answered, where that is known."""
    for metric in metrics:
        value, *ends = (row[f"{metric}_corrected{end}"] for end in ("", "_low", "_high"))
        if not pd.isna(ends[0]):
            label, said = words.pick(METRICS[metric]), scale(metric, words)
            range_ = interval(ends[0], ends[1], said)
            yield Figure(label, range_ if pd.isna(value) else said(value), "" if pd.isna(value) else range_)


def scale(metric: str, words: Words) -> Any:
    """How values of a metric are written."""
    if metric == "nps":
        return words.signed
    if metric in ("csat", "csi", "ces"):
        return lambda value: words.percent(value / 100)
    return lambda value: words.number(value, 1)


def dot_of(card: Card, row: Mapping[Any, Any]) -> Dot:
    _, satisfaction, *_ = card.figures
    ends = "" if pd.isna(row["satisfaction_low"]) else f" ({satisfaction.note})"
    return Dot(
        name=f"{card.number}. {card.name}",
        value=row["satisfaction"],
        low=row["satisfaction_low"],
        high=row["satisfaction_high"],
        share=row["share"],
        text=f"{satisfaction.value}{ends}",
        kind=card.level,
    )


def sentence(segments: pd.DataFrame, words: Words, satisfaction: str) -> str:
    """The two ends of the list and the biggest; nothing of none."""
    if segments.empty:
        return ""
    worst, best = segments.iloc[0], segments.iloc[-1]
    biggest = segments.nlargest(1, "share").iloc[0]
    if len(segments) == 1:
        return say(words, "one_segment", worst=worst.segment, low=words.number(worst.satisfaction))
    return say(
        words,
        "segments_say_index" if satisfaction == "index" else "segments_say",
        count=len(segments),
        worst=worst.segment,
        low=words.number(worst.satisfaction),
        best=best.segment,
        high=words.number(best.satisfaction),
        biggest=biggest.segment,
        share=words.percent(biggest.share),
    )


def too_small(findings: Findings, words: Words) -> str | None:
    """Which segments are not told of, with how many customers; None where all are."""
    small = findings.small_segments
    if small.empty:
        return None
    named = ", ".join(f"{name} ({words.number(n)})" for name, n in zip(small.segment, small.customers, strict=True))
    return say(words, "too_small", fewest=words.number(findings.min_customers), segments=named)


def membership_shares(segmentation: Mapping[str, float], words: Words) -> str:
    """How many lie at the core of a segment, were assigned to one, or are told apart by their level only."""
    shares = {kind: words.percent(segmentation[f"{kind}_share"]) for kind in ("core", "assigned", "mixed")}
    return say(words, "membership_shares", **shares)
