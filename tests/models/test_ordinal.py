import numpy as np
import pytest
from scipy.optimize import check_grad
from sklearn.linear_model import LogisticRegression

from models.ordinal import ProportionalOdds, levels_of, penalised_loss

CHEESES = {
    "A": [0, 0, 1, 7, 8, 8, 19, 8, 1],
    "B": [6, 9, 12, 11, 7, 6, 1, 0, 0],
    "C": [1, 1, 6, 8, 23, 7, 5, 1, 0],
    "D": [0, 0, 0, 1, 3, 7, 14, 16, 11],
}
"""Marks from 1 to 9 that tasters gave four cheeses (McCullagh and Nelder 1989, section 5.3.1)."""


def tasted() -> tuple[np.ndarray, np.ndarray]:
    cheese = np.repeat(np.arange(4), 52)
    marks = np.concatenate([np.repeat(np.arange(1.0, 10), counts) for counts in CHEESES.values()])
    return np.eye(4)[cheese][:, :3], marks


def test_the_cheeses_of_mccullagh_and_nelder_are_as_far_apart_as_they_found():
    found = ProportionalOdds(C=1e9).fit(*tasted())
    assert found.coef_ == pytest.approx([-1.613, -4.965, -3.323], abs=0.002)
    assert found.thresholds_ == pytest.approx(
        [-7.080, -6.025, -4.925, -3.857, -2.521, -1.569, -0.067, 1.493], abs=0.002
    )


def test_of_two_levels_it_is_the_logistic_regression():
    random = np.random.default_rng(0)
    X = random.normal(size=(500, 3))
    y = np.where(X @ [1, -0.5, 0] + random.logistic(size=500) > 0.3, 80.0, 20.0)
    ours, theirs = ProportionalOdds(C=0.5).fit(X, y), LogisticRegression(C=0.5, tol=1e-8).fit(X, y)
    assert ours.coef_ == pytest.approx(theirs.coef_[0], abs=1e-3)
    assert -ours.thresholds_ == pytest.approx(theirs.intercept_, abs=1e-3)
    assert ours.predict(X) == pytest.approx(20 + 60 * theirs.predict_proba(X)[:, 1], abs=0.05)


def test_the_gradient_is_that_of_the_loss():
    random = np.random.default_rng(1)
    X, level = random.normal(size=(60, 2)), random.integers(0, 4, 60)
    x = random.normal(size=5)
    error = check_grad(lambda x: penalised_loss(x, X, level, 2.0)[0], lambda x: penalised_loss(x, X, level, 2.0)[1], x)
    assert error < 1e-3


def test_many_different_marks_become_a_few_levels_in_their_order():
    y = np.random.default_rng(2).uniform(0, 100, 1000)
    level = levels_of(y, 10)
    assert np.bincount(level).tolist() == pytest.approx([100] * 10, abs=1)
    assert (np.diff(level[np.argsort(y)]) >= 0).all()
    assert levels_of(np.array([5.0, 5, 5, 9]), 2).tolist() == [0, 0, 0, 1]


def test_where_nearly_all_gave_one_mark_no_level_is_empty():
    y = np.concatenate([np.full(990, 50.0), np.arange(10.0)])
    assert (np.bincount(levels_of(y, 5)) > 0).all()
