"""Lines of a trace: parts by size, long ones folded."""

import pandas as pd

from pipeline.explain.lines import WIDTH, by_theme, columns, folded
from pipeline.report.wording import Words


def test_parts_are_told_largest_first_and_the_small_ones_together():
    parts = pd.Series({"price": 0.5, "delivery": -2.0, "site": 0.02, "orders": 0.01})
    assert list(by_theme(60.0, parts, "points")) == [
        "   60.00  points of the average customer",
        "   -2.00  delivery",
        "   +0.50  price and discounts",
        "   +0.03  2 other themes",
    ]


def test_a_column_is_told_with_the_customer_s_value_beside_the_usual():
    one = {"column": "late_share_90d", "value": 0.5, "usual_low": 0.0, "usual_high": 0.25, "part": -3.5}
    assert list(columns([one], "points", Words("en")))[1] == "   -3.50  late_share_90d = 50%, usually 0–25%"


def test_long_lines_go_on_below_further_in():
    first, *others = folded("  " + "word " * 60)
    assert all(len(line) <= WIDTH for line in (first, *others))
    assert all(line.startswith("      word") for line in others)
