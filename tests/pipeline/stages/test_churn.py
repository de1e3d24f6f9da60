"""Who is there to be lost gets a probability that was judged at a later date; what forbids it is said in words."""

from datetime import timedelta

import joblib
import numpy as np
import pandas as pd
import pytest

from features.catalogue import CATALOGUE
from models.baselines import RFM, RULE_COLUMNS
from models.bgnbd import HISTORY
from models.metrics import CHURN
from models.profit import Campaign
from models.ranking import Ranking
from pipeline.artifacts import ARTIFACTS
from pipeline.faults import DataFault
from pipeline.stage import load
from pipeline.stages.churn import PLOTS, of_campaign
from tests.pipeline.stages import subscriptions

ACTIVE = timedelta(days=180)
GAP, HORIZON = timedelta(days=7), timedelta(days=90)


@pytest.fixture(scope="module")
def found(shop):
    return shop["churn"]


@pytest.fixture(scope="module")
def purchases(shop):
    """Orders that were not cancelled: customer and time."""
    bought = shop["events"].execute().query("kind == 'purchase' and failed != True")
    return bought[["customer_id", "occurred_at", "recorded_at"]]


def buyers(purchases, begin, end):
    return set(purchases.customer_id[(purchases.occurred_at >= begin) & (purchases.occurred_at < end)])


def test_every_customer_of_the_last_date_has_a_row(shop, found):
    profiles = shop["profiles"]
    assert found.customer_id.tolist() == profiles.customer_id[profiles.as_of == profiles.as_of.max()].tolist()
    assert found.lifecycle.notna().all()


def test_only_who_bought_lately_is_there_to_be_lost(shop, found, purchases):
    as_of = pd.Timestamp(shop["source"]["as_of"])
    there = buyers(purchases[purchases.recorded_at < as_of], as_of - ACTIVE, as_of)
    assert set(found.customer_id[found.churn_probability.notna()]) == there
    assert found.churn_probability.isna().equals(found.churn_risk.isna())
    assert 0 < len(there) < len(found)


def test_the_risk_is_worded_by_the_limits_given(shop, found):
    params = shop.params("churn")
    probability = found.churn_probability
    expected = np.where(
        probability >= params["high_risk"], "high", np.where(probability >= params["medium_risk"], "medium", "low")
    )
    assert found.churn_risk.dropna().eq(pd.Series(expected)).loc[probability.notna()].all()


def test_a_label_is_silence_after_the_gap(shop, purchases):
    outcomes = shop["outcomes"]
    for as_of, rows in outcomes.groupby("as_of"):
        later = buyers(purchases, as_of + GAP, as_of + GAP + HORIZON)
        assert set(rows.customer_id[~rows.left]) == set(rows.customer_id) & later


def test_all_labels_were_closed_when_the_model_was_judged(shop):
    dates = sorted(shop["outcomes"].as_of.dt.date.unique())
    *earlier, test = dates
    assert str(test) == shop.metrics("churn")["tested_at"]
    assert all(day + GAP + HORIZON <= test for day in earlier)
    assert pd.Timestamp(test + GAP + HORIZON) <= pd.Timestamp(shop["source"]["as_of"])
    assert len(dates) == shop.metrics("churn")["dates_learned_from"] > 2


def test_the_model_and_each_simple_rule_have_the_same_figures(shop):
    metrics = shop.metrics("churn")
    for figure in CHURN:
        rules = {name for name in metrics if name.endswith(f".{figure}")}
        assert rules == {f"{rule}.{figure}" for rule in ("constant", *RULE_COLUMNS)}
    assert metrics["constant.average_precision"] == pytest.approx(metrics["churn_rate"])
    assert metrics["roc_auc"] > metrics["recency_rule.roc_auc"] > 0.5


def test_the_model_is_used_where_it_clearly_beats_the_best_rule(shop):
    metrics = shop.metrics("churn")
    rules = [metrics[f"{rule}.average_precision"] for rule in RULE_COLUMNS]
    assert metrics["average_precision_gain"] == pytest.approx(metrics["average_precision"] - max(rules))
    assert (metrics["used"] == "model") == (metrics["average_precision_gain_low"] > 0)
    assert metrics["used"] == "model"
    assert metrics["calibration_slope"] == pytest.approx(1, abs=0.5)


def test_a_rule_is_used_where_the_model_knows_no_more_than_it(shop):
    profiles = shop["profiles"]
    told = [column.name for column in CATALOGUE.columns if column.name not in (*RFM, *HISTORY)]
    outputs = shop.run("churn", profiles=profiles.assign(**dict.fromkeys(told, 0.0)))
    used, model = outputs["metrics"]["used"], outputs["churn_model"]
    assert used in RULE_COLUMNS
    assert list(model.feature_names_in_) == list(RULE_COLUMNS[used])
    now = outputs["churn"].dropna(subset="churn_probability")
    at = profiles[profiles.as_of == profiles.as_of.max()].set_index("customer_id").loc[now.customer_id]
    np.testing.assert_array_equal(model.predict_proba(at[[*RULE_COLUMNS[used]]])[:, 1], now.churn_probability)


def test_the_curve_of_silences_is_lowest_at_the_one_that_tells_leaving_best(shop):
    metrics, curve = shop.metrics("churn"), shop["d_curve"]
    told = curve[curve.silent >= 30].set_index("days").both_errors
    assert told.idxmin() == metrics["best_silence.days"]
    assert told.min() == pytest.approx(metrics["best_silence.false_alarms"] + metrics["best_silence.missed"], abs=1e-5)


def test_curves_and_slices_are_of_the_test_customers(shop):
    metrics, slices = shop.metrics("churn"), shop["slices"]
    assert shop["calibration"].customers.sum() == metrics["test_customers"]
    assert shop["lift"].lift.iloc[-1] == pytest.approx(1)
    assert shop["precision_recall"].precision.iloc[-1] == pytest.approx(metrics["churn_rate"], abs=0.01)
    assert slices.groupby("slice", sort=False).customers.sum().to_dict() == dict.fromkeys(
        ("segment", "tenure", "channel"), metrics["test_customers"]
    )
    assert set(slices["value"][slices.slice == "segment"]) <= set(shop["memberships"].segment_id)
    assert set(slices["value"][slices.slice == "channel"]) <= {"app", "web", "store", "phone", "chat", "email"}
    assert metrics["weakest_slice_roc_auc"] == slices.roc_auc.min()


def test_how_far_to_rely_on_it_is_graded(shop):
    metrics = shop.metrics("churn")
    assert metrics["grade"] == ("A" if 0.8 <= metrics["calibration_slope"] <= 1.25 else "B")


@pytest.mark.long
def test_other_settings_are_tried_where_asked_for_and_the_profit_is_the_campaigns(shop):
    costs = {"customer_value": 400.0, "offer_cost": 20.0, "contact_cost": 2.0}
    outputs = shop.run("churn", params={"horizon_days": 40, "tuning_rounds": 1, "permutations": 0, "campaign": costs})
    metrics, known = outputs["metrics"], outputs["outcomes"]
    assert (shop.metrics("churn")["tuning_tried"], metrics["tuning_tried"]) == (0, 1)
    assert (metrics["tuning_kept"] == "the given settings") == (metrics["tuning_gain_low"] <= 0)
    left = known.left[known.as_of == known.as_of.max()].to_numpy()
    expected = Campaign(**costs).expected_maximum_profit(left, np.full(len(left), 0.5))
    assert metrics["constant.expected_maximum_profit"] == pytest.approx(expected)


def test_a_campaign_without_sense_is_refused():
    assert of_campaign({"offer_cost": 5.0}) == {"offer_cost": 5.0}
    with pytest.raises(ValueError, match="no offer_price; it has customer_value, offer_cost"):
        of_campaign({"offer_price": 5.0})


OBSTACLES = {
    "who buys once": ({"min_repeat_share": 1.0}, 99, {"obstacle": "one_time_buyers"}),
    "few outcomes": ({"min_outcomes": 10**6}, 99, {"obstacle": "too_few_outcomes"}),
    "one date": ({}, 1, {"obstacle": "log_too_short"}),
    "one date with an outcome": ({}, 3, {"obstacle": "log_too_short"}),
}


@pytest.mark.parametrize(("params", "dates", "told"), OBSTACLES.values(), ids=OBSTACLES)
def test_what_forbids_learning_is_said_and_everything_else_comes_out(params, dates, told, shop, found, tmp_path):
    known = shop["profiles"]
    days = sorted(known.as_of.unique())[-dates:]
    outputs = shop.run("churn", params=params, profiles=known[known.as_of.isin(days)])
    assert outputs["metrics"].items() >= {"learned": False, **told}.items()
    assert outputs["churn"][["churn_probability", "churn_risk"]].isna().all(axis=None)
    classes = ["customer_id", "lifecycle", "rfm", "abc", "xyz"]
    pd.testing.assert_frame_equal(outputs["churn"][classes], found[classes], check_dtype=False)
    for name in load("churn").writes:
        ARTIFACTS[name].write(outputs[name], tmp_path / name)
    assert joblib.load(tmp_path / "churn_model") is None
    for name in ("churn", "outcomes", *PLOTS):
        assert set(ARTIFACTS[name].read(tmp_path / name).columns) <= set(shop[name].columns)


@pytest.fixture(scope="module")
def service(shop):
    """Runs a stage on the log of subscriptions: use and cancellations, no purchase."""
    events = subscriptions.events()
    profiles = subscriptions.profiles(events)
    inputs = {"events": events, "profiles": profiles, "source": subscriptions.SOURCE}
    inputs["memberships"] = profiles[["customer_id", "as_of"]].assign(segment_id="all")

    def run(stage, **params):
        return shop.run(stage, params=params, **inputs)

    return run


@pytest.fixture(scope="module")
def in_contracts(service):
    return service("churn", horizon_days=40, permutations=0)


def test_a_service_of_contracts_is_learned_from_without_any_purchase(in_contracts):
    metrics, outcomes = in_contracts["metrics"], in_contracts["outcomes"]
    assert metrics["learned"]
    assert metrics["outcome"] == "contractual"
    assert metrics["used"] == "model"
    assert metrics["roc_auc"] > 0.6
    assert 0 < outcomes.left.sum() < len(outcomes) / 2


def test_who_ended_a_contract_is_neither_learned_from_nor_scored(in_contracts):
    churn = in_contracts["churn"]
    gone = churn[churn.lifecycle == "lost"]
    assert len(gone) > 50
    assert gone.churn_probability.isna().all()
    ended = subscriptions.events().filter(lambda event: event.kind == "cancellation").to_pandas()
    told = in_contracts["outcomes"].merge(ended[["customer_id", "occurred_at"]], on="customer_id")
    assert (told.occurred_at >= told.as_of).all()


def test_readiness_foresees_that_a_service_of_contracts_can_be_learned_from(service):
    abilities = {one["name"]: one for one in service("readiness")["readiness"]["abilities"]}
    assert (abilities["churn"]["status"], abilities["churn"]["code"]) == ("yes", "ended_contracts")


def planted(shop):
    """The profiles with a column that only those have who then left: a reason, say, that was written down later."""
    profiles, outcomes = shop["profiles"], shop["outcomes"]
    found = profiles[["customer_id", "as_of"]].merge(outcomes, "left")
    gone = found.left.eq(True).to_numpy()
    days = np.where(gone & (np.arange(len(gone)) % 3 > 0), np.arange(len(gone)) % 7, np.nan)
    return profiles.assign(days_since_last_usage=days)


def test_a_leak_stops_the_run_until_it_is_acknowledged_by_its_name(shop):
    name = "filled_afterwards:days_since_last_usage"
    with pytest.raises(DataFault, match=rf"(?s)churn: what is learned.*- {name}: 100\.0% .*acknowledged: \[{name}\]"):
        shop.run("churn", profiles=planted(shop), params={"permutations": 0})
    known = {"permutations": 0, "acknowledged": [name]}
    assert shop.run("churn", profiles=planted(shop), params=known)["metrics"]["leaks"] == 1


def test_the_shop_has_no_leak_and_outcomes_dealt_anew_are_foretold_by_chance(shop):
    metrics = shop.metrics("churn")
    assert metrics["leaks"] == 0
    assert metrics["leaks.strongest_column_roc_auc"] < 0.95
    assert metrics["leaks.permuted_roc_auc"] == pytest.approx(0.5, abs=0.2)


@pytest.mark.long
def test_thirty_times_outcomes_dealt_anew_are_foretold_by_chance(shop):
    """Three standard errors of the mean of thirty AUCs, by the numbers of customers who left and who stayed."""
    metrics = shop.run("churn", params={"permutations": 30})["metrics"]
    left = round(metrics["churn_rate"] * metrics["test_customers"])
    error = Ranking(0.5, left, metrics["test_customers"] - left).error_by_chance / np.sqrt(30)
    assert metrics["leaks.permuted_roc_auc"] == pytest.approx(0.5, abs=3 * error)


def test_a_second_run_gives_the_same_probabilities(shop, found):
    again = shop.run("churn")
    assert again["churn"].churn_probability.equals(found.churn_probability)
    assert again["metrics"] == shop.metrics("churn")
