import numpy as np
import pandas as pd
import pytest

from benchmarks.segmentations import NOISE, Density
from benchmarks.segments import group_means, share_explained

TRUTH = np.array([10.0, 20.0, 80.0, 90.0])


def test_groups_that_are_the_truth_explain_all_of_it_and_one_group_nothing():
    assert share_explained(TRUTH, np.arange(4)) == pytest.approx(1)
    assert share_explained(TRUTH, np.zeros(4, dtype=int)) == 0


def test_a_share_is_between_groups():
    assert share_explained(TRUTH, np.array([0, 0, 1, 1])) == pytest.approx(35**2 / (35**2 + 5**2))


def test_everybody_has_the_mean_of_their_group():
    assert group_means(TRUTH, np.array([0, 0, 1, NOISE])).tolist() == [15, 15, 80, 90]


def test_where_density_finds_no_clusters_all_are_noise():
    cloud = pd.DataFrame(np.random.default_rng(0).normal(size=(300, 8))).to_numpy()
    assert set(Density(max_rows=300).fit(cloud).predict(cloud)) == {NOISE}
