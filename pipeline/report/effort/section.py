"""What mending each pain would bring, beside what the company says it would cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.report.effort.pains import Pain, pains
from pipeline.report.effort.quadrants import matrix, quadrant
from pipeline.report.effort.texts import QUADRANTS, TEXTS
from pipeline.report.findings import Findings
from pipeline.report.journey.readings import of_segment
from pipeline.report.tables import TOLD_POINTS
from pipeline.report.wording import Words


@dataclass(frozen=True)
class Row:
    """One pain in words; ``number`` is its place in the table and in the matrix."""

    number: int
    name: str
    step: str
    figures: tuple[tuple[str, float], ...]
    """As they are read, and what the table sorts by."""
    effort: str
    quadrant: str


def say(words: Words, key: str, **gaps: Any) -> str:
    return words.pick(TEXTS[key]).format(**gaps)


def section(findings: Findings, words: Words) -> dict[str, Any]:
    """All that the page shows of pains."""
    steps = of_segment(findings.journey_steps, None)
    found = pains(findings.reasons, findings.customers, steps, findings.effort, words)
    is_rated = any(one.effort is not None for one in found)
    return {
        "sentence": sentence(found, words),
        "note": say(words, "pains_note", least=words.number(TOLD_POINTS, 1)),
        "rows": [row(number, one, found, words) for number, one in enumerate(found, 1)],
        "not_rated": not_rated(found, words),
        "is_rated": is_rated,
        "matrix": matrix(found, words) if is_rated else None,
        "matrix_sentence": wins(found, words) if is_rated else "",
    }


def sentence(found: Sequence[Pain], words: Words) -> str:
    if not found:
        return say(words, "no_pains", least=words.number(TOLD_POINTS, 1))
    first = found[0]
    gaps = {"first": first.name, "points": words.number(first.points), "customers": words.number(first.customers)}
    return say(words, "pains_say", **gaps)


def not_rated(found: Sequence[Pain], words: Words) -> str | None:
    names = "; ".join(one.name for one in found if one.effort is None)
    return say(words, "not_rated", pains=names) if names else None


def wins(found: Sequence[Pain], words: Words) -> str:
    names = [one.name for one in found if quadrant(one, found) == "quick_win"]
    return say(words, "matrix_say", wins="; ".join(names)) if names else say(words, "no_wins")


def row(number: int, pain: Pain, found: Sequence[Pain], words: Words) -> Row:
    lies = quadrant(pain, found)
    each = pain.points / pain.customers
    return Row(
        number=number,
        name=pain.name,
        step=pain.step,
        figures=(
            (words.number(pain.customers), pain.customers),
            (words.number(pain.points), pain.points),
            (words.number(each, 1), each),
            ("–", float("nan"))
            if pd.isna(pain.value_at_risk)
            else (words.round_money(pain.value_at_risk), pain.value_at_risk),
        ),
        effort=say(words, "unrated") if pain.effort is None else words.number(pain.effort),
        quadrant=words.pick(QUADRANTS[lies]) if lies else "–",
    )
