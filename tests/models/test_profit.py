import numpy as np
import pytest
from scipy.integrate import quad
from scipy.special import expit
from scipy.stats import beta

from models.profit import Campaign


def simulated(rows: int = 400) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(0)
    margin = random.normal(-1, 1.5, rows)
    return random.random(rows) < expit(margin), expit(margin).round(2)


def best_profit(accepting: float, left: np.ndarray, probability: np.ndarray) -> float:
    """By the book: for each border, count who is contacted, and what each of them costs and brings."""
    profits = [0.0]
    for border in np.unique(probability):
        leavers, stayers = left[probability >= border].sum(), (~left[probability >= border]).sum()
        profits.append(leavers * (accepting * (200 - 10) - 1) - stayers * (10 + 1))
    return max(profits) / len(left)


def test_it_is_the_mean_of_the_best_profits_over_all_shares_of_acceptance():
    left, probability = simulated()
    integral, _ = quad(lambda share: best_profit(share, left, probability) * beta.pdf(share, 6, 14), 0, 1, limit=200)
    assert Campaign().expected_maximum_profit(left, probability) == pytest.approx(integral, rel=1e-3)


def test_who_tells_all_leavers_apart_earns_what_the_mean_of_them_accepts():
    left = np.arange(100) < 20
    assert Campaign().expected_maximum_profit(left, left * 1.0) == pytest.approx(0.2 * (0.3 * 190 - 1), rel=1e-3)


def test_nobody_is_contacted_where_that_never_pays():
    left, probability = simulated()
    assert Campaign(customer_value=11.0).expected_maximum_profit(left, 1 - probability) == 0


def test_profit_is_in_the_money_of_the_campaign():
    left, probability = simulated()
    once = Campaign().expected_maximum_profit(left, probability)
    tenfold = Campaign(2000.0, 100.0, 10.0).expected_maximum_profit(left, probability)
    assert tenfold == pytest.approx(10 * once)
