"""Drift that knows its level by chance."""

import numpy as np
import pandas as pd

from models.promotion.drift import Shape, differs, drift, drifts, shapes


def test_without_drift_the_index_keeps_below_its_level_by_chance() -> None:
    random = np.random.default_rng(0)
    before = Shape.of(random.normal(size=400))
    found = [drift("x", before, Shape.of(random.normal(size=150), before.edges)) for _ in range(200)]
    assert np.mean([one.psi > one.psi_by_chance for one in found]) < 0.05
    assert max(one.psi for one in found) > 0.1  # which a rule of thumb takes for a shift
    assert not [one for one in found if one.is_sure(1)]


def test_missing_values_are_a_bin_of_their_own() -> None:
    shape = Shape.of(np.array([np.nan, 1.0, 1.0, 2.0]))
    assert shape.shares[0] == 0.25
    assert sum(shape.shares) == 1


def test_columns_that_only_one_table_has_are_left_out() -> None:
    now = pd.DataFrame({"a": [1.0, 2.0], "b": [1.0, 2.0]})
    assert [one.column for one in drifts(shapes(now[["a"]]), now)] == ["a"]


def test_means_of_too_few_never_differ() -> None:
    assert not differs(np.zeros(1), np.ones(100))
    assert differs(np.zeros(100), np.ones(100))
