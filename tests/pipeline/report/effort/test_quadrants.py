"""Where a pain lies between effort and impact."""

from dataclasses import replace
from math import nan
from xml.etree.ElementTree import fromstring

import pytest

from pipeline.report.effort.pains import Pain
from pipeline.report.effort.quadrants import HEIGHT, matrix, quadrant

PAIN = Pain("delivery", "late <b>", "Deliveries", 10, 100.0, nan, 2)
HALF, SMALL = replace(PAIN, points=50.0, effort=3), replace(PAIN, points=49.0)
FOUND = [PAIN, HALF, SMALL, replace(SMALL, effort=5), replace(PAIN, points=1.0, effort=None)]


def test_little_effort_ends_at_two_and_much_impact_begins_at_half_of_the_largest():
    assert [quadrant(one, FOUND) for one in FOUND] == ["quick_win", "big_project", "fill_in", "leave", None]


def drawn(found, words):
    return fromstring(matrix(found, words))


def test_rated_pains_stand_in_the_matrix_by_their_number(english):
    svg = drawn(FOUND, english)
    assert [one.text for one in svg.iter("text") if one.attrib["class"] == "on"] == ["1", "2", "3", "4"]
    assert "1. late <b>" in svg.attrib["aria-label"]


def test_more_effort_lies_further_right_and_more_impact_higher(english):
    places = [
        (float(one.attrib["x"].rstrip("%")), float(one.attrib["y"])) for one in drawn(FOUND, english).findall("svg")
    ]
    (easy, high), (hard, lower), *_ = places
    assert easy < hard
    assert 0 < high < lower < HEIGHT


@pytest.mark.parametrize(("points", "aside"), [(99.0, "24"), (60.0, "0")])
def test_dots_that_would_cover_each_other_stand_side_by_side(points, aside, english):
    svg = drawn([PAIN, replace(PAIN, points=points)], english)
    assert [one.attrib["cx"] for one in svg.iter("circle")] == ["0", aside]
