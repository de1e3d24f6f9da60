import numpy as np
import pandas as pd
import pytest

from models.leaks.scores import dealt_anew, of_permutations, of_the_test, permuted
from models.ranking import Ranking

Y = np.arange(300) % 3 == 0
DATES = pd.Series(np.repeat(["2026-01-01", "2026-02-01", "2026-03-01"], 100))
TEST = (DATES == "2026-03-01").to_numpy()


@pytest.mark.parametrize(("test", "count", "alarms"), [(0.86, 5000, 1), (0.81, 5000, 0), (0.86, 50, 0), (0.5, 5000, 0)])
def test_a_test_may_be_a_little_better_than_its_validation_and_by_chance_more(test, count, alarms):
    found = [*of_the_test(Ranking(0.75, count, count), Ranking(test, count, count))]
    assert [leak.kind for leak in found] == ["test_above_validation"] * alarms


@pytest.mark.parametrize(
    ("auc", "times", "alarms"), [(0.55, 1, 0), (0.55, 30, 1), (0.45, 30, 1), (0.5, 30, 0), (0.9, 0, 0)]
)
def test_permuted_outcomes_must_be_foretold_as_chance_does_on_the_average(auc, times, alarms):
    found = [*of_permutations([Ranking(auc, 200, 200)] * times)]
    assert [leak.kind for leak in found] == ["permuted_outcomes"] * alarms


def test_outcomes_are_dealt_among_the_rows_of_each_date():
    dealt = dealt_anew(Y, DATES, 0)
    assert (dealt != Y).any()
    assert pd.Series(dealt).groupby(DATES).sum().tolist() == pd.Series(Y).groupby(DATES).sum().tolist()
    np.testing.assert_array_equal(dealt, dealt_anew(Y, DATES, 0))


def test_a_way_of_learning_is_given_other_outcomes_each_time():
    seen = []
    found = permuted(lambda y: seen.append(y) or y[TEST] * 1.0, Y, DATES, TEST, times=3, random_state=0)
    assert [one.roc_auc for one in found] == [1.0, 1.0, 1.0]
    assert len({tuple(y) for y in seen}) == 3
