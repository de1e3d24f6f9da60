"""What hurts the small shop's customers."""

import numpy as np
import pandas as pd
import pytest


@pytest.fixture(scope="module")
def pains(shop):
    return shop["pain_points"]


def whole(pains):
    return pains[pains.touchpoint.isna()].set_index("theme")


def test_a_themes_customers_and_points_are_those_its_part_takes_from(shop, pains):
    now = shop["satisfaction"]
    now = now[now.as_of == now.as_of.max()]
    for theme, row in whole(pains).iterrows():
        part = now[f"part_{theme}"]
        taken = -part[part <= -shop.params("pains")["least_points"]]
        assert row.customers == len(taken)
        assert row.share == pytest.approx(len(taken) / len(now), abs=1e-6)
        assert row.points == pytest.approx(taken.sum(), abs=1e-4)
        assert row.points_low < row.points < row.points_high


def test_money_is_told_with_an_interval_once_leaving_goes_with_satisfaction(shop, pains):
    metrics = shop.metrics("pains")
    assert metrics["money"] == "told"
    assert 0 < metrics["extra_churn_per_point_low"] < metrics["extra_churn_per_point"] < 0.02
    assert (pains.impact_low < pains.impact).all()
    assert whole(pains).impact.is_monotonic_decreasing


def test_places_of_a_theme_take_no_more_than_the_theme(pains):
    placed = pains[pains.touchpoint.notna() & pains.channel.isna()].groupby("theme").points.sum()
    assert (placed <= whole(pains).points.reindex(placed.index) + 1e-4).all()
    assert placed["site"] == pytest.approx(whole(pains).points["site"], rel=0.05)


def test_efforts_of_the_source_stand_beside_their_pains(pains):
    assert whole(pains).effort["site"] == "12"
    assert whole(pains).quadrant["site"] in ("quick_win", "fill_in")
    chat = pains[(pains.theme == "contact") & (pains.channel == "chat")]
    assert chat.effort.tolist() == ["S"]


def test_without_outcomes_or_spend_impact_is_in_points_only(shop):
    unknown = shop["churn"].assign(churn_probability=np.nan)
    outputs = shop.run("pains", churn=unknown, declaration=shop.home / "data/sources/demo")
    assert outputs["pain_points"].impact.isna().all()
    assert outputs["metrics"]["money"] == "unknown"
    assert whole(outputs["pain_points"]).points.is_monotonic_decreasing


def test_where_leaving_is_chance_no_money_is_claimed(shop):
    outcomes = shop["outcomes"]
    chance = outcomes.assign(left=np.random.default_rng(0).permutation(outcomes.left))
    outputs = shop.run("pains", outcomes=chance, declaration=shop.home / "data/sources/demo")
    assert outputs["metrics"]["money"] == "no_extra_churn"
    assert outputs["metrics"]["extra_churn_per_point_low"] <= 0
    assert outputs["pain_points"].impact.isna().all()


def test_the_order_of_rows_does_not_matter(shop):
    shuffled = {name: shop[name].sample(frac=1, random_state=0) for name in ("satisfaction", "outcomes", "value")}
    one, other = (
        shop.run("pains", declaration=shop.home / "data/sources/demo", **given)["pain_points"]
        for given in ({}, shuffled)
    )
    pd.testing.assert_frame_equal(one, other, rtol=0, atol=0)
