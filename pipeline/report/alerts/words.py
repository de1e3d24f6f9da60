"""An alert in words: what, where, and the figures it rests on."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from models.redaction import shortened, visible
from pipeline.report.alerts.texts import MESSAGE, METRICS, TEXTS
from pipeline.report.cards import interval
from pipeline.report.texts import KINDS, counted
from pipeline.report.texts import say as say_of_page
from pipeline.report.voice.section import channel
from pipeline.report.wording import LANGUAGES, Words, saying

say = saying(TEXTS | MESSAGE)

Record = Mapping[str, Any]

DECIMALS = {"cli": 1, "stars": 1, "volume": 1}
ONE_DECIMAL = ("failure", "late")

LONGEST_NAME = 60
"""Characters of a channel's name, which is the company's, that are told."""


def scale(metric: str, words: Words) -> Callable[[float], str]:
    """How values of a metric are written."""
    if metric == "nps":
        return words.signed
    if metric in ("csat", "ces", "churn", "failure", "late"):
        return lambda value: words.percent(value / 100, 1 if metric in ONE_DECIMAL else 0)
    if metric == "wait":
        return lambda value: words.measured(value, "hours")
    return lambda value: words.number(value, DECIMALS.get(metric, 0))


def change_scale(metric: str, words: Words) -> Callable[[float], str]:
    """How differences are written: of percents in points."""
    decimals = 0 if metric in ("nps", "csat", "ces", "churn", "mark") else 1
    return lambda value: words.signed(value, decimals)


def name(metric: str, words: Words) -> str:
    return words.pick(METRICS[metric])


def count(n: int, words: Words) -> str:
    return say_of_page(words, "n", n=words.number(n))


def what(alert: Record, words: Words) -> str:
    metric = alert["metric"]
    threshold = None if alert["threshold"] is None else scale(metric, words)(alert["threshold"])
    answers = counted(words, alert["now"]["n"], "answers")
    return say(words, alert["when"], metric=name(metric, words), threshold=threshold, n=answers)


def where(by: str, key: str, names: Mapping[str, str], words: Words) -> str:
    """Of all, of a segment by its name, or at a touchpoint: ``contact/phone`` is *contacts with support, phone*."""
    if by == "segment":
        return say(words, "in_segment", segment=names.get(key, key))
    if by == "all":
        return say(words, "everywhere")
    kind, _, at = key.partition("/")
    door = " ".join(visible(channel(at, words)).split())
    return ", ".join(filter(None, [words.pick(KINDS.get(kind, (kind, kind))), shortened(door, LONGEST_NAME)]))


def figure(metric: str, reading: Record, words: Words) -> str:
    """The value, its interval, the number it rests on and, unless it is of one date, the days.

    As in ``12 (5 … 19), n = 210, in 28 days``.
    """
    written = scale(metric, words)
    range_ = interval(reading["low"], reading["high"], written)
    told = say(words, "figure", value=written(reading["value"]), range=range_, n=count(reading["n"], words))
    return told + say(words, "in_days", days=counted(words, reading["days"], "days")) if reading["days"] else told


def text(alert: Record, names: Mapping[str, str], words: Words) -> str:
    """The whole alert in two or three sentences, on one line, without anything about a single customer."""
    place = where(alert["by"], alert["key"], names, words)
    told = say(words, "text", what=what(alert, words), where=place, now=figure(alert["metric"], alert["now"], words))
    if alert["before"] is None:
        return told
    return told + say(words, "text_before", before=figure(alert["metric"], alert["before"], words))


def texts(alert: Record, names: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """In every language; ``names`` are those of the segments, by language."""
    return {language: text(alert, names[language], Words(language)) for language in LANGUAGES}


def day(iso: str, words: Words) -> str:
    return words.day(date.fromisoformat(iso))
