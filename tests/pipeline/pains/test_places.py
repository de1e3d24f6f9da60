"""A customer's points go to where their own trouble was."""

import pandas as pd
import pytest

from pipeline.pains.places import at_places

LOST = pd.DataFrame({"site": [8.0, 4.0, 0.0], "price": [0.0, 0.0, 3.0]}, index=["a", "b", "c"])
TOUCHES = pd.DataFrame(
    [
        ("a", "visit", "web", 10, 3),
        ("a", "visit", "app", 90, 1),
        ("b", "visit", "web", 1, 0),
        ("b", "visit", None, 3, 0),
        ("c", "purchase", "store", 2, 0),
        ("c", "campaign", "email", 1, 0),
        ("c", "visit", "web", 5, 5),
    ],
    columns=["customer_id", "kind", "channel", "times", "troubles"],
)


@pytest.fixture(scope="module")
def points():
    found = at_places(LOST, TOUCHES).fillna({"channel": "-"})
    return found.set_index(["customer_id", "theme", "touchpoint", "channel"]).points.to_dict()


def test_points_follow_the_troubles(points):
    assert points["a", "site", "visit", "web"] == 6.0
    assert points["a", "site", "visit", "app"] == 2.0


def test_without_trouble_they_follow_the_visits(points):
    assert points["b", "site", "visit", "web"] == 1.0
    assert points["b", "site", "visit", "-"] == 3.0


def test_a_theme_met_at_two_touchpoints_is_split_between_them(points):
    assert points["c", "price", "purchase", "store"] == 2.0
    assert points["c", "price", "campaign", "email"] == 1.0


def test_no_point_is_lost_twice_or_where_the_theme_is_not_met(points):
    assert sum(points.values()) == LOST.to_numpy().sum()
    assert len(points) == 6


def test_points_of_who_was_never_there_have_no_place():
    assert at_places(LOST, TOUCHES.head(0)).empty
