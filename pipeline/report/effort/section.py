"""What hurts, where and from which point on, and what mending it would bring beside what it would cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from models.metrics import Interval
from pipeline.report.cards import interval
from pipeline.report.effort.pains import Pain, pains, single_places, whole_themes, worst_step
from pipeline.report.effort.quadrants import matrix
from pipeline.report.effort.texts import QUADRANTS, TEXTS
from pipeline.report.figures import MANY
from pipeline.report.findings import Findings
from pipeline.report.journey.readings import of_segment
from pipeline.report.wording import Words, saying

say = saying(TEXTS)

PLACES = 10
"""Touchpoints told of; the released table has all."""

Cell = tuple[str, str, float]
"""A figure as it is read, what is said of it, and what the table sorts by."""


@dataclass(frozen=True)
class Row:
    """One pain in words; ``number`` is its place in the table and in the matrix."""

    number: int
    name: str
    where: str
    figures: tuple[Cell, ...]
    effort: str
    quadrant: str


def section(findings: Findings, words: Words) -> dict[str, Any]:
    """All that the page shows of pains."""
    table, told = findings.pain_points, findings.pains
    steps = of_segment(findings.journey_steps, None)
    found = pains(whole_themes(table), words)
    at_places = sorted(pains(single_places(table), words), key=lambda one: -one.weight)
    at_places = [one for one in at_places if one.customers >= MANY][:PLACES]
    is_rated = any(one.quadrant is not None for one in found)
    least = words.number(told["least_points"], 1)
    return {
        "sentence": sentence(found, least, words),
        "note": say(words, "pains_note", least=least),
        "money": money(told, words),
        "rows": [row(number, one, worst_step(one.theme, steps, words), words) for number, one in enumerate(found, 1)],
        "places": [row(number, one, one.where, words) for number, one in enumerate(at_places, 1)],
        "thresholds": [(one.name, one.threshold) for one in found if one.threshold],
        "not_rated": not_rated(found, words),
        "is_rated": is_rated,
        "places_are_rated": any(one.quadrant is not None for one in at_places),
        "matrix": matrix(found, words) if is_rated else None,
        "matrix_sentence": wins(found, words) if is_rated else "",
    }


def sentence(found: Sequence[Pain], least: str, words: Words) -> str:
    if not found:
        return say(words, "no_pains", least=least)
    first = max(found, key=lambda one: one.points.value)
    gaps = {"first": first.name, "points": words.number(first.points.value), "customers": words.number(first.customers)}
    return say(words, "pains_say", **gaps)


def money(told: dict[str, Any], words: Words) -> str:
    """How points are turned into money, or why they are not."""
    if "extra_churn_per_point" not in told:
        return say(words, "money_unknown")
    figures = [100 * told[f"extra_churn_per_point{end}"] for end in ("", "_low", "_high")]
    value, low, high = (words.number(figure, 2) for figure in figures)
    key = "money_say" if told["money"] == "told" else "money_by_chance"
    return say(words, key, value=value, range=f"{low}…{high}")


def not_rated(found: Sequence[Pain], words: Words) -> str | None:
    names = "; ".join(one.name for one in found if one.quadrant is None)
    return say(words, "not_rated", pains=names) if names else None


def wins(found: Sequence[Pain], words: Words) -> str:
    names = [one.name for one in found if one.quadrant == "quick_win"]
    return say(words, "matrix_say", wins="; ".join(names)) if names else say(words, "no_wins")


def row(number: int, pain: Pain, where: str, words: Words) -> Row:
    each = pain.points.value / pain.customers
    return Row(
        number=number,
        name=pain.name,
        where=where,
        figures=(
            (words.percent(pain.share), words.number(pain.customers), pain.share),
            ranged(pain.points, words.number),
            (words.number(each, 1), "", each),
            ranged(pain.impact, words.round_money),
        ),
        effort=effort(pain, words),
        quadrant=words.pick(QUADRANTS[pain.quadrant]) if pain.quadrant else "–",
    )


def ranged(found: Interval, said: Any) -> Cell:
    if pd.isna(found.value):
        return "–", "", found.value
    return said(found.value), interval(found.low, found.high, said), found.value


def effort(pain: Pain, words: Words) -> str:
    """A size as it was given, person-days with their unit."""
    if pain.effort is None:
        return say(words, "unrated")
    return pain.effort if pain.effort.isalpha() else say(words, "person_days", days=words.number(pain.effort_days))
