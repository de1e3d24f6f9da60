"""Of three themes those are told that the customer really has."""

import numpy as np
import pandas as pd

from pipeline.reasons.facts import Usual
from pipeline.reasons.told import ACTIONABLE, Limits, Moved, blocks, told

NAMES = ["days_since_last_visit", "returns_90d", "late_deliveries_90d"]
BASE = pd.DataFrame(
    {"days_since_last_visit": [1.0, 5, 9, 12], "returns_90d": 0.0, "late_deliveries_90d": [0.0, 0, 1, 1]}
)


def found(own: dict[str, float], points: list[float], count: int = 3) -> list[tuple[str, float]]:
    moved = Moved(
        pd.DataFrame([{"customer_id": "a", **own}]),
        pd.DataFrame([points], columns=["recency", "returns", "delivery"]),
        np.array([points]),
        np.ones(1, dtype=np.int64),
        np.array([True]),
    )
    rows = told(moved, Usual.of(BASE, NAMES), Limits(count, 1.0))
    return list(zip(rows["column"], rows.effect, strict=True))


def test_what_one_can_act_on_is_told_before_what_is_stronger() -> None:
    own = {"days_since_last_visit": 60.0, "returns_90d": 2.0, "late_deliveries_90d": 0.0}
    assert found(own, [20.0, 8.0, 3.0]) == [("returns_90d", 8), ("days_since_last_visit", 20)]


def test_the_strongest_are_chosen_before_they_are_put_in_order() -> None:
    own = {"days_since_last_visit": 60.0, "returns_90d": 2.0, "late_deliveries_90d": 4.0}
    assert found(own, [20.0, 2.0, 3.0], count=2) == [("late_deliveries_90d", 3), ("days_since_last_visit", 20)]


def test_a_theme_whose_column_is_as_usual_is_no_reason_however_strong() -> None:
    own = {"days_since_last_visit": 5.0, "returns_90d": 0.0, "late_deliveries_90d": 1.0}
    assert found(own, [20.0, 8.0, 3.0]) == []


def test_time_and_habits_are_not_acted_on() -> None:
    assert {"delivery", "contact", "price"} <= set(ACTIONABLE)
    assert not {"recency", "purchases", "loyalty", "visits"} & set(ACTIONABLE)


def test_blocks_are_all_rows_in_order_and_an_empty_table_is_one() -> None:
    assert [len(block) for block in blocks(pd.DataFrame({"a": range(250_000)}))] == [100_000, 100_000, 50_000]
    assert [len(block) for block in blocks(BASE.head(0))] == [0]
