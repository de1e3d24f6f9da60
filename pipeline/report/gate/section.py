"""The decision on the models and the chart of the runs, as the page shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan
from typing import Any

from markupsafe import Markup

from pipeline.report.gate.texts import CHECKS, TEXTS
from pipeline.report.journey.curves import Point, curve
from pipeline.report.wording import Words, saying

say = saying(TEXTS)

Record = Mapping[str, Any]

DECIMALS = 3

SHOWN = 8
"""Runs on the chart, the last ones: more dates than that cannot be read side by side."""


@dataclass(frozen=True)
class CheckRow:
    """One check in words."""

    name: str
    passed: str
    found: str
    limit: str
    about: str


def section(decision: Record, past_runs: Sequence[Record], as_of: str, satisfaction: float, words: Words) -> Record:
    """All that the page shows of it; ``satisfaction`` is today's mean."""
    readings = by_date([*past_runs, {"as_of": as_of, "satisfaction": satisfaction}])
    return {
        "sentence": sentence(decision, words),
        "rows": [row(check, words) for check in decision["checks"]],
        "chart": chart(readings, words) if len(readings) > 1 else None,
        "chart_sentence": chart_sentence(readings, words) if len(readings) > 1 else None,
    }


def sentence(decision: Record, words: Words) -> str:
    failed = sum(not one["passed"] for one in decision["checks"])
    champion = words.day(date.fromisoformat(decision["champion"][:10])) if decision["champion"] else None
    return say(words, decision["verdict"], champion=champion, checks=len(decision["checks"]), failed=failed)


def row(check: Record, words: Words) -> CheckRow:
    ends = "" if check["low"] is None else f" [{figure(check['low'], words)}; {figure(check['high'], words)}]"
    return CheckRow(
        name=words.pick(CHECKS[check["name"]]),
        passed=say(words, "yes" if check["passed"] else "no"),
        found=figure(check["value"], words) + ends,
        limit=say(
            words, check["bound"], limit=words.number(check["limit"], len(f"{check['limit']:g}".partition(".")[2]))
        ),
        about=", ".join(check["about"]),
    )


def figure(value: float, words: Words) -> str:
    """Counts and days as they are, all else to three decimals."""
    return words.number(value, 0 if value == int(value) else DECIMALS)


def by_date(runs: Sequence[Record]) -> list[tuple[str, float]]:
    """The last reading of each date, the oldest first."""
    known = {one["as_of"]: one["satisfaction"] for one in runs if one.get("satisfaction") is not None}
    return [(day, value) for day, value in sorted(known.items()) if not isnan(value)][-SHOWN:]


def chart(readings: Sequence[tuple[str, float]], words: Words) -> Markup:
    points = [Point(short(day, words), value, value, value, words.number(value, 1), "plain") for day, value in readings]
    return curve(points, chart_sentence(readings, words))


def short(day: str, words: Words) -> str:
    """The day without its year, as many fit side by side."""
    return words.day(date.fromisoformat(day)).removesuffix(day[:4]).rstrip(" .")


def chart_sentence(readings: Sequence[tuple[str, float]], words: Words) -> str:
    (first, before), (last, now) = readings[0], readings[-1]
    days = {"first": words.day(date.fromisoformat(first)), "last": words.day(date.fromisoformat(last))}
    told = {"before": words.number(before, 1), "now": words.number(now, 1)}
    return say(words, "runs_say_same" if told["before"] == told["now"] else "runs_say", **days, **told)
