"""Every customer is in one segment at every date, and its id says what it is."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd
import pytest

from features.catalogue import CATALOGUE
from models.levels import LEVELS

MOMENT = ["customer_id", "as_of"]
THEMES = "|".join(CATALOGUE.themes)
ID = re.compile(rf"({'|'.join(LEVELS)})-(mixed|({THEMES})-(pain|joy))")


@pytest.fixture(scope="module")
def members(shop):
    """One row per customer and date: all of the estimate, and the segment."""
    return shop["satisfaction"].merge(shop["memberships"], on=MOMENT, validate="1:1")


@pytest.fixture(scope="module")
def now(shop, members):
    return members[members.as_of == members.as_of.max()]


def flat(shop, satisfaction):
    """The segments of customers whom no theme moves."""
    found = shop["satisfaction"]
    parts = dict.fromkeys([name for name in found.columns if name.startswith("part_")], 0.0)
    return shop.run("segments", satisfaction=found.assign(**parts, **satisfaction))


def test_every_customer_is_in_one_segment_at_every_date(shop, members):
    assert len(members) == len(shop["satisfaction"]) == len(shop["memberships"])
    assert members.segment_id.map(ID.fullmatch).notna().all()


def test_the_segment_is_of_the_customers_level(members):
    assert (members.segment_id.str.split("-").str[0] == members.satisfaction_level).all()


def test_members_are_moved_by_their_segments_theme_the_way_it_says(members):
    told = members.segment_id.str.extract(ID)
    for (theme, sign), rows in members.groupby([told[2], told[3]]):
        moved = rows[f"part_{theme}"]
        assert (moved < 0).all() if sign == "pain" else (moved > 0).all()


def test_mixed_is_who_is_in_no_theme(members):
    assert (members.segment_id.str.endswith("-mixed") == (members.membership == "mixed")).all()
    assert set(members.membership) == {"core", "assigned", "mixed"}


def test_structure_is_found_in_the_demo(shop):
    metrics = shop.metrics("segments")
    assert metrics["found_structure"]
    assert metrics["segments"] > 3
    assert metrics["core_share"] + metrics["assigned_share"] + metrics["mixed_share"] == pytest.approx(1)
    assert metrics["rule_agreement"] > 0.6


def test_sizes_and_descriptions_are_of_the_segments_that_have_members_now(shop, now):
    shares = shop["segment_sizes"].set_index("segment_id").share
    expected = now.segment_id.value_counts(normalize=True)
    pd.testing.assert_series_equal(shares, expected, check_names=False, check_like=True, check_dtype=False)
    described = [one["segment_id"] for one in shop["descriptions"]]
    assert set(described) == set(expected.index)
    levels = [LEVELS.index(one["level"]) for one in shop["descriptions"]]
    assert levels == sorted(levels)


def test_a_description_tells_what_moves_its_members(shop, now):
    for one in shop["descriptions"]:
        own = now[now.segment_id == one["segment_id"]]
        for theme, points in one["points_by_theme"].items():
            assert points == pytest.approx(own[f"part_{theme}"].mean(), abs=1e-4)


def test_rules_speak_of_columns_there_are_and_say_how_far_they_hold(shop):
    rules = [one["rule"] for one in shop["descriptions"] if one["rule"]]
    assert rules
    for rule in rules:
        assert {condition["column"] for condition in rule["conditions"]} <= {one.name for one in CATALOGUE.columns}
        assert 0 < rule["precision"] <= 1
        assert 0 < rule["coverage"] <= 1


def test_without_reasons_each_level_is_one_segment(shop):
    outputs = flat(shop, {})
    assert set(outputs["placements"].segment_id) == {f"{level}-mixed" for level in LEVELS}
    assert not outputs["metrics"]["found_structure"]


def test_where_all_are_alike_there_is_one_segment_and_no_rule(shop):
    outputs = flat(shop, {"satisfaction": 60.0})
    assert outputs["metrics"]["segments"] == outputs["metrics"]["biggest_share"] == 1
    assert [(one["segment_id"], one["rule"]) for one in outputs["groups"]] == [("neutral-mixed", None)]


def test_a_second_run_finds_the_same_segments(shop):
    outputs = shop.run("segments")
    pd.testing.assert_frame_equal(outputs["placements"].reset_index(drop=True), shop["placements"], check_dtype=False)
    assert outputs["groups"] == shop["groups"]


@pytest.mark.parametrize("name", ["satisfaction_model", "segmenter", "churn_model", "churn_evaluation", "value_model"])
def test_no_stored_model_holds_the_rows_it_was_learned_from(shop, name):
    learned_from = min(len(shop["answers"]), len(shop["outcomes"]), shop["profiles"].customer_id.nunique())
    assert 0 < max(lengths(shop[name])) < learned_from


def lengths(held: Any) -> Iterator[int]:
    """How long everything is that the object holds."""
    if isinstance(held, (np.ndarray, pd.Series, pd.DataFrame, pd.Index)):
        yield held.shape[0] if held.ndim else 0
    elif isinstance(held, (str, bytes)):
        return
    elif isinstance(held, (list, tuple, set)):
        yield len(held)
        for one in held:
            yield from lengths(one)
    else:
        for one in (held if isinstance(held, Mapping) else getattr(held, "__dict__", {})).values():
            yield from lengths(one)
