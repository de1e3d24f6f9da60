"""What half of the customers would have taught instead."""

import numpy as np
import pandas as pd
import pytest
from sklearn.base import BaseEstimator

from models.stability import noise, overlap, refits


class Seen(BaseEstimator):
    """Remembers what it was fitted on."""

    def fit(self, X, y, dates):
        self.rows_ = X.index.to_numpy()
        return self


def test_a_refit_learns_from_all_dates_of_half_of_the_customers():
    customers = np.repeat([f"c{number}" for number in range(10)], 3)
    X = pd.DataFrame({"a": np.arange(30.0)})
    drawn = [one.rows_ for one in refits(Seen(), X, np.zeros(30, bool), np.tile([1, 2, 3], 10), customers, count=3)]
    assert [len(rows) for rows in drawn] == [15, 15, 15]
    assert all((np.bincount(rows // 3, minlength=10) % 3 == 0).all() for rows in drawn)
    assert len({tuple(rows) for rows in drawn}) == 3


def test_the_same_seed_draws_the_same_customers():
    once, again = (
        [
            one.rows_.tolist()
            for one in refits(Seen(), pd.DataFrame({"a": range(8)}), np.zeros(8, bool), range(8), np.arange(8), count=2)
        ]
        for _ in range(2)
    )
    assert once == again


@pytest.mark.parametrize("share", [0.5, 0.1])
def test_the_noise_of_a_mean_is_its_standard_error_whatever_share_was_drawn(share):
    random = np.random.default_rng(0)
    sample = random.normal(0, 2, 1_000)
    whole = pd.DataFrame({"mean": [sample.mean()]})
    others = [pd.DataFrame({"mean": [random.permutation(sample)[: int(share * 1_000)].mean()]}) for _ in range(400)]
    assert noise(whole, others, share)["mean"] == pytest.approx(2 / np.sqrt(1_000), rel=0.15)


def test_overlap_is_what_is_told_again():
    told = pd.Series({0: {"delivery", "contact"}, 1: {"price"}})
    others = [pd.Series({0: {"delivery"}, 1: {"price"}}), pd.Series({0: {"contact", "delivery"}})]
    assert overlap(told, others) == pytest.approx((0.5 + 1 + 1 + 0) / 4)


def test_where_nothing_is_told_nothing_changes():
    assert overlap(pd.Series(dtype=object), [pd.Series(dtype=object)]) == 1
