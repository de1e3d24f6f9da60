"""Dots stand where their values are, and none leaves its row."""

import re

import pytest

from pipeline.report.strips import HEIGHT, WIDTH, Scale, Strip, dots, strips


@pytest.mark.parametrize(
    ("values", "ends"), [([-8.0, 12.1], (-10, 15)), ([3.0], (0, 5)), ([-3.0], (-5, 5)), ([], (0, 5)), ([0.0], (0, 5))]
)
def test_the_scale_goes_from_one_round_number_to_another_past_zero(
    values: list[float], ends: tuple[float, float]
) -> None:
    scale = Scale.around(values)
    assert (scale.low, scale.high) == ends


def test_a_dot_stands_where_its_value_is() -> None:
    assert list(dots([0.0, 5.0, 10.0], Scale(0, 10))) == [(0, 20), (WIDTH / 2, 20), (WIDTH, 20)]


def test_dots_of_one_place_stand_side_by_side_within_the_row() -> None:
    found = list(dots([5.0] * 100, Scale(0, 10)))
    assert len(found) == len(set(found)) > 5
    assert {x for x, _ in found} == {WIDTH / 2}
    assert all(0 < y < HEIGHT for _, y in found)


def test_names_are_text_and_each_row_says_what_it_shows() -> None:
    svg = strips([Strip("<b>price</b>", [1.0, -2.0], "12%")], lambda value: f"{value:+.0f}")
    assert "<b>" not in svg
    assert 'aria-label="&lt;b&gt;price&lt;/b&gt;: 12%"' in svg
    assert re.findall(r">([+-]?\d+)</text>", svg) == ["-5", "+0", "+5"]
