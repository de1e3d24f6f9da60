"""The Effort/Impact matrix: where each rated pain lies, as a word and as inline SVG."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markupsafe import Markup

from pipeline.report.charts import drawing, markup, percent
from pipeline.report.effort.pains import Pain
from pipeline.report.effort.ratings import EASIEST, HARDEST
from pipeline.report.effort.texts import QUADRANTS, TEXTS
from pipeline.report.wording import Words

LITTLE = 2
"""Effort up to here is little."""

MUCH = 0.5
"""Impact from this part of the largest on is much."""

HEIGHT, MARGIN, RADIUS = 260, 24, 12
CORNERS = {
    "quick_win": ("0", "12", "start"),
    "big_project": ("100%", "12", "end"),
    "fill_in": ("0", str(HEIGHT), "start"),
    "leave": ("100%", str(HEIGHT), "end"),
}
"""Where each quadrant's name stands: x, y and anchor."""


def quadrant(pain: Pain, found: Sequence[Pain]) -> str | None:
    """Where a pain lies among all found, None if its effort is not rated."""
    if pain.effort is None:
        return None
    is_easy = pain.effort <= LITTLE
    if impact(pain, found) >= MUCH:
        return "quick_win" if is_easy else "big_project"
    return "fill_in" if is_easy else "leave"


def impact(pain: Pain, found: Sequence[Pain]) -> float:
    """As a part of the largest."""
    return pain.points / max(one.points for one in found)


def matrix(found: Sequence[Pain], words: Words) -> Markup:
    """Effort to the right, impact upwards, each rated pain by its number in the table."""
    rated = [(number, one) for number, one in enumerate(found, 1) if one.effort is not None]
    names = "; ".join(f"{number}. {one.name}" for number, one in rated)
    svg = drawing(words.pick(TEXTS["matrix"]).format(pains=names), HEIGHT)
    border = percent(across(LITTLE + 0.5))
    SubElement(svg, "line", {"class": "tick", "x1": border, "x2": border, "y1": "0", "y2": str(HEIGHT)})
    SubElement(svg, "line", {"class": "tick", "x1": "0", "x2": "100%", "y1": up(MUCH), "y2": up(MUCH)})
    for name, (x, y, anchor) in CORNERS.items():
        corner = {"x": x, "y": y, "text-anchor": anchor, "class": "scale"}
        SubElement(svg, "text", corner).text = words.pick(QUADRANTS[name])
    for number, one in rated:
        place(svg, number, one, found)
    return markup(svg)


def place(svg: Element, number: int, pain: Pain, found: Sequence[Pain]) -> None:
    """A numbered dot, moved aside by those of the same effort and nearly the same impact before it."""
    height, effort = impact(pain, found), pain.effort or EASIEST
    near = 2 * RADIUS / (HEIGHT - 2 * MARGIN)
    before = [one for one in found[: number - 1] if one.effort == effort and impact(one, found) - height < near]
    at = SubElement(svg, "svg", {"x": percent(across(effort)), "y": up(height)})
    aside = str(2 * RADIUS * len(before))
    SubElement(at, "circle", {"class": "fill plain", "cx": aside, "cy": "0", "r": str(RADIUS)})
    SubElement(at, "text", {"class": "on", "x": aside, "y": "4", "text-anchor": "middle"}).text = str(number)


def across(effort: float) -> float:
    """From the left, as a share of the width; the ends keep room for their dots."""
    return 0.08 + 0.84 * (effort - EASIEST) / (HARDEST - EASIEST)


def up(height: float) -> str:
    """From the top, in pixels."""
    return f"{MARGIN + (HEIGHT - 2 * MARGIN) * (1 - height):.1f}"
