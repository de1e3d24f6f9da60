import numpy as np
import pytest

from models.one_rule import OneRule

RANDOM = np.random.default_rng(0)
LATE, NOISE = RANDOM.exponential(size=1000), RANDOM.normal(size=1000)
POINTS = 80 - 30 * (LATE > 1) + RANDOM.normal(0, 5, 1000)


def test_the_column_that_tells_most_is_chosen_and_all_others_are_not_seen():
    X = np.column_stack([NOISE, LATE])
    fitted = OneRule().fit(X, POINTS)
    assert fitted.column_ == 1
    assert fitted.predict([[0, 0.2], [0, 3.0]]) == pytest.approx([80, 50], abs=3)
    np.testing.assert_array_equal(fitted.predict(X), fitted.predict(np.column_stack([0 * NOISE, LATE])))


def test_a_column_is_of_no_use_against_its_declared_direction():
    assert OneRule(directions=[0, 1]).fit(np.column_stack([NOISE, LATE]), POINTS).column_ == 0


def test_where_the_value_is_missing_the_mean_of_such_rows_is_expected():
    late = np.where(np.arange(1000) < 100, np.nan, LATE)
    fitted = OneRule().fit(late[:, None], POINTS)
    assert fitted.predict([[np.nan]]) == pytest.approx(POINTS[:100].mean())


def test_a_column_that_is_missing_everywhere_expects_the_mean():
    fitted = OneRule().fit(np.full((1000, 1), np.nan), POINTS)
    assert fitted.predict([[np.nan], [1.0]]) == pytest.approx([POINTS.mean()] * 2)


def test_of_columns_that_tell_as_much_the_first_is_chosen():
    assert OneRule().fit(np.column_stack([LATE, LATE]), POINTS).column_ == 0
