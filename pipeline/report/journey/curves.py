"""The emotion curve: how customers feel from stage to stage, as inline SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isnan
from xml.etree.ElementTree import Element, SubElement

from markupsafe import Markup

from pipeline.report.charts import drawing, markup, percent

HEIGHT, HEAD, FOOT, RADIUS = 190, 26, 36, 6
"""Pixels: of the drawing, of the room for the topmost value and for the names below, and of a dot."""

BANDS = (50, 75)
"""Where neutral and satisfied begin on 0-100."""

AROUND = 10
"""Drawn below the lowest band and above the highest, at least."""


@dataclass(frozen=True)
class Point:
    """A stage on the curve, all on 0-100; ``value`` is NaN where too few spoke; ``kind`` gives the colour."""

    name: str
    value: float
    low: float
    high: float
    text: str
    kind: str


@dataclass(frozen=True)
class Scale:
    """From 0-100 to pixels from the top; what is drawn fills the height, with the bands always in sight."""

    bottom: float
    top: float

    def __call__(self, value: float) -> float:
        return round(HEAD + (HEIGHT - HEAD - FOOT) * (self.top - value) / (self.top - self.bottom), 1)


def scale_of(points: Sequence[Point]) -> Scale:
    known = [one for one in points if not isnan(one.value)]
    ends = *(one.low for one in known), *(one.high for one in known), BANDS[0] - AROUND, BANDS[-1] + AROUND
    return Scale(max(min(ends), 0), min(max(ends), 100))


def curve(points: Sequence[Point], sentence: str) -> Markup:
    """Stages side by side in columns of equal width, a line from one known value to the next known one."""
    svg, scale = drawing(sentence, HEIGHT), scale_of(points)
    for band in BANDS:
        line(svg, "tick", ("0", scale(band)), ("100%", scale(band)))
        text(svg, "0", scale(band) - 4, "scale", str(band), anchor="start")
    places = [(percent((number + 0.5) / len(points)), one) for number, one in enumerate(points)]
    known = [(x, one) for x, one in places if not isnan(one.value)]
    for (left, one), (right, other) in pairwise(known):
        line(svg, "way", (left, scale(one.value)), (right, scale(other.value)))
    for x, one in known:
        line(svg, "whisker", (x, scale(one.low)), (x, scale(one.high)))
        SubElement(svg, "circle", {"class": f"fill {one.kind}", "cx": x, "cy": f"{scale(one.value)}", "r": f"{RADIUS}"})
        text(svg, x, min(scale(one.high), scale(one.value) - RADIUS) - 6, "reading", one.text)
    for x, one in places:
        text(svg, x, HEIGHT - 4, "scale", one.name)
    return markup(svg)


def line(svg: Element, kind: str, begin: tuple[str, float], end: tuple[str, float]) -> None:
    (x1, y1), (x2, y2) = begin, end
    SubElement(svg, "line", {"class": kind, "x1": x1, "y1": f"{y1}", "x2": x2, "y2": f"{y2}"})


def text(svg: Element, x: str, y: float, kind: str, said: str, anchor: str = "middle") -> None:
    SubElement(svg, "text", {"x": x, "y": f"{y:g}", "text-anchor": anchor, "class": kind}).text = said
