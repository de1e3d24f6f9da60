import numpy as np
import pandas as pd
import pytest

from benchmarks.bgnbd import History, Parameters, buying_again, expected_purchases, fit_bgnbd, log_likelihood

LAW = Parameters(r=0.8, alpha=6.0, a=0.6, b=2.5)
WEEKS, LATER = 40.0, 13.0


@pytest.fixture(scope="module")
def lived() -> tuple[History, np.ndarray]:
    """Customers who live by the law: what they did in the first weeks, and purchases in the weeks after."""
    random = np.random.default_rng(0)
    rates, chances = random.gamma(LAW.r, 1 / LAW.alpha, 6000), random.beta(LAW.a, LAW.b, 6000)
    times = [purchases(rate, chance, random) for rate, chance in zip(rates, chances, strict=True)]
    before = [one[one < WEEKS] for one in times]
    last = np.array([one.max(initial=0) for one in before])
    history = History(np.array([len(one) for one in before], float), last, np.full(6000, WEEKS))
    return history, np.array([(one >= WEEKS).sum() for one in times])


def purchases(rate: float, chance: float, random: np.random.Generator) -> np.ndarray:
    count = random.geometric(chance)
    times = np.cumsum(random.exponential(1 / rate, min(count, 500)))
    return times[times < WEEKS + LATER]


def test_the_law_is_found_again_from_what_customers_did(lived):
    history, _ = lived
    found = fit_bgnbd(history)
    assert (found.r, found.alpha) == pytest.approx((LAW.r, LAW.alpha), rel=0.15)
    assert found.a / (found.a + found.b) == pytest.approx(LAW.a / (LAW.a + LAW.b), rel=0.15)
    assert log_likelihood(found, history).sum() >= log_likelihood(LAW, history).sum() - 1


def test_as_many_purchases_are_expected_as_are_made(lived):
    history, made = lived
    expected = expected_purchases(LAW, history, 7 * LATER)
    assert expected.sum() == pytest.approx(made.sum(), rel=0.05)
    for group in (history.repeats == 0, history.repeats > 3, history.recency > 30):
        assert expected[group].mean() == pytest.approx(made[group].mean(), rel=0.12)


def test_who_bought_lately_is_likelier_to_buy_than_who_has_long_been_silent():
    history = History(np.array([4.0, 4.0, 0.0]), np.array([39.0, 10.0, 0.0]), np.full(3, WEEKS))
    lately, silent, never = buying_again(LAW, history, 90)
    assert 1 > lately > never > silent > 0


def test_a_history_is_read_off_a_profile_in_weeks():
    profiles = pd.DataFrame(
        {"tenure_days": [70.0, 70.0], "days_since_last_purchase": [7.0, 70.0], "purchases": [3.0, 1.0]}
    )
    history = History.of(profiles)
    assert history.repeats.tolist() == [2, 0]
    assert history.recency.tolist() == [9, 0]
    assert history.age.tolist() == [10, 10]
