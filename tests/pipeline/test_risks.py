"""A fitted model gives risks to those who are there to be lost."""

import numpy as np
import pandas as pd
import pytest

from pipeline.risks import RISKS, risks

LIMITS = (0.3, 0.6)


@pytest.fixture
def classifier(shop):
    return shop["churn_model"]


@pytest.fixture
def now(shop):
    profiles = shop["profiles"]
    return profiles[profiles.as_of == profiles.as_of.max()].reset_index(drop=True)


def test_who_is_not_there_to_be_lost_has_no_risk(classifier, now):
    there = pd.Series(np.arange(len(now)) % 2 == 0)
    found = risks(classifier, now, there, LIMITS)
    assert found.churn_probability.notna().equals(there)
    assert found.churn_risk.notna().equals(there)


def test_a_risk_at_a_limit_is_of_the_band_above_it(classifier, now):
    middle = risks(classifier, now, pd.Series(True, now.index), LIMITS).churn_probability.median()
    found = risks(classifier, now, pd.Series(True, now.index), (middle, 1.0))
    assert set(found.churn_risk) == set(RISKS[:2])
    assert (found.churn_risk == RISKS[1]).equals(found.churn_probability >= middle)


def test_where_leaving_was_not_learned_nobody_has_a_risk(now):
    assert risks(None, now, pd.Series(True, now.index), LIMITS).isna().all(axis=None)
