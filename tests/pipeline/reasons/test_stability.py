"""What is learned again is told, what is chance is not."""

import numpy as np
import pandas as pd

from models.churn import ChurnClassifier
from pipeline.reasons.leaving import log_odds
from pipeline.reasons.stability import stability, themes
from pipeline.reasons.told import Limits
from tests.pipeline.reasons.test_leaving import LEFT, MODEL, PEOPLE


def test_the_law_of_leaving_is_told_again_by_other_customers() -> None:
    known = PEOPLE.assign(left=LEFT, as_of=pd.Timestamp("2026-01-01"))
    errors, agreed = stability(MODEL, known, PEOPLE, Limits(3, 1.0), count=3, random_state=0)
    assert errors.index.tolist() == ["recency", "delivery"]
    assert agreed["reasons_overlap"] >= 0.8
    again = stability(MODEL, known, PEOPLE, Limits(3, 1.0), count=3, random_state=0)
    pd.testing.assert_series_equal(errors, again[0])


def test_chance_is_hardly_ever_told() -> None:
    left = np.random.default_rng(1).permutation(LEFT)
    model = ChurnClassifier(n_estimators=20, min_child_samples=20).fit(PEOPLE.drop(columns="customer_id"), left)
    known = PEOPLE.assign(left=left, as_of=pd.Timestamp("2026-01-01"))
    errors, _ = stability(model, known, PEOPLE, Limits(3, 1.0), count=3, random_state=0)
    assert len(themes(log_odds(model, PEOPLE).steady(errors), Limits(3, 1.0))) < 0.25 * len(PEOPLE)
