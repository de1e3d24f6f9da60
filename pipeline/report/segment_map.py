"""The segment map: how satisfied segments are, how likely to leave, and how large."""

from dataclasses import dataclass
from math import ceil, floor, sqrt
from typing import Self
from xml.etree.ElementTree import Element, SubElement

import pandas as pd
from markupsafe import Markup

from pipeline.report.charts import drawing, markup, percent
from pipeline.report.texts import counted, say
from pipeline.report.wording import Words

LEVEL = "satisfaction_level"

HEIGHT, LARGEST, SMALLEST = 300, 40, 11
"""Pixels: of the map, and the radius of a circle for all customers and of one that still holds its number."""

ACROSS, UP = 10, 0.1
"""Steps between lines: points of satisfaction, shares of customers who may leave."""


@dataclass(frozen=True)
class Axis:
    """A scale from one line to another."""

    low: float
    high: float
    step: float

    @classmethod
    def over(cls, values: pd.Series, step: float) -> Self:
        """All values with room for half a step, or more, at either end."""
        low, high = (values.min() / step - 0.5, values.max() / step + 0.5)
        return cls(max(floor(low), 0) * step, ceil(high) * step, step)

    def at(self, value: float) -> float:
        return (value - self.low) / (self.high - self.low)

    @property
    def lines(self) -> list[float]:
        return [self.low + number * self.step for number in range(round((self.high - self.low) / self.step) + 1)]


def sentence(segments: pd.DataFrame, words: Words) -> str | None:
    """Where most leavers are to be expected; None where nobody's leaving is foreseen."""
    known = segments[segments.churn_probability.notna()]
    if known.empty:
        return None
    most = known.iloc[int((known.customers * known.churn_probability).argmax())]
    return say(
        words,
        "map_say",
        segment=most.segment,
        satisfaction=words.number(most.satisfaction),
        risk=words.percent(most.churn_probability),
        customers=counted(words, int(most.customers), "customers"),
    )


def segment_map(segments: pd.DataFrame, label: str, words: Words) -> Markup:
    """A circle per segment with its number: to the right more satisfied, upwards more likely to leave."""
    known = segments.assign(number=range(1, len(segments) + 1)).dropna(subset="churn_probability")
    across, up = Axis.over(known.satisfaction, ACROSS), Axis.over(known.churn_probability, UP)
    svg = drawing(label, HEIGHT)
    grid(svg, across, up, words)
    numbers = Element("g")
    for row in known.sort_values(["share", "number"], ascending=[False, True]).to_dict("records"):
        x, y, level = percent(across.at(row["satisfaction"])), percent(1 - up.at(row["churn_probability"])), row[LEVEL]
        radius = max(LARGEST * sqrt(row["share"]), SMALLEST)
        SubElement(svg, "circle", {"cx": x, "cy": y, "r": f"{radius:.1f}", "class": f"fill {level}"})
        inside = {"x": x, "y": y, "dy": ".35em", "text-anchor": "middle", "class": f"numbered {level}"}
        SubElement(numbers, "text", inside).text = str(row["number"])
    svg.append(numbers)
    return markup(svg)


def grid(svg: Element, across: Axis, up: Axis, words: Words) -> None:
    """Lines with their values, those of satisfaction below and those of leaving to the left."""
    for value in across.lines:
        x = percent(across.at(value))
        SubElement(svg, "line", {"class": "tick", "x1": x, "x2": x, "y1": "0", "y2": "100%"})
        below = {"x": x, "y": "100%", "dy": "18", "text-anchor": "middle", "class": "scale"}
        SubElement(svg, "text", below).text = words.number(value)
    for value in up.lines:
        y = percent(1 - up.at(value))
        SubElement(svg, "line", {"class": "tick", "x1": "0", "x2": "100%", "y1": y, "y2": y})
        beside = {"x": "-8", "y": y, "dy": ".35em", "text-anchor": "end", "class": "scale"}
        SubElement(svg, "text", beside).text = words.percent(value)
