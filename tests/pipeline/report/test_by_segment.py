"""Figures of every segment, corrected for who answers, and which differ beyond chance."""

import numpy as np
import pandas as pd
import pytest
from scipy.special import expit

from models.metrics import Interval
from pipeline.report.by_segment import Answers, Customers, churn_rates, difference, segment_figures, with_verdicts
from pipeline.report.figures import FIGURES

SIZE = 3000
TOP_BOX = {"csat": 4.0}
ALL = np.ones(SIZE, dtype=bool)


@pytest.fixture(scope="module")
def shop() -> tuple[Customers, pd.DataFrame, np.ndarray]:
    """Customers of two segments, the answers of some, and what all would have said: who is happy answers more."""
    random = np.random.default_rng(0)
    x = random.normal(0, 1, SIZE)
    ids = pd.Series([f"{number:05}" for number in range(SIZE)])
    segment = pd.Series(np.where(x > 0, "happy", "unhappy"))
    would_say = np.where(random.random(SIZE) < expit(2 * x), 5.0, 2.0)
    given = random.random(SIZE) < expit(-2 + 1.5 * x)
    answers = pd.DataFrame(
        {"customer_id": ids, "answered_at": pd.Timestamp(2026, 1, 1), "metric": "csat", "score": would_say}
    )[given]
    return Customers(ids, pd.DataFrame({"x": x}), segment, segment), answers, 100 * (would_say == 5)


@pytest.fixture(scope="module")
def table(shop: tuple[Customers, pd.DataFrame, np.ndarray]) -> pd.DataFrame:
    customers, answers, _ = shop
    found = segment_figures(customers, answers, TOP_BOX, 0.05, 0)
    return found.fillna({"segment_id": "all"}).set_index(["figure", "segment_id"])


def test_corrected_figure_is_nearer_the_truth_than_the_raw_one(
    shop: tuple[Customers, pd.DataFrame, np.ndarray], table: pd.DataFrame
) -> None:
    _, _, truth = shop
    csat = table.loc[("csat", "all")]
    assert csat.value - truth.mean() > 15
    assert abs(csat.corrected - truth.mean()) < 5
    assert csat.corrected_low < truth.mean() < csat.corrected_high


def test_segments_that_differ_are_said_to(table: pd.DataFrame) -> None:
    assert table.loc[("csat", "happy"), "versus_rest"] == "higher"
    assert table.loc[("csat", "unhappy"), "versus_rest"] == "lower"
    assert pd.isna(table.loc[("csat", "all"), "versus_rest"])


def test_what_nobody_answered_is_null(table: pd.DataFrame) -> None:
    nps = table.loc["nps"]
    assert nps.answers.eq(0).all()
    assert nps[["value", "low", "high", "corrected", "corrected_low"]].isna().all(axis=None)


def test_order_and_ids_of_customers_do_not_matter_beyond_who_shares_a_fold(
    shop: tuple[Customers, pd.DataFrame, np.ndarray],
) -> None:
    customers, answers, _ = shop
    shuffled = answers.sample(frac=1, random_state=1)
    one, other = (Answers.of(FIGURES["csat"], customers, given, TOP_BOX, 0) for given in (answers, shuffled))
    assert one.raw(ALL) == other.raw(ALL)
    assert one.corrected(ALL, ALL) == other.corrected(ALL, ALL)


def test_few_answers_are_not_corrected(shop: tuple[Customers, pd.DataFrame, np.ndarray]) -> None:
    customers, answers, _ = shop
    few = Answers.of(FIGURES["csat"], customers, answers.head(99), TOP_BOX, 0)
    assert not few.is_correctable
    assert np.isnan(few.corrected(ALL, ALL).value)
    here = np.arange(SIZE) % 2 == 0
    more, p_value = few.against_rest(here, here)
    assert np.isfinite(more)
    assert 0 < p_value <= 1


def test_corrected_interval_is_never_narrower_than_the_raw_one(
    shop: tuple[Customers, pd.DataFrame, np.ndarray],
) -> None:
    customers, answers, _ = shop
    nobody = Answers.of(FIGURES["csat"], customers, answers.assign(score=1.0), TOP_BOX, 0)
    raw, corrected = nobody.raw(ALL), nobody.corrected(ALL, ALL)
    assert corrected.high >= (raw.high - raw.low) / 2 > 0


def test_difference_is_judged_by_both_intervals() -> None:
    more, p_value = difference(Interval(30, 20, 40), Interval(10, 0, 20))
    assert more == 20
    assert p_value == pytest.approx(2 * 0.002787, rel=0.01)  # 20 points are 2.77 standard errors
    assert difference(Interval(30, 20, 40), Interval(30, 0, 60))[1] == 1


def test_of_many_tests_without_a_difference_hardly_any_is_told() -> None:
    random = np.random.default_rng(0)
    wrong = 0
    for _ in range(200):
        chance = pd.DataFrame({"p_value": random.uniform(size=40), "difference": random.normal(size=40)})
        wrong += int(with_verdicts(chance, 0.05).versus_rest.notna().any())
    assert wrong / 200 < 0.1
    sure = pd.DataFrame({"p_value": [1e-6, np.nan, 0.9], "difference": [-1.0, 1.0, 1.0]})
    assert with_verdicts(sure, 0.05).versus_rest.fillna("").tolist() == ["lower", "", ""]


def test_churn_rate_has_its_period_its_norm_and_as_much_as_its_customers_bear() -> None:
    sizes = {"few": 9, "some": 29, "many": 40}
    outcomes = pd.DataFrame(
        [(id, number % 4 == 0) for id, size in sizes.items() for number in range(size)], columns=["segment_id", "left"]
    )
    found = churn_rates(outcomes, 97, 0.05).set_index("segment_id")
    assert found.loc["many", "churn_rate"] == 0.25
    assert found.churn_rate.isna().to_dict() == {"few": True, "some": True, "many": False}
    assert found.churn_rate_low.isna().to_dict() == {"few": True, "some": False, "many": False}
    assert set(found.churn_rate_days) == {97}
    assert found.churn_rate_norm.iloc[0] == pytest.approx(1 - 0.95 ** (97 / 30.4375))


def test_norm_of_a_month_is_itself() -> None:
    outcomes = pd.DataFrame({"segment_id": ["a"], "left": [True]})
    assert churn_rates(outcomes, 30, 0.05).churn_rate_norm.item() == pytest.approx(0.0493, abs=1e-4)
