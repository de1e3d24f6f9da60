"""Where a pain is drawn between effort and impact."""

from xml.etree.ElementTree import fromstring

import pandas as pd
import pytest

from pipeline.pains.efforts import SIZES
from pipeline.pains.quadrants import LITTLE
from pipeline.report.effort.pains import pains
from pipeline.report.effort.quadrants import HEIGHT, across, matrix
from tests.pipeline.report.journeys import PAIN_POINTS, pain


def drawn(table, words):
    return fromstring(matrix(pains(table, words), words))


def test_rated_pains_stand_in_the_matrix_by_their_number(english):
    svg = drawn(PAIN_POINTS.head(4), english)
    assert [one.text for one in svg.iter("text") if one.attrib["class"] == "on"] == ["1", "2", "3"]
    assert "1. late deliveries; 2. " in svg.attrib["aria-label"]


def test_more_effort_lies_further_right_and_more_impact_higher(english):
    places = [
        (float(one.attrib["x"].rstrip("%")), float(one.find("circle").attrib["cy"]))
        for one in drawn(PAIN_POINTS.head(4), english).findall("svg")
    ]
    (easy, high), (hard, lower), (middle, low) = places
    assert easy < middle < hard
    assert 0 < high < lower < low < HEIGHT


def test_sizes_and_the_border_of_little_effort_follow_each_other_within_the_drawing():
    days = [0.1, SIZES["S"], SIZES["M"], LITTLE, SIZES["L"], 1e9]
    places = [across(one) for one in days]
    assert places == sorted(set(places))
    assert 0 < places[0] < places[-1] < 1


def test_a_dot_stands_on_the_line_of_its_interval(english):
    own = drawn(PAIN_POINTS.head(2), english).findall("svg")[1]
    dot, line = float(own.find("circle").attrib["cy"]), own.find("line").attrib
    assert float(line["y1"]) > dot > float(line["y2"])


@pytest.mark.parametrize(("impact", "aside"), [(99.0, "24"), (60.0, "0")])
def test_dots_that_would_cover_each_other_stand_side_by_side(impact, aside, english):
    easy = ("S", 5.0, "quick_win")
    found = [pain(theme, 1.0, money, effort=easy) for theme, money in (("site", 100.0), ("price", impact))]
    assert [one.attrib["cx"] for one in drawn(pd.DataFrame(found), english).iter("circle")] == ["0", aside]
