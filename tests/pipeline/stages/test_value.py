"""Spend is learned from what followed a past date, scaled to a year, and weighed with the risk."""

from datetime import date, timedelta

import ibis
import numpy as np
import pandas as pd
import pytest

from models.lifetime_value import COLUMNS
from pipeline.stages.value import value

AS_OF = date(2026, 7, 1)
SOURCE = {"as_of": AS_OF.isoformat()}
CUSTOMERS = [f"c{number:02}" for number in range(40)]


def profiles(*days, spend=100.0):
    """The same profile for each customer at each date."""
    rows = [(customer, pd.Timestamp(day)) for day in days for customer in CUSTOMERS]
    past = {**dict.fromkeys(COLUMNS, 5.0), "spend_365d": spend}
    return pd.DataFrame(rows, columns=["customer_id", "as_of"]).assign(**past)


def log(*days):
    """One purchase of 50 by each customer on each day."""
    rows = [
        {"customer_id": customer, "kind": "purchase", "amount": 50.0, "occurred_at": pd.Timestamp(day)}
        for day in days
        for customer in CUSTOMERS
    ]
    events = ibis.memtable(pd.DataFrame(rows))
    return events.mutate(
        amount=events.amount.cast("decimal(18, 2)"),
        failed=ibis.null("boolean"),
        recorded_at=events.occurred_at,
    )


def churn(probability=0.5):
    return pd.DataFrame({"customer_id": CUSTOMERS, "churn_probability": probability})


def stayed(*days):
    """Everybody, at each date."""
    return profiles(*days)[["customer_id", "as_of"]].assign(left=False)


def run(events, found, risk, max_days=365, outcomes=None):
    known = stayed(*found.as_of.dt.date.unique()) if outcomes is None else outcomes
    return value.function(events, found, risk, known, SOURCE, max_days=max_days)


def ago(days):
    return AS_OF - timedelta(days=days)


def test_spend_of_a_part_of_a_year_is_scaled_to_a_year():
    outputs = run(log(ago(80), ago(20)), profiles(ago(200), ago(100), AS_OF), churn())
    assert outputs["metrics"]["learned_at"] == ago(100).isoformat()
    assert outputs["metrics"]["days_observed"] == 100
    assert outputs["value"].expected_value.tolist() == [365.0] * 40


def test_no_more_than_the_days_asked_for_are_learned_from():
    outputs = run(log(ago(80), ago(20)), profiles(ago(200), ago(100), AS_OF), churn(), max_days=50)
    assert outputs["metrics"]["days_observed"] == 50
    assert outputs["value"].expected_value.tolist() == [50 * 365 / 50] * 40


def test_what_lies_beyond_the_date_is_not_seen():
    dates = profiles(ago(100), AS_OF)
    once = run(log(ago(80)), dates, churn())["value"]
    assert once.expected_value.eq(182.5).all()
    pd.testing.assert_frame_equal(run(log(ago(80), ago(-1)), dates, churn())["value"], once)


def test_at_stake_is_the_spend_of_who_stays_times_the_risk_and_unknown_without_one():
    risk = churn(np.where(np.arange(40) < 10, np.nan, 0.25))
    buyers = log(ago(80)).filter(lambda event: event.customer_id >= "c20")
    left = stayed(ago(100)).assign(left=lambda known: known.customer_id < "c20")
    found = run(buyers, profiles(ago(100), AS_OF), risk, outcomes=left)["value"]
    assert found.expected_value.tolist() == [91.25] * 40
    assert found.value_if_staying.tolist() == [182.5] * 40
    assert found.value_at_risk.isna().tolist() == [True] * 10 + [False] * 30
    assert found.value_at_risk[10:].tolist() == [round(182.5 / 4, 2)] * 30


def test_where_nobody_is_known_to_have_stayed_nothing_is_at_stake():
    found = run(log(ago(80)), profiles(ago(100), AS_OF), churn(), outcomes=stayed(ago(100)).head(0))["value"]
    assert found.expected_value.gt(0).all()
    assert found[["value_if_staying", "value_at_risk"]].isna().all(axis=None)


def test_where_nobody_spent_nothing_is_foretold():
    outputs = run(log(ago(80)), profiles(ago(100), AS_OF, spend=0.0), churn())
    assert outputs["metrics"] == {"learned": False}
    assert outputs["value_model"] is None
    assert outputs["value"][["expected_value", "value_at_risk"]].isna().all(axis=None)
    assert outputs["value"].customer_id.tolist() == CUSTOMERS


def test_a_log_of_one_date_has_nothing_to_learn_from():
    assert run(log(ago(80)), profiles(AS_OF), churn())["metrics"] == {"learned": False}


def test_the_ways_are_judged_on_the_same_later_window_and_the_best_is_used(shop):
    figures, found = shop.metrics("value"), shop["value_calibration"]
    errors = {name: figures[name] for name in figures if name.endswith(".rmse")}
    assert f"{figures['used']}.rmse" == min(errors, key=errors.get)
    assert len(errors) == 3
    assert figures["learned_at"] < figures["tested_at"]
    assert np.corrcoef(found.expected, found.spent)[0, 1] > 0.8


def test_every_customer_of_the_demo_is_worth_something_and_those_at_risk_less_than_all(shop):
    found, metrics = shop["value"], shop.metrics("value")
    assert found.customer_id.tolist() == shop["churn"].customer_id.tolist()
    assert found.expected_value.ge(0).all()
    assert found.value_at_risk.isna().equals(shop["churn"].churn_probability.isna())
    assert 0 < metrics["value_at_risk"] < metrics["expected_value"]
    assert metrics["expected_value"] == pytest.approx(found.expected_value.sum())
