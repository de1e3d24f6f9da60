"""What the data supports, and the segments, in a terminal."""

from collections.abc import Callable

import pandas as pd
import pytest

from pipeline.report.findings import Findings
from pipeline.report.terminal import print_readiness, print_segments, told
from pipeline.report.wording import Words

ROW = {
    "segment": "Neutral: late deliveries",
    "customers": 1234,
    "share": 0.256,
    "satisfaction": 61.7,
    "nps": float("nan"),
    "nps_answers": 9,
    "churn_probability": 0.08,
    "value_at_risk": 56789.4,
}


def test_segment_stands_on_one_line_with_unknown_figures_as_a_dash(capsys: pytest.CaptureFixture[str]) -> None:
    print_segments(pd.DataFrame([ROW]))
    _, line = capsys.readouterr().out.splitlines()
    assert line.split() == ["Neutral:", "late", "deliveries", "1,234", "26%", "62", "-", "9", "8%", "56,789"]


def test_order_of_the_segments_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    print_segments(pd.DataFrame([{**ROW, "segment": "worst"}, {**ROW, "segment": "best"}]))
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["segment", "worst", "best"]


def test_brackets_in_a_name_are_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    print_segments(pd.DataFrame([{**ROW, "segment": "[red]late[/red]"}]))
    assert "[red]late[/red]" in capsys.readouterr().out


@pytest.mark.parametrize(("value", "said"), [(None, "-"), (float("nan"), "-"), (0.0, "+0"), (-3.4, "-3")])
def test_figure_that_is_not_known_is_a_dash(value: float | None, said: str) -> None:
    assert told(value, "{:+.0f}") == said


def test_readiness_tells_status_what_and_why_then_what_to_mend(
    capsys: pytest.CaptureFixture[str], full: Callable[[Words], Findings], english: Words
) -> None:
    print_readiness(full(english).readiness)
    told = " ".join(capsys.readouterr().out.split())
    assert told.startswith("From 1 Jul 2024 to 30 Jun 2026: 730 days, 3 of them without any event.")
    assert "○ no Who will leave Only 1.7% of customers bought or used the service on more than one day" in told
    assert "Warning: Purchases: 30 in 2025-02" in told
    assert "\x1b" not in told, "colour is for a terminal"
