"""Strip plots: a dot for each customer where a theme moves them, side by side where many stand at the same place."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Self
from xml.etree.ElementTree import Element, SubElement

from markupsafe import Markup

from pipeline.report.charts import drawing, listing, markup, percent

HEIGHT = 40
"""Of a row in pixels."""

WIDTH, PLACES = 1000, 120
"""Units of a row, whatever pixels it gets, and the places dots may stand at."""

STEP = 3.0
"""Pixels between dots of one place."""

ROUND = 5
"""The scale ends at a multiple of it."""


@dataclass(frozen=True)
class Strip:
    """A row: ``text`` is what is read of it."""

    name: str
    values: Sequence[float]
    text: str


@dataclass(frozen=True)
class Scale:
    low: float
    high: float

    @classmethod
    def around(cls, values: Sequence[float]) -> Self:
        """From one round number to another, zero among them."""
        return cls(ROUND * floor(min(values, default=0) / ROUND), ROUND * ceil(max(values, default=0) / ROUND) or ROUND)

    def at(self, value: float) -> float:
        """Between 0 and 1."""
        return (value - self.low) / (self.high - self.low)


def strips(rows: Sequence[Strip], ends: Callable[[float], str]) -> Markup:
    """All rows on one scale, with a line at zero; ``ends`` words the numbers at its ends."""
    scale = Scale.around([value for row in rows for value in row.values])
    chart = listing("strips", [(row.name, row.text, strip(row, scale)) for row in rows])
    foot = SubElement(chart, "li", {"class": "axis", "aria-hidden": "true"})
    foot.append(axis(scale, ends))
    return markup(chart)


def strip(row: Strip, scale: Scale) -> Element:
    """One path for all dots of a row, points without length that round line ends make dots: as small as can be."""
    svg = drawing(f"{row.name}: {row.text}", HEIGHT)
    zero = percent(scale.at(0))
    SubElement(svg, "line", {"class": "tick", "x1": zero, "x2": zero, "y1": "0", "y2": "100%"})
    box = {"viewBox": f"0 0 {WIDTH} {HEIGHT}", "preserveAspectRatio": "none", "width": "100%", "height": str(HEIGHT)}
    path = "".join(f"M{x:g} {y:g}h0" for x, y in dots(row.values, scale))
    SubElement(SubElement(svg, "svg", box), "path", {"class": "swarm", "d": path})
    return svg


def dots(values: Sequence[float], scale: Scale) -> Iterator[tuple[float, float]]:
    """Where dots stand: those of one place above and below its middle by turns, and over each other past the row."""
    place_of = [round(PLACES * scale.at(value)) for value in sorted(values)]
    most = int(HEIGHT / STEP) - 1
    for place, count in Counter(place_of).items():
        for number in range(min(count, most)):
            away = STEP * ((number + 1) // 2) * (1 if number % 2 else -1)
            yield WIDTH * place / PLACES, HEIGHT / 2 + away


def axis(scale: Scale, ends: Callable[[float], str]) -> Element:
    svg = Element("svg", {"width": "100%", "height": "16"})
    marks = {scale.low: "start", 0.0: "middle", scale.high: "end"} if scale.low else {0.0: "start", scale.high: "end"}
    for value, anchor in marks.items():
        at = {"x": percent(scale.at(value)), "y": "12", "text-anchor": anchor, "class": "scale"}
        SubElement(svg, "text", at).text = ends(value)
    return svg
