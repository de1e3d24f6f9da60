"""Each segment stands where its satisfaction and its leaving put it."""

import re
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from pipeline.report.findings import Findings
from pipeline.report.segment_map import Axis, segment_map, sentence
from pipeline.report.wording import Words

Case = Callable[[Words], Findings]


@pytest.mark.parametrize(
    ("values", "step", "lines"),
    [([41, 78], 10, [30, 40, 50, 60, 70, 80, 90]), ([0.02, 0.12], 0.1, [0, 0.1, 0.2]), ([60], 10, [50, 60, 70])],
)
def test_an_axis_leaves_room_at_its_ends_but_not_below_zero(
    values: list[float], step: float, lines: list[float]
) -> None:
    assert Axis.over(pd.Series(values), step).lines == pytest.approx(lines)


def test_the_segment_with_most_leavers_is_named(full: Case, english: Words) -> None:
    segments = full(english).segments.assign(churn_probability=[0.9, 0.1, 0.2])
    assert sentence(segments, english) == (
        "Most leavers are to be expected from “Dissatisfied: late deliveries”: 200\N{NO-BREAK SPACE}customers, "
        "satisfaction 31, 90% may leave."
    )


def test_where_leaving_is_not_foreseen_there_is_no_map(full: Case, english: Words) -> None:
    assert sentence(full(english).segments.assign(churn_probability=np.nan), english) is None


def test_every_segment_has_its_circle_and_number(full: Case, english: Words) -> None:
    segments = full(english).segments.assign(churn_probability=[0.4, np.nan, 0.1])
    svg = segment_map(segments, "a <b> label", english)
    assert "<b>" not in svg
    assert re.findall(r'numbered (\w+)">(\d)', svg) == [("satisfied", "3"), ("dissatisfied", "1")]
    across, up = Axis.over(segments.satisfaction.iloc[[0, 2]], 10), Axis.over(segments.churn_probability.dropna(), 0.1)
    assert f'cx="{100 * across.at(31):.2f}%" cy="{100 * (1 - up.at(0.4)):.2f}%"' in svg
