"""Drawings are well-formed, in proportion, and say in words what they show."""

from xml.etree.ElementTree import fromstring

import pytest

from pipeline.report.charts import Bar, Dot, Part, bars, dots, stacked

HOSTILE = """<script>alert("x")</script> & 'y'"""


def test_stacked_parts_stand_side_by_side_in_proportion() -> None:
    svg = fromstring(stacked([Part("low", 0.25), Part("high", 0.75)], "a quarter is low"))
    assert [(one.get("x"), one.get("width")) for one in svg.iter("rect")] == [("0.00%", "25.00%"), ("25.00%", "75.00%")]
    assert svg.attrib["aria-label"] == "a quarter is low"
    assert len(list(svg.iter("line"))) == 1


def test_stacked_part_of_nothing_leaves_no_gap() -> None:
    svg = fromstring(stacked([Part("low", 0.0), Part("high", 1.0)], "all are high"))
    assert not list(svg.iter("line"))


def test_longest_bar_fills_the_width_and_others_are_in_proportion() -> None:
    chart = fromstring(bars([Bar("late", 4.0, "4.0"), Bar("slow", 1.0, "1.0")]))
    lengths = [one.get("width") for one in chart.iter("rect") if "fill" in one.attrib["class"]]
    assert lengths == ["100.00%", "25.00%"]


def test_bars_of_nothing_but_zeros_have_no_length() -> None:
    chart = fromstring(bars([Bar("late", 0.0, "0")]))
    assert [one.get("width") for one in chart.iter("rect") if "fill" in one.attrib["class"]] == ["0.00%"]


def test_no_rows_draw_nothing() -> None:
    assert not list(fromstring(bars([])))


def row(**own: object) -> Dot:
    values = {"name": "a", "value": 60.0, "low": 55.0, "high": 65.0, "share": 0.25, "text": "60", "kind": "neutral"}
    return Dot(**{**values, **own})  # type: ignore[arg-type]


def test_dot_stands_at_its_value_with_its_interval_across() -> None:
    chart = fromstring(dots([row()]))
    [circle] = chart.iter("circle")
    [whisker] = [one for one in chart.iter("line") if one.get("class") == "whisker"]
    assert circle.get("cx") == "60.00%"
    assert (whisker.get("x1"), whisker.get("x2")) == ("55.00%", "65.00%")


def test_dot_without_interval_has_no_line() -> None:
    chart = fromstring(dots([row(low=float("nan"), high=float("nan"))]))
    assert [one for one in chart.iter("line") if one.get("class") == "whisker"] == []


def test_areas_of_dots_are_in_proportion_to_shares() -> None:
    small, large = fromstring(dots([row(share=0.2), row(share=0.8)])).iter("circle")
    assert float(large.attrib["r"]) / float(small.attrib["r"]) == pytest.approx(2, abs=0.02)


def test_every_drawing_is_labelled_with_name_and_value() -> None:
    for chart in (bars([Bar("late", 4.0, "4.0 points")]), dots([row(name="late", text="4.0 points")])):
        labels = [one.get("aria-label") for one in fromstring(chart).iter("svg") if one.get("role") == "img"]
        assert labels == ["late: 4.0 points"]


@pytest.mark.parametrize("chart", [bars([Bar(HOSTILE, 1.0, HOSTILE)]), dots([row(name=HOSTILE, text=HOSTILE)])])
def test_names_stay_text(chart: str) -> None:
    tree = fromstring(chart)
    assert not list(tree.iter("script"))
    assert HOSTILE in [one.text for one in tree.iter("span")]
