"""The emotion curve as drawn."""

from math import nan
from xml.etree.ElementTree import fromstring

from pipeline.report.journey.curves import HEIGHT, Point, curve, scale_of

KNOWN = Point("Before", 60.0, 50.0, 70.0, "60 (n = 50)", "neutral")
LOW = Point("After", 20.0, 10.0, 30.0, "20 (n = 40)", "dissatisfied")
UNKNOWN = Point("<b>", nan, nan, nan, "", "plain")


def drawn(*points):
    return fromstring(curve(points, "what it shows"))


def of(svg, tag, kind):
    return [one for one in svg.iter(tag) if kind in one.attrib.get("class", "").split()]


def test_known_stages_are_joined_over_unknown_ones():
    svg = drawn(KNOWN, UNKNOWN, LOW)
    [way] = of(svg, "line", "way")
    assert (way.attrib["x1"], way.attrib["x2"]) == ("16.67%", "83.33%")
    assert len(of(svg, "circle", "fill")) == len(of(svg, "line", "whisker")) == 2


def test_better_is_higher_and_everything_lies_within_the_drawing():
    svg = drawn(KNOWN, LOW)
    high, low = (float(one.attrib["cy"]) for one in svg.iter("circle"))
    assert 0 < high < low < HEIGHT
    assert all(0 < float(one.attrib["y"]) < HEIGHT for one in svg.iter("text"))


def test_bands_are_in_sight_whatever_the_marks():
    for points in ([KNOWN], [LOW], [UNKNOWN]):
        scale = scale_of(points)
        assert scale.bottom < 50 < 75 < scale.top


def test_every_stage_is_named_and_the_drawing_says_what_it_shows():
    svg = drawn(KNOWN, UNKNOWN)
    assert {"Before", "<b>", "60 (n = 50)"} <= {one.text for one in svg.iter("text")}
    assert svg.attrib["aria-label"] == "what it shows"
