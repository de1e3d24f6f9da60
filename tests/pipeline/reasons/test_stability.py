"""What is learned again is told, what is chance is not."""

import json

import numpy as np
import pandas as pd
import pytest

from models.churn import ChurnClassifier
from pipeline.reasons.leaving import log_odds
from pipeline.reasons.stability import Stability, stability, themes
from pipeline.reasons.told import Limits
from tests.pipeline.reasons.test_leaving import LEFT, MODEL, PEOPLE

LIMITS = Limits(3, 1.0)


def measured(left: np.ndarray, model: ChurnClassifier) -> Stability:
    known = PEOPLE.assign(left=left, as_of=pd.Timestamp("2026-01-01"))
    return stability(model, known, PEOPLE, LIMITS, count=3, random_state=0)


def test_the_law_of_leaving_is_told_again_by_other_customers() -> None:
    least, agreed = measured(LEFT.to_numpy(), MODEL)
    assert least.index.tolist() == ["recency", "delivery"]
    assert agreed["reasons_overlap"] >= 0.8
    assert len(themes(log_odds(MODEL, PEOPLE).steady(least), LIMITS)) > 0.15 * len(PEOPLE)
    pd.testing.assert_series_equal(least, measured(LEFT.to_numpy(), MODEL)[0])


def test_chance_is_hardly_ever_told() -> None:
    left = np.random.default_rng(1).permutation(LEFT)
    model = ChurnClassifier(n_estimators=20, min_child_samples=20).fit(PEOPLE.drop(columns="customer_id"), left)
    least, _ = measured(left, model)
    assert len(themes(log_odds(model, PEOPLE).steady(least), LIMITS)) < 0.05 * len(PEOPLE)


def test_where_refits_never_agree_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.reasons.stability.OFTEN_ENOUGH", 1.01)
    least, agreed = measured(LEFT.to_numpy(), MODEL)
    assert np.isinf(least).all()
    assert "standard_errors" not in agreed


def test_what_was_learned_comes_back_from_a_file_as_it_was() -> None:
    found = Stability(pd.Series({"delivery": 0.1 + 0.2, "recency": np.inf}), {"reasons_overlap": 0.9})
    again = Stability.of(json.loads(json.dumps(found.as_record(), allow_nan=False)))
    pd.testing.assert_series_equal(again.least, found.least, check_exact=True)
    assert again.figures == found.figures
