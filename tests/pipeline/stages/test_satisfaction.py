"""Every customer has an estimate at every date, and it rests on no more than was known."""

import numpy as np
import pandas as pd
import pytest

from features.catalogue import CATALOGUE
from models.levels import LEVELS
from pipeline.faults import DataFault
from pipeline.stages.satisfaction import experiences, longer_spans

BANDS = [0, 50, 75, 100]
MOMENT = ["customer_id", "as_of"]


@pytest.fixture(scope="module")
def found(shop):
    return shop["satisfaction"]


@pytest.fixture(scope="module")
def unasked(shop):
    """The stage in a shop that never asked anybody."""
    return shop.run("satisfaction", asked=shop["asked"].head(0))


def test_every_customer_of_every_date_has_one_estimate(shop, found):
    pd.testing.assert_frame_equal(found[MOMENT].reset_index(drop=True), shop["profiles"][MOMENT])
    assert found.satisfaction.between(0, 100).all()


def test_the_level_is_the_band_the_estimate_lies_in(found):
    expected = pd.cut(found.satisfaction, BANDS, right=False, labels=LEVELS, include_lowest=True)
    assert (found.satisfaction_level == expected.astype(object)).all()
    assert set(found.satisfaction_level) == set(LEVELS)


def test_the_interval_holds_the_estimate(found):
    assert (found.satisfaction_low <= found.satisfaction).all()
    assert (found.satisfaction <= found.satisfaction_high).all()
    assert found.satisfaction_low.ge(0).all()
    assert found.satisfaction_high.le(100).all()


def test_the_themes_parts_add_up_to_the_expectation(found):
    inside = found[found.expectation.between(0, 100, inclusive="neither")]
    rest = inside.expectation - inside.filter(regex="^part_").sum(axis=1)
    assert rest.max() - rest.min() < 1e-6


def test_themes_are_what_happened_to_customers(found):
    themes = {name.removeprefix("part_") for name in found.columns if name.startswith("part_")}
    assert themes <= {name for name, theme in CATALOGUE.themes.items() if theme.experience}
    assert "delivery" in themes


def test_an_answer_counts_only_from_when_it_was_given(shop, found):
    first = shop["asked"].groupby("customer_id").answered_at.min()
    answered = found.customer_id.map(first) < found.as_of
    assert found.satisfaction_basis.eq(np.where(answered, "both", "behaviour")).all()
    assert found.own_answers[~answered].eq(0).all()
    assert found.own_answers[answered].ne(0).any()


def test_the_model_tells_later_answers_apart(shop):
    metrics = shop.metrics("satisfaction")
    assert metrics["basis"] == "model"
    assert metrics["answers"] == len(shop["answers"])
    assert metrics["mean_absolute_error"] < metrics["mean_absolute_error_of_the_mean"]
    assert metrics["roc_auc_dissatisfied"] > 0.6
    assert metrics["mean_absolute_error_with_own_answers"] < metrics["mean_absolute_error"]


def test_simple_expectations_stand_beside_the_model(shop):
    metrics = shop.metrics("satisfaction")
    assert metrics["beaten_by"] in {None, metrics["best_baseline"]}
    assert metrics["r2_of_the_mean"] <= 0 < metrics["r2_of_ordinal_logistic"]
    assert metrics["roc_auc_dissatisfied_of_the_mean"] == 0.5
    assert metrics["r2_of_one_rule"] < metrics["r2"]


def test_later_answers_lie_within_their_intervals_and_probabilities_come_true(shop):
    metrics = shop.metrics("satisfaction")
    assert metrics["coverage"] == pytest.approx(0.8, abs=0.06)
    levels = [metrics[f"coverage_{level}"] for level in LEVELS]
    assert levels == pytest.approx([0.8] * 3, abs=0.12)
    assert metrics["calibration_error_dissatisfied"] < 0.08
    assert metrics["calibration_error_delighted"] < 0.08


def test_few_answers_make_an_index_whose_error_nobody_knows(shop):
    outputs = shop.run("satisfaction", params={"min_answers": 10_000})
    assert outputs["metrics"]["basis"] == "index"
    assert outputs["satisfaction"][["satisfaction_low", "satisfaction_high"]].isna().all(axis=None)
    assert outputs["satisfaction"].satisfaction.nunique() > 100


def test_without_any_answer_behaviour_is_all_there_is(unasked, found):
    assert unasked["metrics"]["basis"] == "index"
    assert unasked["metrics"]["answers"] == len(unasked["answers"]) == 0
    assert "r2" not in unasked["metrics"]
    assert set(unasked["satisfaction"].satisfaction_basis) == {"behaviour"}
    assert list(unasked["satisfaction"].columns) == list(found.columns)


def test_only_the_named_channels_answers_count(shop):
    asked = shop["asked"]
    channel = asked.channel.value_counts().index[0]
    outputs = shop.run("satisfaction", params={"answer_channels": [channel]})
    assert len(outputs["answers"]) == (asked.channel == channel).sum() < len(asked)


def test_an_answer_is_expected_without_having_been_learned_from(shop):
    answers = shop["answers"]
    assert answers.expectation.between(0, 100).all()
    assert len(answers) == len(shop["asked"])
    assert (answers.points - answers.expectation).abs().mean() > 5


def test_answers_can_be_weighted_by_who_answers(shop, found):
    weighted = shop.run("satisfaction", params={"weights": "response"})
    assert weighted["metrics"]["basis"] == "model"
    assert not np.allclose(weighted["satisfaction"].satisfaction, found.satisfaction)


def test_a_second_run_gives_the_same_table(shop, found):
    pd.testing.assert_frame_equal(shop.run("satisfaction")["satisfaction"], found, check_dtype=False)


def test_experiences_are_columns_with_a_direction_that_tell_customers_apart(shop):
    profiles = shop["profiles"]
    names = [column.name for column in experiences(profiles)]
    assert names
    assert all(CATALOGUE[name].feature.better and CATALOGUE[name].theme.experience for name in names)
    assert not {"visits_30d", "days_since_last_purchase"} & set(names)
    constant = profiles.assign(**{names[0]: 1.0})
    assert [column.name for column in experiences(constant)] == names[1:]


def test_a_silent_span_is_followed_by_the_next_longer_one_of_the_same_feature():
    names = ["late_share_90d", "late_share_365d", "mean_late_hours_90d", "mean_late_hours_365d", "last_late_hours"]
    assert longer_spans([CATALOGUE[name] for name in names]) == [1, -1, 3, -1, -1]
    assert longer_spans([]) == []


def test_a_column_that_tells_the_answer_itself_stops_the_run(shop):
    bad = shop["asked"].points < shop.params("satisfaction")["neutral_from"]
    told = shop["asked"].assign(unsolved_share_365d=np.where(bad, 0.9, 0.1))
    with pytest.raises(DataFault, match=r"satisfaction: (?s:.*)tells_alone:unsolved_share_365d: alone it ranks"):
        shop.run("satisfaction", asked=told)
    assert shop.metrics("satisfaction")["leaks"] == 0
