"""What went wrong stands under its theme, at the moment it went wrong."""

import ibis
import pandas as pd
import pytest

from features.troubles import troubles

COLUMNS = {
    "customer_id": "string",
    "order_id": "string",
    "kind": "string",
    "occurred_at": "timestamp(6)",
    "promised_at": "timestamp(6)",
    "late_hours": "float64",
    "failed": "boolean",
}


def at(day):
    return pd.Timestamp("2026-06-01") + pd.Timedelta(days=day)


def event(kind, day, order_id=None, **values):
    return {"customer_id": "a", "order_id": order_id, "kind": kind, "occurred_at": at(day), **values}


def found(*events):
    """The theme and day of each trouble."""
    log = ibis.memtable(
        pd.DataFrame(events, columns=[*COLUMNS]).astype({"late_hours": float, "promised_at": "datetime64[us]"}),
        schema=COLUMNS,
    )
    rows = troubles(log).order_by(["at", "theme"]).to_pyarrow().to_pylist()
    return [(row["theme"], (row["at"] - at(0)).days) for row in rows]


@pytest.mark.parametrize(
    ("one", "theme"),
    [
        (event("delivery", 1, late_hours=2.0), "delivery"),
        (event("delivery", 1, late_hours=-2.0, failed=True), "delivery"),
        (event("return", 1), "returns"),
        (event("contact", 1, failed=True), "contact"),
        (event("contact", 1, late_hours=0.5), "contact"),
        (event("purchase", 1, failed=True), "orders"),
        (event("visit", 1, failed=True), "site"),
    ],
)
def test_each_trouble_has_its_theme(one, theme):
    assert found(one) == [(theme, 1)]


@pytest.mark.parametrize("kind", ["delivery", "contact", "purchase", "visit", "survey", "review"])
def test_what_went_well_or_is_not_known_is_no_trouble(kind):
    assert found(event(kind, 1, failed=False, late_hours=-1.0), event(kind, 2)) == []


def test_a_promise_is_broken_at_its_hour_while_the_parcel_is_on_its_way():
    ordered = event("purchase", 0, "o", promised_at=at(3))
    assert found(ordered) == [("delivery", 3)]
    assert found(ordered, event("delivery", 2, "o", late_hours=-24.0)) == []
    assert found(ordered, event("delivery", 5, "o", late_hours=48.0)) == [("delivery", 3), ("delivery", 5)]


def test_a_cancelled_order_promises_nothing():
    assert found(event("purchase", 0, "o", promised_at=at(3), failed=True)) == [("orders", 0)]
