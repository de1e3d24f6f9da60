"""Charts as inline SVG: positions in percent, so that they fit any width while text keeps its size."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan, sqrt
from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

TICKS = (0, 25, 50, 75, 100)
LARGEST_DOT = 20
"""Radius in pixels of the dot of a share of one; areas are in proportion to shares."""

SMALLEST_DOT = 3.5


@dataclass(frozen=True)
class Part:
    """A piece of a whole; ``kind`` is the class that gives its colour."""

    kind: str
    share: float


@dataclass(frozen=True)
class Bar:
    """A row of a bar chart; ``text`` is the value as it is read."""

    name: str
    value: float
    text: str
    kind: str = "plain"


@dataclass(frozen=True)
class Dot:
    """A row of a dot chart on 0-100; without an interval ``low`` and ``high`` are NaN."""

    name: str
    value: float
    low: float
    high: float
    share: float
    text: str
    kind: str


def percent(share: float) -> str:
    return f"{100 * share:.2f}%"


def drawing(label: str, height: int) -> Element:
    return Element("svg", {"role": "img", "aria-label": label, "width": "100%", "height": str(height)})


def markup(element: Element) -> Markup:
    """Escaped by the XML writer: whatever a name holds stays text."""
    return Markup(tostring(element, encoding="unicode"))


def stacked(parts: Sequence[Part], label: str, height: int = 28) -> Markup:
    """One bar of pieces side by side, with a gap between them for eyes that cannot tell the colours."""
    svg, begin = drawing(label, height), 0.0
    for part in parts:
        at = {"x": percent(begin), "width": percent(part.share), "height": "100%", "class": f"fill {part.kind}"}
        SubElement(svg, "rect", at)
        begin += part.share
        if part.share and begin < 0.9999:
            SubElement(
                svg, "line", {"class": "gap", "x1": percent(begin), "x2": percent(begin), "y1": "0", "y2": "100%"}
            )
    return markup(svg)


def bars(rows: Sequence[Bar]) -> Markup:
    """Horizontal bars from a common zero; the largest fills the width."""
    largest = max((row.value for row in rows), default=0.0) or 1.0
    return listed("bars", [(row.name, row.text, bar(row, row.value / largest)) for row in rows])


def bar(row: Bar, length: float) -> Element:
    svg = drawing(f"{row.name}: {row.text}", 14)
    SubElement(svg, "rect", {"class": "track", "width": "100%", "height": "100%", "rx": "2"})
    SubElement(svg, "rect", {"class": f"fill {row.kind}", "width": percent(length), "height": "100%", "rx": "2"})
    return svg


def dots(rows: Sequence[Dot]) -> Markup:
    """A dot and its interval per row on a common scale of 0 to 100, whose numbers stand below."""
    chart = listing("dots", [(row.name, row.text, dot(row)) for row in rows])
    foot = SubElement(chart, "li", {"class": "axis", "aria-hidden": "true"})
    foot.append(axis())
    return markup(chart)


def dot(row: Dot) -> Element:
    svg = drawing(f"{row.name}: {row.text}", 28)
    for tick in TICKS:
        SubElement(svg, "line", {"class": "tick", "x1": f"{tick}%", "x2": f"{tick}%", "y1": "0", "y2": "100%"})
    radius = max(LARGEST_DOT * sqrt(row.share), SMALLEST_DOT)
    at = {"cx": percent(row.value / 100), "cy": "50%", "r": f"{radius:.1f}"}
    SubElement(svg, "circle", {"class": f"fill {row.kind}", **at})
    if not isnan(row.low):
        ends = {"x1": percent(row.low / 100), "x2": percent(row.high / 100), "y1": "50%", "y2": "50%"}
        SubElement(svg, "line", {"class": "whisker", **ends})
    return svg


def axis() -> Element:
    svg = Element("svg", {"width": "100%", "height": "16"})
    for tick in TICKS:
        anchor = {0: "start", 100: "end"}.get(tick, "middle")
        text = SubElement(svg, "text", {"x": f"{tick}%", "y": "12", "text-anchor": anchor, "class": "scale"})
        text.text = str(tick)
    return svg


def listed(kind: str, rows: Sequence[tuple[str, str, Element]]) -> Markup:
    return markup(listing(kind, rows))


def listing(kind: str, rows: Sequence[tuple[str, str, Element]]) -> Element:
    """A list of name, drawing and value; the drawing's label says all three, so that they are not read twice."""
    chart = Element("ul", {"class": f"chart {kind}"})
    for name, text, svg in rows:
        item = SubElement(chart, "li")
        SubElement(item, "span", {"class": "name", "aria-hidden": "true"}).text = name
        item.append(svg)
        SubElement(item, "span", {"class": "value", "aria-hidden": "true"}).text = text
    return chart
