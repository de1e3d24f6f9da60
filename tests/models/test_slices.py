import numpy as np
import pandas as pd
import pytest

from models.metrics import CHURN
from models.slices import FEW, by_slice, no_slices, tenure, weakest

random = np.random.default_rng(0)
PROBABILITY = random.random(600)
LEFT = random.random(600) < PROBABILITY
CHANNEL = np.repeat(["app", "store", "web"], [20, 280, 300])
KINDS = pd.DataFrame({"tenure": "over a year", "channel": CHANNEL})


@pytest.fixture
def table() -> pd.DataFrame:
    return by_slice(KINDS, LEFT, np.where(CHANNEL == "web", 0.5, PROBABILITY), CHURN)


def test_each_kind_and_each_of_its_values_has_a_row(table):
    assert table[["slice", "value"]].to_numpy().tolist() == [
        ["tenure", "over a year"],
        ["channel", "app"],
        ["channel", "store"],
        ["channel", "web"],
    ]
    assert table.customers.tolist() == [600, 20, 280, 300]
    assert table.churn_rate.iloc[3] == LEFT[300:].mean()
    assert table.churn_probability.iloc[2] == pytest.approx(PROBABILITY[20:300].mean())


def test_figures_of_merit_are_those_of_the_slice_and_none_of_a_few(table):
    store = CHANNEL == "store"
    assert table.roc_auc.iloc[2] == CHURN["roc_auc"](LEFT[store], PROBABILITY[store])
    assert min(LEFT[:20].sum(), (~LEFT[:20]).sum()) < FEW
    assert table.loc[1, list(CHURN)].isna().all()


def test_the_weakest_slice_is_where_leavers_are_hardest_to_tell(table):
    assert weakest(table) == {"weakest_slice": "channel: web", "weakest_slice_roc_auc": 0.5}
    assert weakest(table.iloc[[1]]) == {}


def test_customers_of_no_known_kind_have_no_row():
    assert by_slice(pd.DataFrame({"channel": [None] * 600}, dtype=object), LEFT, PROBABILITY, CHURN).empty
    assert no_slices().empty


def test_tenure_is_told_in_three_steps():
    days = pd.Series([0.5, 90.0, 91.0, 365.0, 366.0, np.nan])
    early, year, longer = "up to 90 days", "up to a year", "over a year"
    assert tenure(days).iloc[:5].tolist() == [early, early, year, year, longer]
    assert tenure(days).isna().tolist() == [False] * 5 + [True]
