"""Segments keep their ids and names when the pipeline runs again on later data."""

import pandas as pd
import pytest

from models.identity.matching import jaccard, overlap, steady
from pipeline.report.tables import names_of
from pipeline.report.wording import LANGUAGES, Words

LATER = pd.Timedelta(days=21)
"""After the first run: no date of one run is among those of the other."""


@pytest.fixture(scope="module")
def first(shop):
    """What the finished shop remembers of its run."""
    return {"stays": shop["stays"], "segment_register": shop["segment_register"]}


def again(shop, first, satisfaction, source):
    """The segments of a later run and under which ids they go on."""
    segmented = shop.run("segments", satisfaction=satisfaction, source=source, profiles=profiles_of(shop, satisfaction))
    found = {name: segmented[name] for name in ("placements", "groups", "segmenter")}
    return segmented, shop.run("identities", **found, source=source, **first)


def profiles_of(shop, satisfaction):
    """A profile for each estimate; new customers live like those they were made from."""
    known = shop["profiles"].set_index(["customer_id", "as_of"])
    return known.loc[list(zip(satisfaction.lives_like, satisfaction.lives_on, strict=True))].reset_index(drop=True)


@pytest.fixture(scope="module")
def later(shop, first):
    """A run three weeks later, when customers like a tenth of the old ones have come."""
    old = shop["satisfaction"]
    old = old.assign(lives_like=old.customer_id, lives_on=old.as_of)
    new = old[old.customer_id.isin(sorted(old.customer_id.unique())[::10])]
    found = pd.concat([old, new.assign(customer_id="new " + new.customer_id)], ignore_index=True)
    found = found.assign(as_of=found.as_of + LATER)
    source = shop["source"] | {"as_of": str((found.as_of.max()).date())}
    return again(shop, first, found, source)


def test_with_a_tenth_of_new_customers_ids_and_names_stay(shop, first, later):
    _, identified = later
    assert set(identified["memberships"].segment_id) >= set(shop["memberships"].segment_id)
    for words in map(Words, LANGUAGES):
        assert names_of(identified["descriptions"], words).items() >= names_of(shop["descriptions"], words).items()
    alike = jaccard(overlap(steady(first["stays"], identified["memberships"])))
    shared = {one: round(float(alike.loc[one, one]), 2) for one in alike.index}
    print(f"Jaccard by segment: {shared}")
    assert min(shared.values()) >= 0.5
    assert identified["metrics"]["died"] == 0


def test_what_the_model_places_otherwise_is_told_apart(shop, later):
    _, identified = later
    moves = identified["migrations"]
    [since] = set(moves.since[moves.because == "model changed"].astype(str))
    assert since == shop["source"]["as_of"]
    assert 0 <= identified["metrics"]["placed_otherwise_share"] < 0.2
    assert moves.customers[moves.because == "model changed"].sum() == identified["metrics"]["compared_customers"]


def test_a_run_made_again_finds_the_same(shop, first, later):
    segmented, identified = later
    remembered = {name: identified[name] for name in ("stays", "segment_register")}
    source = shop["source"] | {"as_of": str(identified["stays"].as_of.max().date())}
    found = {name: segmented[name] for name in ("placements", "groups", "segmenter")}
    repeated = shop.run("identities", **found, source=source, **remembered)
    assert repeated["segment_register"] == identified["segment_register"]
    for name in ("memberships", "migrations", "stays"):
        pd.testing.assert_frame_equal(repeated[name], identified[name])


def test_in_the_first_run_nothing_has_become_of_anything(shop):
    assert shop.metrics("identities") == {"born": 0, "died": 0, "split": 0, "merged": 0}
    assert set(shop["migrations"].because) == {"customer changed"}


def test_where_segments_are_only_levels_they_stay_so(shop, first):
    """A log that has lost its structure: the customers of a level find each other in its one segment."""
    satisfaction = shop["satisfaction"]
    flat = dict.fromkeys([name for name in satisfaction.columns if name.startswith("part_")], 0.0)
    found = satisfaction.assign(**flat, lives_like=satisfaction.customer_id, lives_on=satisfaction.as_of)
    found["as_of"] += LATER
    source = shop["source"] | {"as_of": str(found.as_of.max().date())}
    _, identified = again(shop, first, found, source)
    assert len(identified["descriptions"]) == 3
    assert identified["metrics"]["died"] >= 1
    earlier = {one["segment_id"] for one in shop["segment_register"]["segments"]}
    alive = {one["segment_id"] for one in identified["segment_register"]["segments"]}
    assert earlier <= alive
    repeated = again(
        shop,
        {name: identified[name] for name in first},
        found.assign(as_of=found.as_of + LATER),
        source | {"as_of": str((found.as_of.max() + LATER).date())},
    )[1]
    assert set(repeated["memberships"].segment_id) == set(identified["memberships"].segment_id)


def test_moves_are_counted_of_all_who_were_there_on_both_dates(shop):
    moves, members = shop["migrations"], shop["memberships"]
    since = pd.Timestamp(moves.since.iloc[0])
    assert (members.as_of.max() - since).days >= shop.params("identities")["moves_days"]
    then, now = (set(members.customer_id[members.as_of == day]) for day in (since, members.as_of.max()))
    assert moves.customers.sum() == len(then & now)


def test_every_customer_of_the_date_has_a_stay(shop):
    members, stays = shop["memberships"], shop["stays"]
    now = members[members.as_of == members.as_of.max()].set_index("customer_id").segment_id
    pd.testing.assert_series_equal(stays.set_index("customer_id").segment_id.sort_index(), now.sort_index())
    assert (stays.segment_since <= stays.as_of).all()
