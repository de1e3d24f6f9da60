"""A customer's reasons are what moves them most, told by a column of the same theme."""

import numpy as np
import pandas as pd
import pytest

from features.catalogue import CATALOGUE


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


def test_the_first_reason_is_the_theme_with_the_largest_effect(reasons, estimated):
    parts = estimated.filter(regex="^part_")
    pains, joys = (-parts).max(axis=1), parts.max(axis=1)
    largest = pd.Series(np.where(estimated.satisfaction_level == "satisfied", joys, -pains), estimated.index)
    first = of(reasons, "satisfaction").query("rank == 1").set_index("customer_id")
    np.testing.assert_allclose(first.effect, largest.loc[first.index], atol=1e-6)
    named = [parts.loc[customer, f"part_{theme}"] for customer, theme in first.theme.items()]
    np.testing.assert_allclose(first.effect, named, atol=1e-6)


def test_the_satisfied_are_told_joys_and_the_others_pains(reasons, estimated):
    own = of(reasons, "satisfaction")
    satisfied = own.customer_id.map(estimated.satisfaction_level) == "satisfied"
    assert own.effect[satisfied].gt(0).all()
    assert own.effect[~satisfied].lt(0).all()
    assert satisfied.any()
    assert not satisfied.all()


def test_who_is_moved_by_nothing_has_no_reason(reasons, estimated):
    towards = np.where(estimated.satisfaction_level == "satisfied", 1, -1)
    moved = estimated.filter(regex="^part_").mul(towards, axis=0).max(axis=1) > 1e-9
    assert set(of(reasons, "satisfaction").customer_id) == set(estimated.index[moved])


def test_later_reasons_move_less(reasons):
    for _, rows in reasons.groupby("figure"):
        if rows.figure.iloc[0] == "satisfaction":
            sizes = rows.sort_values("rank").groupby("customer_id").effect.apply(lambda effects: effects.abs().tolist())
            assert all(own == sorted(own, reverse=True) for own in sizes)


def test_the_telling_column_is_of_the_theme(reasons):
    assert [CATALOGUE[column].theme.name for column in reasons["column"]] == reasons.theme.tolist()


def test_the_value_told_is_the_customers_own_beside_the_usual(shop, reasons):
    profiles = shop["profiles"]
    now = profiles[profiles.as_of == profiles.as_of.max()].set_index("customer_id")
    own = of(reasons, "satisfaction")
    values = [now.loc[customer, column] for customer, column in zip(own.customer_id, own["column"], strict=True)]
    np.testing.assert_array_equal(own.value.to_numpy(), np.array(values, dtype=float))
    np.testing.assert_array_equal(own.usual, now.median(numeric_only=True).reindex(own["column"]))


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


def test_an_even_sample_of_those_at_risk_shows_what_each_theme_adds_or_takes(shop):
    risk, churn = shop["risk_by_theme"], shop["churn"]
    at_risk = churn.churn_probability.notna().sum()
    assert set(risk.theme) == set(of(shop["importance"], "churn").theme)
    assert (risk.groupby("theme").size() == min(300, at_risk)).all()
    assert risk.effect.between(-100, 100).all()
    assert risk.effect.min() < 0 < risk.effect.max()
    assert shop.run("explanations", churn_model=None)["risk_by_theme"].empty
