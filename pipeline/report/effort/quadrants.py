"""The Effort/Impact matrix as inline SVG: where each rated pain lies."""

from collections.abc import Sequence
from math import log
from xml.etree.ElementTree import Element, SubElement

from markupsafe import Markup

from pipeline.pains.efforts import SIZES
from pipeline.pains.quadrants import LITTLE, MUCH
from pipeline.report.charts import drawing, markup, percent
from pipeline.report.effort.pains import Pain
from pipeline.report.effort.texts import QUADRANTS, TEXTS
from pipeline.report.wording import Words

EASIEST, HARDEST = 0.5 * SIZES["S"], 2 * SIZES["L"]
"""Person-days at the ends of the matrix; less and more stand there too."""

HEIGHT, MARGIN, RADIUS = 260, 24, 12
NEAR = 0.03
"""Of the width, between dots that would cover each other."""

CORNERS = {
    "quick_win": ("0", "12", "start"),
    "big_bet": ("100%", "12", "end"),
    "fill_in": ("0", str(HEIGHT), "start"),
    "money_pit": ("100%", str(HEIGHT), "end"),
}
"""Where each quadrant's name stands: x, y and anchor."""


def matrix(found: Sequence[Pain], words: Words) -> Markup:
    """Effort to the right, impact upwards with its interval, each rated pain by its number in the table."""
    rated = [(number, one) for number, one in enumerate(found, 1) if one.quadrant is not None]
    names = "; ".join(f"{number}. {one.name}" for number, one in rated)
    svg = drawing(words.pick(TEXTS["matrix"]).format(pains=names), HEIGHT)
    border = percent(across(LITTLE))
    SubElement(svg, "line", {"class": "tick", "x1": border, "x2": border, "y1": "0", "y2": str(HEIGHT)})
    SubElement(svg, "line", {"class": "tick", "x1": "0", "x2": "100%", "y1": up(MUCH), "y2": up(MUCH)})
    for name, (x, y, anchor) in CORNERS.items():
        corner = {"x": x, "y": y, "text-anchor": anchor, "class": "scale"}
        SubElement(svg, "text", corner).text = words.pick(QUADRANTS[name])
    largest = max(one.weight for one in found)
    before: list[tuple[float, float]] = []
    for number, one in rated:
        at = across(one.effort_days), one.weight / largest
        place(svg, number, one, at, aside=2 * RADIUS * sum(covers(at, other) for other in before))
        before.append(at)
    return markup(svg)


def place(svg: Element, number: int, pain: Pain, at: tuple[float, float], aside: int) -> None:
    """A numbered dot on the line of its interval, moved aside by those it would cover."""
    low, high = (end / pain.weight * at[1] for end in pain.ends)
    own = SubElement(svg, "svg", {"x": percent(at[0])})
    x = str(aside)
    SubElement(own, "line", {"class": "whisker", "x1": x, "x2": x, "y1": up(low), "y2": up(high)})
    SubElement(own, "circle", {"class": "fill plain", "cx": x, "cy": up(at[1]), "r": str(RADIUS)})
    text = {"class": "on", "x": x, "y": up(at[1]), "dy": "4", "text-anchor": "middle"}
    SubElement(own, "text", text).text = str(number)


def covers(one: tuple[float, float], other: tuple[float, float]) -> bool:
    near = 2 * RADIUS / (HEIGHT - 2 * MARGIN)
    return abs(one[0] - other[0]) < NEAR and abs(one[1] - other[1]) < near


def across(days: float) -> float:
    """From the left, as a share of the width: in logarithms, so that S, M and L lie about evenly."""
    within = min(max(days, EASIEST), HARDEST)
    return 0.08 + 0.84 * log(within / EASIEST) / log(HARDEST / EASIEST)


def up(height: float) -> str:
    """From the top, in pixels; the end of an interval may lie in the margin."""
    return f"{min(max(MARGIN + (HEIGHT - 2 * MARGIN) * (1 - height), 0.0), float(HEIGHT)):.1f}"
