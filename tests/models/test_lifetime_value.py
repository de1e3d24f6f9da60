"""Purchases by BG/NBD times amounts by the gamma-gamma law."""

import numpy as np
import pandas as pd
import pytest

from models.lifetime_value import COLUMNS, GammaGamma, LifetimeValue, bought


def customers(random, count=3_000):
    """Buyers at their own rates and amounts, who all stay."""
    rate, mean = random.gamma(2, 0.02, count), 30 / random.gamma(4, 0.3, count)
    purchases = 1 + random.poisson(rate * 300)
    silence = 300 * (1 - random.beta(purchases, 1))
    spend = random.gamma(3 * purchases, mean / 3)
    return pd.DataFrame(
        {
            "days_since_last_purchase": silence,
            "purchases": purchases.astype(float),
            "days_since_first_purchase": 300.0,
            "spend": spend,
        }
    )[list(COLUMNS)], rate * mean * 100


def test_the_law_of_amounts_is_found_again():
    random = np.random.default_rng(0)
    x = random.integers(1, 10, 20_000).astype(float)
    scale = random.gamma(4, 1 / 5.0, 20_000)
    mean = random.gamma(2 * x) / scale / x
    found = GammaGamma.fit(x, mean)
    assert (found.p, found.q, found.v) == pytest.approx((2, 4, 5), rel=0.15)


def test_who_bought_little_is_expected_nearer_to_the_mean_of_all():
    law = GammaGamma(p=2, q=4, v=5)
    few, many, nobody = law.expected(np.array([1.0, 50, 0]), np.array([100.0, 100, 0]))
    assert nobody == pytest.approx(2 * 5 / 3)
    assert nobody < few < many < 100


def test_the_law_ranks_customers_as_their_own_rates_and_amounts_do():
    past, later = customers(np.random.default_rng(1))
    expected = LifetimeValue(days=100).fit(past, later).predict(past)
    assert expected.sum() == pytest.approx(later.sum())
    assert np.corrcoef(expected, later)[0, 1] > 0.8


def test_where_nobody_bought_nothing_is_expected():
    past = pd.DataFrame(np.full((20, 4), np.nan), columns=COLUMNS)
    assert (LifetimeValue().fit(past, np.ones(20)).predict(past) == 0).all()


def test_money_given_back_is_no_amount():
    assert bought(np.array([[1.0, 2, 3, -50], [1, 2, 3, 50]]))[1].tolist() == [0, 25]
