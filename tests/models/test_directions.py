from typing import get_args

import numpy as np
import pytest

from models.directions import METHODS, Method, Search, cosines, each_way, share_within, unit
from pipeline.stages import segments

RANDOM = np.random.default_rng(0)
TWO_WAYS = RANDOM.normal(0, 1, (600, 3)) + np.where(np.arange(600)[:, None] < 300, [-20, 0, 0], [0, 0, 15])
"""Reasons of 300 customers whom the first theme pulls down, and of 300 whom the third lifts."""

FINDING = [method for method in METHODS if method != "levels"]


def search(method: Method) -> Search:
    return Search(method, min_cluster_size=50, min_samples=5, random_state=0)


@pytest.mark.parametrize("method", FINDING)
def test_planted_directions_are_found_by_every_method(method):
    found = [one.direction for one in search(method)(TWO_WAYS)]
    for planted in ([-1, 0, 0], [0, 0, 1]):
        assert max(cosines(np.array(found), np.array(planted))) > 0.99


@pytest.mark.parametrize("method", FINDING)
def test_nine_in_ten_members_reach_the_radius(method):
    for members, direction, radius in search(method)(TWO_WAYS):
        assert share_within(radius, unit(TWO_WAYS[members]), direction) == pytest.approx(0.9, abs=0.02)


def test_for_levels_only_nothing_is_looked_for():
    assert list(search("levels")(TWO_WAYS)) == []


@pytest.mark.parametrize("method", METHODS)
def test_no_method_finds_a_cluster_in_one_round_cloud(method):
    assert list(search(method)(RANDOM.normal(0, 8, (1200, 3)))) == []


@pytest.mark.parametrize("method", METHODS)
def test_customers_who_are_all_the_same_are_no_fault(method):
    same = np.tile([[-9.0, 4, 1]], (200, 1))
    assert all(one.members.all() for one in search(method)(same))


def test_there_is_a_cluster_for_each_theme_and_way_where_so_many_directions_differ():
    assert each_way(unit(TWO_WAYS)) == 6
    assert each_way(np.array([[1.0, 0], [1, 0], [0, 1]])) == 2


def test_the_stage_offers_every_method():
    assert set(get_args(segments.Method)) == set(get_args(Method)) == set(METHODS)


def test_a_direction_has_length_one_and_nothing_has_none():
    assert unit(np.array([[3.0, 4], [0, 0]])).tolist() == [[0.6, 0.8], [0, 0]]


def test_cosines_are_rounded_so_that_equals_stay_equal():
    thirds = unit(np.array([[1.0, 1, 1], [3, 3, 3]]))
    first, second = cosines(thirds, np.array([0.1, 0.2, 0.3]))
    assert first == second
