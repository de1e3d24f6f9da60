"""Whether somebody spends, times how much those who do."""

import numpy as np
import pandas as pd
import pytest

from models.two_part import TwoPartSpend

RANDOM = np.random.default_rng(0)
PEOPLE = pd.DataFrame(RANDOM.uniform(size=(2_000, 2)), columns=["comes_back", "basket"])
SPENT = np.where(RANDOM.uniform(size=2_000) < PEOPLE.comes_back, 100 * PEOPLE.basket + 10, 0)


def test_expected_spend_is_the_chance_to_buy_times_what_buyers_spend():
    asked = pd.DataFrame({"comes_back": [0.25, 0.75, 0.75], "basket": [0.8, 0.8, 0.2]})
    expected = TwoPartSpend().fit(PEOPLE, SPENT).predict(asked)
    assert expected == pytest.approx([0.25 * 90, 0.75 * 90, 0.75 * 30], rel=0.3)


def test_all_that_is_expected_adds_up_to_all_that_was_spent():
    assert TwoPartSpend().fit(PEOPLE, SPENT).predict(PEOPLE).sum() == pytest.approx(SPENT.sum())


@pytest.mark.parametrize("spent", [np.zeros(50), -np.ones(50)])
def test_where_nobody_spent_nothing_is_expected(spent):
    assert (TwoPartSpend().fit(PEOPLE[:50], spent).predict(PEOPLE) == 0).all()


def test_where_everybody_spent_only_the_amount_is_learned():
    expected = TwoPartSpend().fit(PEOPLE, np.full(2_000, 7.0)).predict(PEOPLE)
    assert expected == pytest.approx(np.full(2_000, 7.0))
