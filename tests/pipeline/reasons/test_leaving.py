"""Log odds by theme, in points of risk."""

import numpy as np
import pandas as pd
import pytest
from scipy.special import expit

from models.churn import ChurnClassifier
from pipeline.reasons.leaving import LogOdds, log_odds, risk
from pipeline.reasons.told import Limits

RANDOM = np.random.default_rng(0)
PROFILES = pd.DataFrame(
    {
        "days_since_last_visit": RANDOM.exponential(20, 600).round(),
        "late_deliveries_90d": RANDOM.poisson(0.5, 600).astype(float),
        "mean_late_hours_90d": RANDOM.exponential(5, 600),
    }
)
LEFT = RANDOM.uniform(size=600) < expit(PROFILES.days_since_last_visit / 15 + 2 * PROFILES.late_deliveries_90d - 4)
MODEL = ChurnClassifier(n_estimators=20, min_child_samples=20).fit(PROFILES, LEFT.to_numpy())
PEOPLE = PROFILES.assign(customer_id=[f"c{number:03}" for number in range(600)])


def test_constant_and_parts_add_up_to_the_log_odds_to_a_millionth() -> None:
    found = log_odds(MODEL, PROFILES)
    constant = found.whole - found.by_theme.sum(axis=1)
    assert np.ptp(constant) < 1e-6
    np.testing.assert_allclose(found.whole, MODEL.decision_function(PROFILES), atol=1e-6)
    np.testing.assert_allclose(expit(found.whole), MODEL.predict_proba(PROFILES)[:, 1], atol=1e-6)
    np.testing.assert_allclose(found.by_column.sum(axis=1), found.by_theme.sum(axis=1), atol=1e-6)


def test_points_are_what_the_probability_would_fall_by_without_the_theme() -> None:
    found = LogOdds(np.array([0.0]), pd.DataFrame({"price": [1.0], "site": [-1.0]}), np.zeros((1, 2)))
    assert found.points.iloc[0].tolist() == pytest.approx([100 * (0.5 - expit(-1)), 100 * (0.5 - expit(1))])


def test_what_is_smaller_than_the_least_of_its_theme_is_not_steady() -> None:
    found = LogOdds(np.zeros(2), pd.DataFrame({"price": [0.3, -0.5]}), np.zeros((2, 1)))
    assert found.steady(pd.Series({"price": 0.4})).by_theme.price.tolist() == [0, -0.5]


def test_reasons_are_told_of_steady_themes_only() -> None:
    calm = pd.Series({"recency": 0.0, "delivery": 0.0})
    every = risk(MODEL, PEOPLE, calm, Limits(3, 1.0)).reasons
    fewer = risk(MODEL, PEOPLE, calm.add([0.0, 100.0]), Limits(3, 1.0)).reasons
    assert set(every.theme) == {"recency", "delivery"}
    assert set(fewer.theme) == {"recency"}
    assert (every[every.theme == "delivery"]["rank"] == 1).all()
