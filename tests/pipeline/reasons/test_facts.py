"""What of a customer's profile may be told as a reason."""

import numpy as np
import pandas as pd
import pytest

from pipeline.reasons.facts import Usual, values

PAIN, JOY = np.array([True]), np.array([False])


def usual_of(column: str, *base: float) -> Usual:
    return Usual.of(pd.DataFrame({column: base}), [column])


def may_be_told(usual: Usual, value: float, pains: np.ndarray = PAIN) -> bool:
    return bool(usual.apart(np.array([[value]]), pains)[0, 0])


def test_no_returns_where_none_are_usual_is_no_reason() -> None:
    usual = usual_of("returns_90d", 0, 0, 0, 0, 1)
    assert not may_be_told(usual, 0)
    assert may_be_told(usual, 1)


@pytest.mark.parametrize(("value", "told"), [(0.0, True), (1.0, False), (3.0, False), (4.0, True)])
def test_a_value_outside_the_quartiles_is_a_reason_on_either_side_where_neither_is_better(
    value: float, told: bool
) -> None:
    usual = usual_of("visits_30d", 0, 1, 1, 2, 2, 3, 3, 4)
    assert usual.range[:, 0].tolist() == [1, 3]
    assert may_be_told(usual, value) == told


def test_what_is_not_known_is_no_reason() -> None:
    assert not may_be_told(usual_of("late_share_90d", 0, 0, 0.1), np.nan)


def test_a_pain_needs_a_value_on_the_worse_side_and_a_joy_one_on_the_better() -> None:
    usual = usual_of("late_share_90d", 0.2, 0.2, 0.3, 0.3)
    assert (may_be_told(usual, 0.9), may_be_told(usual, 0.9, JOY)) == (True, False)
    assert (may_be_told(usual, 0.0), may_be_told(usual, 0.0, JOY)) == (False, True)


def test_days_since_what_most_never_met_are_usually_none() -> None:
    usual = usual_of("days_since_late_delivery", np.nan, np.nan, np.nan, 5, 300)
    assert np.isnan(usual.range).all()
    assert (may_be_told(usual, 40), may_be_told(usual, 40, JOY)) == (True, False)


def test_values_are_compared_as_they_are_read() -> None:
    assert values(pd.DataFrame({"late_share_90d": [0.2049]}), ["late_share_90d"]).tolist() == [[0.2]]
    usual = usual_of("mean_late_hours_90d", 10.2, 10.4)
    assert not may_be_told(usual, values(pd.DataFrame({"mean_late_hours_90d": [10.49]}), usual.names)[0, 0])
