"""Sums over customers, exact and of any order."""

import ibis
import pytest

from features.clusters import clustered_sums, medians

ROWS = ibis.memtable(
    [
        {"customer_id": "a", "key": "x", "counted": True, "mark": 2.0, "hours": 1.0},
        {"customer_id": "a", "key": "x", "counted": False, "mark": 4.0, "hours": None},
        {"customer_id": "b", "key": "x", "counted": True, "mark": 1.0, "hours": 4.0},
        {"customer_id": "c", "key": "x", "counted": True, "mark": None, "hours": None},
        {"customer_id": "c", "key": "y", "counted": False, "mark": None, "hours": None},
    ],
    schema={"customer_id": "string", "key": "string", "counted": "boolean", "mark": "float64", "hours": "float64"},
)


@pytest.fixture
def sums():
    return clustered_sums(ROWS, ["key"], ["mark"]).to_pandas().set_index("key")


def test_only_counted_rows_are_events_and_make_customers(sums):
    assert sums.loc["x", ["events", "customers"]].tolist() == [3, 3]
    assert sums.loc["y", ["events", "customers"]].tolist() == [0, 0]


def test_a_figure_is_summed_by_customer_before_it_is_squared(sums):
    names = [f"mark_{one}" for one in ("n", "sum", "customers", "nn", "ny", "yy")]
    assert sums.loc["x", names].tolist() == [3, 7, 2, 2**2 + 1, 2 * 6 + 1, 6**2 + 1]
    assert sums.loc["y", names].tolist() == [0] * 6


def test_the_median_lies_between_the_two_middle_values():
    found = medians(ROWS, ["key"], "hours").to_pandas().set_index("key")
    assert found.loc["x"].tolist() == [2.5, 2]
    assert found.hours.isna()["y"]
