"""The parts of one customer's figures are those of the models, and add up."""

import pandas as pd
import pytest

from pipeline.dates import is_of
from pipeline.explain.figures import COLUMNS_SHOWN, leaving, pleasing


@pytest.fixture(scope="module")
def now(shop):
    profiles = shop["profiles"]
    return profiles[is_of(profiles, shop["source"])].reset_index(drop=True)


def test_satisfaction_is_the_base_and_each_theme_and_the_own_answers(shop, now):
    satisfaction = shop["satisfaction"]
    own = satisfaction[is_of(satisfaction, shop["source"])].iloc[7].to_dict()
    found = pleasing(own["customer_id"], now, own, shop["satisfaction_model"])
    assert found["base"] + found["by_theme"].sum() == pytest.approx(own["expectation"], abs=1e-6)
    sizes = [abs(one["part"]) for one in found["columns"]]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) <= COLUMNS_SHOWN


def test_the_risk_is_the_base_and_each_theme_through_the_calibrated_curve(shop, now):
    churn = shop["churn"].dropna(subset="churn_probability")
    at_risk = now[now.customer_id.isin(churn.customer_id)]
    for one in churn.iloc[[0, -1]].itertuples():
        found = leaving(one.customer_id, at_risk, shop["churn_model"])
        assert found["base"] + found["by_theme"].sum() == pytest.approx(found["log_odds"], abs=1e-6)
        assert found["from_log_odds"] == pytest.approx(one.churn_probability, abs=1e-6)
        assert isinstance(found["by_theme"], pd.Series)
