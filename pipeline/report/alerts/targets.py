"""Where the company stands with its targets, each in a few sentences and a drawing of its way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import SubElement

from markupsafe import Markup

from pipeline.report.alerts.texts import MARKS, STATUSES
from pipeline.report.alerts.words import Record, change_scale, count, day, name, say, scale, where
from pipeline.report.cards import interval
from pipeline.report.charts import drawing, markup, percent
from pipeline.report.wording import Words


@dataclass(frozen=True)
class TargetCard:
    """One target in words."""

    name: str
    where: str
    goal: str
    status: str
    said: str
    mark: str
    sentences: tuple[str, ...]
    drawing: Markup | None
    owner: str | None


def card(target: Record, names: Mapping[str, str], words: Words) -> TargetCard:
    written = scale(target["metric"], words)
    ends = {end: written(target[end]) for end in ("start", "goal")}
    status = target["status"]
    return TargetCard(
        name=name(target["metric"], words),
        where=where(target["scope"], target["key"], names, words),
        goal=say(words, "goal", **ends, day=day(target["by"], words)),
        status=status,
        said=words.pick(STATUSES[status]),
        mark=MARKS[status],
        sentences=tuple(sentences(target, words)),
        drawing=None if target["way"] is None else way(target, words),
        owner=target["owner"],
    )


def sentences(target: Record, words: Words) -> Iterator[str]:
    """Where it is, how far along, and whether that is more than chance."""
    now, written = target["now"], scale(target["metric"], words)
    n = count(now["n"], words)
    if now["low"] is None:
        yield say(words, "target_few", n=n)
        return
    range_ = interval(now["low"], now["high"], written)
    if now["value"] is None:
        yield say(words, "target_range", range=range_, n=n)
    else:
        yield say(words, "target_now", value=written(now["value"]), range=range_, n=n)
    yield say(words, "target_line", expected=written(target["expected"]))
    yield noise(target, words)


def noise(target: Record, words: Words) -> str:
    """Whether the figure has moved beyond chance, since before the target or, without answers then, from its start."""
    beyond, change = "beyond" if target["is_beyond_noise"] else "within", target["change"]
    if change["value"] is None:
        return say(words, f"{beyond}_start", start=scale(target["metric"], words)(target["start"]))
    written = change_scale(target["metric"], words)
    range_ = interval(change["low"], change["high"], written)
    since = day(target["since"], words)
    return say(words, f"{beyond}_noise", since=since, change=written(change["value"]), range=range_)


def way(target: Record, words: Words) -> Markup:
    """A bar from start to goal: filled as far as the figure has come, with a line where a steady pace would be."""
    line = (target["expected"] - target["start"]) / (target["goal"] - target["start"])
    gaps = {"way": words.percent(target["way"]), "line": words.percent(line)}
    svg, gone = drawing(say(words, "target_way", **gaps), 14), min(max(target["way"], 0.0), 1.0)
    SubElement(svg, "rect", {"class": "track", "width": "100%", "height": "100%", "rx": "2"})
    SubElement(svg, "rect", {"class": "fill", "width": percent(gone), "height": "100%", "rx": "2"})
    SubElement(svg, "line", {"class": "pace", "x1": percent(line), "x2": percent(line), "y1": "-3", "y2": "17"})
    return markup(svg)
