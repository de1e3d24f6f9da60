"""Pains by theme, touchpoint and channel."""

import pandas as pd
import pytest

from models.metrics import Interval
from models.pain import ExtraChurn
from pipeline.pains.efforts import Effort
from pipeline.pains.table import COLUMNS, pain_table

CUSTOMERS = pd.Index(["a", "b", "c", "d"], name="customer_id")
LOST = pd.DataFrame({"site": [4.0, 2.0, 0.0, 0.0], "price": [0.0, 0.0, 5.0, 0.0], "orders": 0.0}, index=CUSTOMERS)
PLACED = pd.DataFrame(
    [("a", "site", "visit", "web", 3.0), ("a", "site", "visit", "app", 1.0), ("b", "site", "visit", None, 2.0)],
    columns=["customer_id", "theme", "touchpoint", "channel", "points"],
)
WORTH = pd.Series([100.0, 0.0, 300.0, 100.0], CUSTOMERS)
EXTRA = ExtraChurn(Interval(0.01, 0.005, 0.015), pd.Series(dtype=float))
EFFORTS = {
    one.place: one
    for one in (Effort(theme="site", effort="S"), Effort(theme="site", touchpoint="visit/web", effort="L"))
}


def row(table, *place):
    """The only row of a theme, touchpoint and channel."""
    wanted = [*place, *[None] * (3 - len(place))]
    told = table[["theme", "touchpoint", "channel"]].astype(object)
    (found,) = table[(told.where(told.notna(), "-") == [one or "-" for one in wanted]).all(axis=1)].to_dict("records")
    return found


@pytest.fixture(scope="module")
def table():
    return pain_table(PLACED, LOST, WORTH, EXTRA, EFFORTS)


def test_themes_stand_before_touchpoints_before_channels_and_much_impact_before_little(table):
    assert tuple(table.columns) == COLUMNS
    places = [tuple(one) for one in table[["theme", "touchpoint", "channel"]].fillna("-").itertuples(index=False)]
    assert places == [
        ("price", "-", "-"),
        ("site", "-", "-"),
        ("site", "visit", "-"),
        ("site", "visit", "web"),
        ("site", "visit", "app"),
    ]


def test_customers_points_and_money_are_those_hurt_at_the_place(table):
    whole = row(table, "site")
    assert (whole["customers"], whole["share"], whole["points"]) == (2, 0.5, 6.0)
    assert whole["impact"] == pytest.approx(4.0 * 0.01 * 100.0)
    assert row(table, "site", "visit")["points"] == 6.0
    web = row(table, "site", "visit", "web")
    assert (web["customers"], web["points"], web["impact"]) == (1, 3.0, 3.0)
    assert web["points_low"] < 3.0 < web["points_high"]


def test_a_theme_that_hurts_nobody_has_no_row(table):
    assert "orders" not in set(table.theme)


def test_an_effort_is_of_its_own_place_only(table):
    assert (row(table, "site")["effort"], row(table, "site")["quadrant"]) == ("S", "fill_in")
    web = row(table, "site", "visit", "web")
    assert (web["effort"], web["quadrant"]) == ("L", "big_bet")
    assert pd.isna(row(table, "site", "visit")["effort"])
    assert pd.isna(row(table, "price")["quadrant"])


def test_without_extra_churn_pains_rank_by_points():
    table = pain_table(PLACED, LOST, WORTH, None, EFFORTS)
    assert table[table.touchpoint.isna()].theme.tolist() == ["site", "price"]
    assert table.impact.isna().all()
    assert row(table, "site")["quadrant"] == "quick_win"


def test_where_nothing_hurts_the_table_is_empty_with_the_same_columns():
    table = pain_table(PLACED.head(0), LOST * 0, WORTH, EXTRA, EFFORTS)
    assert table.empty
    assert tuple(table.columns) == COLUMNS
