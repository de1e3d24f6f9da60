"""A figure of the journey tables in words: with its interval and n, and never from too few customers."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from models.metrics import Interval
from pipeline.report import texts
from pipeline.report.cards import Figure, interval
from pipeline.report.figures import MANY
from pipeline.report.journey.texts import FAILED, TEXTS
from pipeline.report.texts import KINDS
from pipeline.report.wording import Words, saying

say = saying(TEXTS)

Row = Mapping[Any, Any]

FIGURES = ("failed_share", "kept_share", "mark", "tone")
"""Of a step, as they are told."""

SMALL_SHARE = 0.1
HOURS_OF_A_DAY = 24
TOLD_IN_DAYS = 48


def of_segment(table: pd.DataFrame, segment_id: str | None) -> pd.DataFrame:
    """The rows of a segment, or of all customers."""
    return table[table.segment_id.isna() if segment_id is None else table.segment_id == segment_id]


def count(words: Words, n: float) -> str:
    return texts.say(words, "n", n=words.number(n))


def touchpoint(name: str, words: Words) -> str:
    """As a heading: with a capital."""
    return capital(words.pick(KINDS[name]))


def capital(said: str) -> str:
    return said[0].upper() + said[1:]


def written(figure: str, value: float, words: Words) -> str:
    if figure == "mark":
        return words.number(value)
    if figure == "tone":
        return words.signed(value, 2)
    return words.percent(value, 1 if 0 < value < SMALL_SHARE else 0)


def ends(row: Row, figure: str, words: Words) -> str:
    return interval(row[f"{figure}_low"], row[f"{figure}_high"], lambda end: written(figure, end, words))


def label(figure: str, kind: str | None, words: Words) -> str:
    """What the figure is, in the touchpoint's own words."""
    return words.pick(FAILED[kind]) if figure == "failed_share" and kind in FAILED else say(words, figure)


def reading(row: Row, figure: str, words: Words) -> Figure | None:
    """The value, only its interval, or that too few customers speak for it; None where there is nothing at all."""
    if not row[f"{figure}_n"]:
        return None
    name, n = capital(label(figure, row.get("touchpoint"), words)), count(words, row[f"{figure}_n"])
    if pd.isna(row[figure]):
        return Figure(name, "–", f"{n}, {say(words, 'few')}")
    if row[f"{figure}_customers"] < MANY:
        return Figure(name, ends(row, figure, words), f"{n}, {say(words, 'only_interval')}", row[figure])
    return Figure(name, written(figure, row[figure], words), f"{ends(row, figure, words)}, {n}", row[figure])


def is_told(row: Row, figure: str) -> bool:
    """Whether enough customers speak for the value itself."""
    return bool(row[f"{figure}_customers"] >= MANY)


def found(row: Row, figure: str) -> Interval:
    return Interval(*(float(row[f"{figure}{end}"]) for end in ("", "_low", "_high")))


def waiting(row: Row, words: Words) -> Figure | None:
    """The median time to the next step."""
    hours = row["hours_to_next"]
    if pd.isna(hours):
        return None
    note = say(words, "median", n=count(words, row["hours_to_next_n"]))
    return Figure(say(words, "hours_to_next"), duration(hours, words), note, hours)


def duration(hours: float, words: Words) -> str:
    if round(hours, 1) == 0:
        return say(words, "at_once")
    if hours < TOLD_IN_DAYS:
        return words.measured(hours, "hours")
    return words.measured(hours / HOURS_OF_A_DAY, "days")
