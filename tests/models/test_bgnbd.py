import numpy as np
import pandas as pd
import pytest

from models.bgnbd import (
    HISTORY,
    LEAST,
    History,
    LogExpectedPurchases,
    Parameters,
    expected_purchases,
    fit_bgnbd,
    log_likelihood,
)

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


def test_of_who_bought_lately_more_is_expected_than_of_who_has_long_been_silent():
    history = History(np.array([4.0, 4.0, 0.0]), np.array([39.0, 10.0, 0.0]), np.full(3, WEEKS))
    lately, silent, never = expected_purchases(LAW, history, 90)
    assert lately > never > silent > 0


def profiles(history: History) -> pd.DataFrame:
    silence = 7 * (history.age - history.recency)
    return pd.DataFrame(dict(zip(HISTORY, (silence, history.repeats + 1, 7 * history.age), strict=True)))


def test_a_history_is_read_off_a_profile_in_weeks():
    repeats, recency, age = History.of(np.array([[7.0, 3.0, 70.0], [70.0, 1.0, 70.0], [np.nan, 0.0, np.nan]]))
    assert repeats.tolist() == [2, 0, 0]
    assert recency.tolist() == [9, 0, 0]
    assert age.tolist() == [10, 10, 0]


def test_what_is_expected_of_a_profile_is_the_laws(lived):
    history, made = lived
    expected = LogExpectedPurchases(horizon_days=int(7 * LATER)).fit_transform(profiles(history))
    assert np.exp(expected).sum() == pytest.approx(made.sum(), rel=0.1)
    assert np.corrcoef(expected[:, 0], np.log(expected_purchases(LAW, history, 7 * LATER)))[0, 1] > 0.99


def test_a_part_of_the_customers_spread_over_the_rows_is_enough(lived):
    history, _ = lived
    part = history.evenly(1500)
    assert len(part.age) == 1500
    assert part.repeats.mean() == pytest.approx(history.repeats.mean(), rel=0.1)


@pytest.mark.parametrize("purchases", [0.0, 1.0])
def test_where_nobody_bought_twice_the_same_is_expected_of_all(purchases):
    age = np.arange(1.0, 51)
    once = pd.DataFrame(dict(zip(HISTORY, (age, np.full(50, purchases), age), strict=True)))
    assert np.ptp(LogExpectedPurchases().fit_transform(once)) == 0


def test_no_silence_is_so_long_that_its_log_is_lost():
    history = History(np.array([900.0, 3.0]), np.array([1.0, 39.0]), np.full(2, WEEKS))
    expected = LogExpectedPurchases().fit(profiles(history)).transform(profiles(history))
    assert np.isfinite(expected).all()
    assert expected.min() == pytest.approx(np.log(LEAST))
