import pandas as pd
import pytest

from benchmarks.pain import recovered, told, worded

PLANTED = pd.Series({"price": 9.0, "delivery": 5.0, "site": 2.0, "orders": 1.0})
STEPS = pd.DataFrame(
    {
        "theme": ["delivery"],
        "threshold_column": ["last_late_hours"],
        "threshold": [0.0],
        "threshold_points": [-44.2],
        "threshold_share": [0.999],
    }
)


def test_the_planted_order_is_recovered_whatever_the_sizes():
    assert recovered(pd.Series({"orders": 10.0, "site": 11.0, "delivery": 12.0, "price": 13.0}), PLANTED) == 1
    assert recovered(
        pd.Series({"orders": 11.0, "site": 10.0, "delivery": 12.0, "price": 13.0}), PLANTED
    ) == pytest.approx(0.8)


def test_a_pain_that_is_not_found_has_taken_nothing():
    assert recovered(pd.Series({"price": 9.0, "delivery": 5.0, "site": 2.0}), PLANTED) == 1


def test_each_theme_has_a_row_with_its_threshold():
    first, _, last = told("demo", pd.Series({"delivery": 2000.4, "price": 2.0, "site": 1.0}), STEPS, PLANTED)
    assert first == ["demo", "delivery", "2,000", "5", "0.800", "last_late_hours >= 0", "-44.2", "1.00"]
    assert last[-3:] == worded(None)
