from datetime import date

import numpy as np
import pandas as pd
import pytest

from pipeline.demo.shop import files, simulate

UNTIL = pd.Timestamp("2026-07-01", tz="UTC")


@pytest.fixture(scope="module")
def raw():
    return files(simulate(1500, 400, date(2026, 7, 1), seed=5, structure=True))


def test_every_customer_has_one_truth(raw):
    truth = raw["truth.parquet"]
    assert truth["customer_id"].is_unique
    assert len(truth) == 1500
    assert truth["pain_since"].isna().equals(truth["pain"] == "none")


def test_dates_lie_thirty_days_apart_up_to_the_end_of_the_log(raw):
    dates = raw["truth_history.parquet"]["as_of"].drop_duplicates()
    assert dates.iloc[-1] == UNTIL
    assert (dates.diff().dropna() == pd.Timedelta(days=30)).all()
    assert len(dates) == 14


def test_the_history_ends_where_the_truth_is(raw):
    last = raw["truth_history.parquet"].query("as_of == @UNTIL").set_index("customer_id")["satisfaction"]
    assert last.equals(raw["truth.parquet"].set_index("customer_id")["satisfaction"])


def test_who_has_left_is_gone_for_sure_and_feels_as_then(raw):
    history = raw["truth_history.parquet"].merge(raw["truth.parquet"][["customer_id", "left_at"]], on="customer_id")
    gone = history["left_at"] <= history["as_of"]
    assert (history.loc[gone, "leave_probability"] == 1).all()
    assert (history.loc[~gone, "leave_probability"] < 0.6).all()
    assert (history[gone].groupby("customer_id")["satisfaction"].nunique() == 1).all()


def test_the_unhappier_are_the_likelier_to_leave(raw):
    here = raw["truth_history.parquet"].query("leave_probability < 1").sort_values("satisfaction")
    assert (np.diff(here["leave_probability"]) < 1e-4).all()  # satisfaction is rounded


def test_customers_appear_when_they_register(raw):
    sizes = raw["truth_history.parquet"].groupby("as_of").size()
    assert sizes.is_monotonic_increasing
    assert sizes.iloc[0] < 0.6 * sizes.iloc[-1]
