"""A customer's reasons are what moves them most, told by a column of the same theme."""

import numpy as np
import pandas as pd
import pytest

from features.catalogue import CATALOGUE
from features.units import as_read
from pipeline.stage import Fitted


@pytest.fixture(scope="module")
def reasons(shop):
    return shop["reasons"]


def of(reasons, figure):
    return reasons[reasons.figure == figure]


@pytest.fixture(scope="module")
def estimated(shop):
    """The estimates of the last date, by customer."""
    found = shop["satisfaction"]
    return found[found.as_of == found.as_of.max()].set_index("customer_id")


def test_reasons_are_ranked_without_gaps_and_no_more_than_asked_for(shop, reasons):
    assert not reasons.duplicated(["customer_id", "figure", "rank"]).any()
    ranks = reasons.groupby(["customer_id", "figure"])["rank"]
    assert (ranks.max() == ranks.size()).all()
    assert reasons["rank"].max() == shop.params("explanations")["reasons"]


def test_the_effect_told_is_what_the_theme_moves(shop, reasons, estimated):
    own = of(reasons, "satisfaction")
    parts = [
        estimated.loc[customer, f"part_{theme}"] for customer, theme in zip(own.customer_id, own.theme, strict=True)
    ]
    np.testing.assert_allclose(own.effect, parts, atol=1e-6)
    assert own.effect.abs().ge(shop.params("explanations")["min_points"]).all()


def test_nobody_is_told_what_is_as_usual_or_not_known(reasons):
    assert reasons.value.notna().all()
    assert not reasons.value.between(reasons.usual_low, reasons.usual_high).any()


def test_what_one_can_act_on_comes_first(reasons):
    actionable = reasons.theme.map(lambda theme: CATALOGUE.themes[theme].actionable)
    ordered = reasons.assign(later=~actionable).sort_values(["figure", "customer_id", "rank"])
    assert ordered.groupby(["figure", "customer_id"]).later.apply(lambda later: later.is_monotonic_increasing).all()
    assert actionable[reasons.figure == "churn"].nunique() == 2


def test_a_reason_on_a_column_with_a_better_side_lies_on_the_side_that_goes_with_it(reasons):
    for one in reasons.itertuples():
        better = CATALOGUE[one.column].feature.better
        is_pain = one.effect < 0 if one.figure == "satisfaction" else one.effect > 0
        if better and not np.isnan(one.usual_low):
            above = one.value > one.usual_high
            assert above == ((better == "lower") == is_pain), one


def test_the_satisfied_are_told_joys_and_the_others_pains(reasons, estimated):
    own = of(reasons, "satisfaction")
    satisfied = own.customer_id.map(estimated.satisfaction_level) == "satisfied"
    assert own.effect[satisfied].gt(0).all()
    assert own.effect[~satisfied].lt(0).all()
    assert satisfied.any()
    assert not satisfied.all()


def test_the_telling_column_is_of_the_theme(reasons):
    assert [CATALOGUE[column].theme.name for column in reasons["column"]] == reasons.theme.tolist()


def test_the_value_told_is_the_customers_own_as_it_is_read(shop, reasons):
    profiles = shop["profiles"]
    now = profiles[profiles.as_of == profiles.as_of.max()].set_index("customer_id")
    for one in of(reasons, "satisfaction").itertuples():
        own = as_read([now.loc[one.customer_id, one.column]], CATALOGUE[one.column].feature.unit)
        assert one.value == own[0]


def test_only_who_may_be_lost_has_reasons_to_leave(shop, reasons):
    churn = shop["churn"]
    told = of(reasons, "churn")
    assert set(told.customer_id) <= set(churn.customer_id[churn.churn_probability.notna()])
    assert told.effect.between(0, 100).all()
    assert len(told)


def test_importance_lists_every_theme_of_each_figure_largest_first(shop, estimated):
    importance = shop["importance"]
    for _, rows in importance.groupby("figure"):
        assert rows.mean_absolute_effect.is_monotonic_decreasing
        assert rows.theme.is_unique
    own = importance[importance.figure == "satisfaction"].set_index("theme").mean_absolute_effect
    parts = estimated.filter(regex="^part_").rename(columns=lambda name: name.removeprefix("part_"))
    pd.testing.assert_series_equal(own, parts.abs().mean(), check_names=False, check_like=True, atol=1e-6)


def test_without_a_churn_model_satisfaction_is_still_explained(shop, reasons):
    unlearned = shop["churn"].assign(churn_probability=np.nan)
    outputs = shop.run("explanations", churn=unlearned, churn_model=None)
    pd.testing.assert_frame_equal(outputs["reasons"], of(reasons, "satisfaction"), check_dtype=False)
    assert set(outputs["importance"].figure) == {"satisfaction"}


def test_one_reason_may_be_enough(shop):
    assert shop.run("explanations", params={"reasons": 1})["reasons"]["rank"].unique().tolist() == [1]


def test_reasons_would_be_told_again_by_other_customers(shop):
    figures = shop.metrics("explanations")
    assert figures["strongest_themes_overlap"] < figures["reasons_overlap"]
    assert figures["reasons_overlap"] >= 0.8


def test_which_reasons_of_a_champion_are_steady_is_known_without_learning(shop, reasons):
    champion = Fitted({"steadiness": shop["steadiness"]}, {})
    nothing_known = shop["outcomes"].head(0)
    again = shop.run("explanations", params={"champion": champion}, outcomes=nothing_known)
    pd.testing.assert_frame_equal(again["reasons"], reasons)
    assert again["metrics"] == shop.metrics("explanations")


def test_every_segment_has_its_own_importance_beside_that_of_all(shop):
    found, memberships = shop["importance_by_segment"], shop["memberships"]
    now = memberships[memberships.as_of == memberships.as_of.max()]
    assert set(found[found.figure == "satisfaction"].segment_id.dropna()) == {*now.segment_id}
    whole = found[(found.figure == "satisfaction") & found.segment_id.isna()].set_index("theme")
    expected = of(shop["importance"], "satisfaction").set_index("theme").mean_absolute_effect
    pd.testing.assert_series_equal(whole.mean_absolute_effect, expected, check_like=True, atol=1e-5)
    assert (whole.customers == len(now)).all()


def test_an_even_sample_of_those_at_risk_shows_what_each_theme_adds_or_takes(shop):
    risk, churn = shop["risk_by_theme"], shop["churn"]
    at_risk = churn.churn_probability.notna().sum()
    assert set(risk.theme) == set(of(shop["importance"], "churn").theme)
    assert (risk.groupby("theme").size() == min(300, at_risk)).all()
    assert risk.effect.between(-100, 100).all()
    assert risk.effect.min() < 0 < risk.effect.max()
    assert shop.run("explanations", churn_model=None)["risk_by_theme"].empty
