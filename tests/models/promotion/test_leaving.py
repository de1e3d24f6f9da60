"""Slopes with their errors."""

import numpy as np
import pytest
from scipy.special import expit

from models.promotion.leaving import slope_with_error


def test_a_slopes_error_is_how_far_slopes_of_other_samples_lie() -> None:
    random = np.random.default_rng(0)
    found = []
    for _ in range(60):
        risk = expit(random.normal(-1, 1.5, 800))
        found.append(slope_with_error(random.random(800) < risk, risk))
    slopes, errors = np.array(found).T
    assert np.mean(slopes) == pytest.approx(1, abs=0.05)
    assert np.mean(errors) == pytest.approx(np.std(slopes), rel=0.35)


def test_where_all_risks_are_alike_there_is_no_slope() -> None:
    assert slope_with_error(np.array([True, False]), np.array([0.5, 0.5])) == (0.0, 0.0)
