import pickle

import numpy as np
import pandas as pd
import pytest
from scipy.special import expit, logit
from sklearn.metrics import roc_auc_score

from models.calibration import calibration_slope
from models.churn import LOGISTIC_ALONE, ChurnClassifier, SignedLog, calibration_rows, log_logistic

NAMES = ["days_since_last_purchase", "unsolved_contacts", "visits_30d", "kind_of_nothing", "same_for_all"]
SETTINGS = {"n_estimators": 60, "min_child_samples": 30}


def simulated(rows: int, seed: int, base: float = -1.0) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    """Profiles, who left, and the log odds by which they did: the first column is the main driver."""
    random = np.random.default_rng(seed)
    days, contacts, visits = random.exponential(40, rows), random.poisson(1, rows), random.poisson(4, rows)
    margin = base + 1.2 * (np.log1p(days) - 3.2) + 0.5 * (contacts - 1) - 0.15 * (visits - 4)
    lived = pd.DataFrame(
        np.column_stack([days, contacts, visits, random.normal(size=rows), np.ones(rows)]), columns=NAMES
    )
    return lived, random.random(rows) < expit(margin), margin


@pytest.fixture(scope="module")
def fitted() -> ChurnClassifier:
    """Learned from two dates; at the second fewer leave."""
    early, early_left, _ = simulated(4000, seed=1)
    late, late_left, _ = simulated(4000, seed=2, base=-2.0)
    dates = np.repeat(np.array(["2025-01-01", "2025-04-01"], dtype="datetime64[D]"), 4000)
    return ChurnClassifier(**SETTINGS).fit(
        pd.concat([early, late], ignore_index=True), np.concatenate([early_left, late_left]), dates
    )


NEW, LEFT, MARGIN = simulated(8000, seed=3, base=-2.0)


def test_contributions_add_up_to_the_decision(fitted):
    constant, parts = fitted.contributions(NEW)
    np.testing.assert_allclose(constant + parts.sum(axis=1), fitted.decision_function(NEW), atol=1e-6)


def test_probabilities_are_the_decisions_and_the_classes_follow_them(fitted):
    probability = fitted.predict_proba(NEW)
    np.testing.assert_array_equal(probability[:, 1], expit(fitted.decision_function(NEW)))
    np.testing.assert_allclose(probability.sum(axis=1), 1)
    np.testing.assert_array_equal(fitted.predict(NEW), probability[:, 1] > 0.5)


def test_it_foretells_nearly_as_well_as_who_knows_the_law(fitted):
    assert roc_auc_score(LEFT, fitted.predict_proba(NEW)[:, 1]) > roc_auc_score(LEFT, MARGIN) - 0.02


def test_probabilities_are_calibrated_on_the_last_date_where_fewer_leave(fitted):
    probability = fitted.predict_proba(NEW)[:, 1]
    assert probability.mean() == pytest.approx(LEFT.mean(), abs=0.025)
    assert calibration_slope(LEFT, probability) == pytest.approx(1, abs=0.15)


def test_who_does_not_know_the_dates_expects_as_many_to_leave_as_ever():
    early, late = simulated(4000, seed=1), simulated(4000, seed=2, base=-2.0)
    pooled = ChurnClassifier(**SETTINGS).fit(
        pd.concat([early[0], late[0]], ignore_index=True), np.concatenate([early[1], late[1]])
    )
    assert pooled.predict_proba(NEW)[:, 1].mean() > LEFT.mean() + 0.03


def test_the_planted_driver_is_first_and_what_never_varies_is_nothing(fitted):
    _, parts = fitted.contributions(NEW)
    moved = pd.Series(np.abs(parts).mean(axis=0), index=NAMES)
    assert moved.idxmax() == "days_since_last_purchase"
    assert moved["same_for_all"] == 0
    assert moved["kind_of_nothing"] < 0.15 * moved["days_since_last_purchase"]


def test_contributions_rise_with_what_drives_leaving(fitted):
    _, parts = fitted.contributions(NEW)
    assert np.corrcoef(NEW.days_since_last_purchase.rank(), parts[:, 0])[0, 1] > 0.9
    assert np.corrcoef(NEW.visits_30d, parts[:, 2])[0, 1] < -0.5


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_outcomes_dealt_at_random_are_not_foretold(seed):
    random = np.random.default_rng(seed)
    lived, left, _ = simulated(8000, seed=1)
    dealt = random.permutation(left)
    known, new = slice(0, 4000), slice(4000, None)
    chance = ChurnClassifier(**SETTINGS).fit(lived[known], dealt[known])
    probability = chance.predict_proba(lived[new])[:, 1]
    assert roc_auc_score(dealt[new], probability) == pytest.approx(0.5, abs=0.03)
    assert probability.std() < 0.05
    assert probability.mean() == pytest.approx(left.mean(), abs=0.03)


def test_learning_twice_gives_the_same_bytes():
    lived, left, _ = simulated(500, seed=1)
    first, second = (ChurnClassifier(**SETTINGS).fit(lived, left) for _ in range(2))
    assert first.predict_proba(NEW).tobytes() == second.predict_proba(NEW).tobytes()
    assert pickle.loads(pickle.dumps(first)).predict_proba(NEW).tobytes() == first.predict_proba(NEW).tobytes()


def test_no_customer_is_kept_in_what_was_learned():
    small, large = (ChurnClassifier(n_estimators=5).fit(*simulated(rows, seed=1)[:2]) for rows in (1000, 8000))
    assert len(pickle.dumps(large)) < 1.3 * len(pickle.dumps(small))


def test_missing_values_are_taken(fitted):
    probability = fitted.predict_proba(NEW.assign(visits_30d=np.nan))
    assert np.isfinite(probability).all()


@pytest.mark.parametrize("share", [0, 1])
def test_at_the_ends_of_the_blend_one_model_speaks_alone(share):
    lived, left, _ = simulated(2000, seed=1)
    alone = ChurnClassifier(**SETTINGS, boosting_share=share).fit(lived, left)
    raw = (
        alone.trees_.booster_.predict(NEW.to_numpy(), raw_score=True)
        if share
        else log_logistic(alone.C).fit(lived, left).decision_function(NEW)
    )
    np.testing.assert_allclose(alone.decision_function(NEW), alone.slope_ * raw + alone.intercept_, atol=1e-5)


def test_the_logistic_alone_ranks_as_the_rule_of_its_columns():
    lived, left, _ = simulated(2000, seed=1)
    columns = NAMES[:3]
    alone = ChurnClassifier(**LOGISTIC_ALONE).fit(lived[columns], left)
    rule = log_logistic(C=1.0).fit(lived[columns], left).decision_function(NEW[columns])
    np.testing.assert_allclose(alone.decision_function(NEW[columns]), alone.slope_ * rule + alone.intercept_, atol=1e-5)
    assert list(alone.feature_names_in_) == columns


def test_outcomes_of_one_class_or_of_three_are_refused():
    lived, _, _ = simulated(30, seed=1)
    with pytest.raises(ValueError, match="found 1 class"):
        ChurnClassifier().fit(lived, np.zeros(30, bool))
    with pytest.raises(ValueError, match="Only binary classification is supported"):
        ChurnClassifier().fit(lived, np.arange(30) % 3)
    with pytest.raises(ValueError, match="each class needs two"):
        ChurnClassifier().fit(lived, np.arange(30) == 0)


def test_the_last_date_calibrates_if_it_has_both_outcomes():
    dates, left = np.array([1, 1, 1, 2, 2]), np.array([0, 1, 0, 0, 1])
    assert calibration_rows(dates, left).tolist() == [False, False, False, True, True]


def test_otherwise_every_other_row_of_each_outcome_does():
    left = np.array([0, 0, 0, 0, 1, 1])
    for dates in (np.array([1, 1, 1, 1, 1, 2]), np.zeros(6)):
        rows = calibration_rows(dates, left)
        assert rows[:4].sum() == 2
        assert rows[4:].sum() == 1


def test_signed_log_is_odd_and_fills_the_missing_with_the_median():
    column = pd.DataFrame({"late_hours": [-np.e + 1, 0, np.e - 1, np.nan], "never_known": [np.nan] * 4})
    found = SignedLog().fit(column).transform(column)
    assert found[:, 0] == pytest.approx([-1, 0, 1, 0])
    assert (found[:, 1] == 0).all()


def test_the_logistic_rule_finds_a_logarithmic_law():
    lived, left, margin = simulated(8000, seed=1)
    said = log_logistic(C=1.0).fit(lived, left).decision_function(lived)
    assert np.corrcoef(said, margin)[0, 1] > 0.97
    assert expit(said).mean() == pytest.approx(left.mean(), abs=1e-3)
    assert logit(left.mean()) == pytest.approx(logit(expit(said).mean()), abs=0.01)
