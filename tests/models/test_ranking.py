import numpy as np
import pytest

from models.ranking import Ranking


def test_a_ranking_counts_both_outcomes():
    assert Ranking.of(np.array([True, False, False]), np.array([0.9, 0.1, 0.2])) == Ranking(1.0, 1, 2)


@pytest.mark.parametrize("shift", [0.0, 1.0])
def test_the_error_is_what_the_auc_varies_by(shift):
    random = np.random.default_rng(0)
    left = np.arange(300) < 100
    drawn = [Ranking.of(left, random.normal(shift * left)) for _ in range(400)]
    expected = np.mean([one.error for one in drawn])
    assert np.std([one.roc_auc for one in drawn]) == pytest.approx(expected, rel=0.15)


def test_the_error_by_chance_is_that_of_no_knowledge():
    assert Ranking(0.8, 100, 200).error_by_chance == pytest.approx(Ranking(0.5, 100, 200).error, rel=0.01)
