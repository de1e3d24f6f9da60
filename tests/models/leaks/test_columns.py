import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import roc_auc_score

from models.leaks.columns import FEWEST, ROWS, filled_for_one_outcome, of_columns, roc_auc_of_each

LEFT = np.arange(400) < 100


@pytest.mark.parametrize("direction", [1, -1])
def test_the_auc_of_a_column_is_scikit_learns_whichever_way_it_ranks(direction):
    values = np.random.default_rng(0).integers(0, 9, 400) + 3 * LEFT
    expected = roc_auc_score(LEFT, values)
    assert roc_auc_of_each(pd.DataFrame({"x": direction * values}), LEFT).x == pytest.approx(expected)


def test_a_missing_value_may_stand_at_either_end():
    values = np.where(LEFT, np.nan, 5.0)
    found = roc_auc_of_each(pd.DataFrame({"x": values, "constant": 1.0}), LEFT)
    assert found.to_dict() == {"x": 1.0, "constant": 0.5}


def test_one_outcome_ranks_nothing():
    assert roc_auc_of_each(pd.DataFrame({"x": np.arange(9.0)}), np.ones(9, dtype=bool)).x == 0.5


def test_of_a_large_table_rows_from_all_over_it_are_read():
    n = 2 * ROWS
    X = pd.DataFrame({"x": np.arange(n, dtype=float)})
    assert roc_auc_of_each(X, X.x.to_numpy() >= n / 2).x == 1.0


@pytest.mark.parametrize(
    ("with_value", "other_side", "found"), [(FEWEST, 0, 1.0), (FEWEST - 1, 0, None), (FEWEST, 1, None), (99, 1, 0.99)]
)
def test_a_value_belongs_to_one_outcome_if_enough_have_it_and_hardly_any_other(with_value, other_side, found):
    values = pd.Series(np.zeros(400))
    values[:with_value] = 1.0
    values[100 : 100 + other_side] = 1.0
    assert filled_for_one_outcome(values, LEFT) == (pytest.approx(found) if found else None)


def test_where_nearly_all_leave_a_value_that_only_leavers_have_says_little():
    left = np.arange(400) < 390
    values = pd.Series(np.where(np.arange(400) % 2 == 0, 1.0, np.nan))
    assert filled_for_one_outcome(values, left) is None


def test_every_column_at_fault_is_named():
    X = pd.DataFrame(
        {"told": LEFT * 2.0, "late": np.where(np.arange(400) < 40, 1.0, np.nan), "fine": np.arange(400) % 7}
    )
    assert [leak.name for leak in of_columns(X, LEFT)] == [
        "tells_alone:told",
        "filled_afterwards:told",
        "filled_afterwards:late",
    ]


def test_of_few_outcomes_nothing_is_said():
    left = np.arange(400) < FEWEST - 1
    assert [*of_columns(pd.DataFrame({"told": left * 1.0}), left)] == []
