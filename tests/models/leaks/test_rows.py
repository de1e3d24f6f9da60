import numpy as np
import pandas as pd
import pytest

from models.folds import TemporalSplit
from models.leaks.rows import (
    copied_share,
    doubled_share,
    invented_counts,
    is_random,
    of_rows,
    shared_share,
    significant,
)

N = 400
LATER = np.arange(N) >= 300
SPLIT = TemporalSplit(train=~LATER, test=LATER)


def unlike(n=N, seed=0):
    return pd.DataFrame(np.random.default_rng(seed).lognormal(0, 1, (n, 3)), columns=["a", "b", "c"])


def test_numbers_are_near_that_agree_in_three_digits():
    found = significant(np.array([[1234.4, 1231.0, 0.0], [-0.012349, np.nan, 1.0]]))
    np.testing.assert_allclose(found, [[1230, 1230, 0], [-0.0123, np.nan, 1]])


def test_rows_judged_on_that_are_learned_from_are_copies():
    X = unlike()
    X.iloc[300:350] = X.iloc[:50].to_numpy() * 1.00001
    assert copied_share(X, SPLIT) == (pytest.approx(0.5, abs=0.03), 0.0)
    assert copied_share(unlike(), SPLIT) == (0.0, 0.0)


@pytest.mark.parametrize("values", [2, 20, 200])
def test_rows_alike_by_chance_are_explained_by_those_alike_on_their_own_side(values):
    X = pd.DataFrame({"a": np.random.default_rng(0).integers(0, values, N).astype(float)})
    found, by_chance = copied_share(X, SPLIT)
    assert found <= by_chance + 0.05


def test_without_rows_on_both_sides_there_are_no_copies():
    assert copied_share(unlike(), TemporalSplit(train=LATER, test=LATER & False)) == (0.0, 0.0)


def test_customers_may_come_back_at_later_dates_but_not_at_the_same_ones():
    dates = pd.Series(np.where(LATER, 2, 1))
    assert not is_random(dates, SPLIT)
    assert is_random(pd.Series(np.ones(N)), SPLIT)
    assert shared_share(pd.Series(np.arange(N) % 350), SPLIT) == 0.5


def test_copies_of_one_outcome_are_told_from_rows_alike_by_chance():
    left = np.arange(N) < 100
    X = unlike()
    assert doubled_share(X, left) == 0.0
    assert doubled_share(pd.concat([X, X[:100]]), np.concatenate([left, left[:100]])) == 1.0
    alike = pd.DataFrame({"a": np.arange(N) % 5.0})
    assert doubled_share(alike, left) <= 0.0


def test_counts_that_nobody_counted_are_named():
    left = np.arange(N) < 100
    counts = pd.DataFrame({"n": np.arange(N) % 9.0, "m": np.arange(N) % 9.0, "spend": unlike().a, "seldom": 0.0})
    assert invented_counts(counts, left) == []
    assert invented_counts(counts.assign(n=np.where(left, counts.n + 0.3, counts.n)), left) == ["n"]
    assert invented_counts(counts.assign(seldom=np.where(left, 0.5, 0.0)), left) == []
    assert invented_counts(counts, np.zeros(N, dtype=bool)) == []


def test_clean_rows_of_later_dates_raise_no_alarm():
    customers, dates = pd.Series(np.arange(N) % 300), pd.Series(np.where(LATER, 2, 1))
    assert [*of_rows(unlike(), np.arange(N) % 4 == 0, customers, dates, SPLIT)] == []
