import numpy as np
import pytest
from scipy.special import expit, logit

from models.calibration import calibration_error, calibration_slope, platt, two_classes


def test_two_classes_keep_their_names():
    classes, codes = two_classes(["stayed", "left", "stayed"])
    assert classes.tolist() == ["left", "stayed"]
    assert codes.tolist() == [1, 0, 1]


def test_platt_finds_the_line_of_the_log_odds():
    margin = np.random.default_rng(0).normal(size=50_000)
    left = (np.random.default_rng(1).random(50_000) < expit(0.7 * margin - 1)).astype(int)
    assert platt(margin, left) == pytest.approx((0.7, -1), abs=0.05)


def test_few_outcomes_told_apart_without_fault_make_no_sure_prophet():
    slope, intercept = platt(np.arange(-5.0, 5), (np.arange(10) >= 5).astype(int))
    assert expit(slope * 4 + intercept) == pytest.approx(6 / 7, abs=0.1)


def test_the_order_of_rows_changes_no_kept_decimal():
    random = np.random.default_rng(2)
    margin = random.normal(size=5_000)
    left, anew = (random.random(5_000) < expit(margin)).astype(int), random.permutation(5_000)
    assert platt(margin[anew], left[anew]) == platt(margin, left)


def test_the_same_margin_of_all_foretells_nothing():
    assert platt(np.full(98, 0.3), (np.arange(98) < 19).astype(int)) == (0, pytest.approx(logit(0.2)))


def test_a_margin_that_foretells_the_opposite_foretells_nothing():
    margin, left = np.arange(98.0), (np.arange(98) < 19).astype(int)
    assert platt(margin, left) == (0, pytest.approx(logit(0.2)))


@pytest.mark.parametrize(("sharpened", "slope"), [(1, 1.0), (2, 0.5), (0.5, 2.0)])
def test_calibration_slope_says_how_much_too_sure_probabilities_are(sharpened, slope):
    random = np.random.default_rng(0)
    margin = random.normal(-1, 1.5, 20_000)
    left = random.random(20_000) < expit(margin)
    assert calibration_slope(left, expit(sharpened * margin)) == pytest.approx(slope, rel=0.05)


def test_the_same_probability_for_all_has_no_slope():
    assert calibration_slope(np.arange(98) < 19, np.full(98, 0.2)) == 0


def test_the_calibration_error_is_how_far_shares_are_from_what_was_said():
    said = np.repeat([0.1, 0.5], 100)
    came = np.concatenate([np.arange(100) < 10, np.arange(100) < 70])
    assert calibration_error(came, said) == pytest.approx(0.1)
    assert calibration_error(came[:100], said[:100]) == pytest.approx(0)
