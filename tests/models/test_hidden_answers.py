import numpy as np
import pandas as pd
import pytest

from models.hidden_answers import BASELINES, baselines, best_baseline, coverage_by_level, is_better, probabilities

BANDS = (50, 75)


def hidden(rows: int = 400, per_customer: int = 1, seed: int = 0) -> pd.DataFrame:
    """Answers, a good expectation of them and a useless one; one customer's answers are all the same."""
    random = np.random.default_rng(seed)
    customers = np.arange(rows) // per_customer
    points = random.uniform(0, 100, rows)[customers]
    good, mean = points + random.normal(0, 25, rows)[customers], np.full(rows, 50.0)
    return pd.DataFrame({"customer_id": customers.astype(str), "points": points, "good": good, "the_mean": mean})


def test_what_is_nearer_to_answers_is_better_and_not_the_other_way_round():
    assert is_better(hidden(), "good", "the_mean")
    assert not is_better(hidden(), "the_mean", "good")
    assert not is_better(hidden(), "good", "good")


def test_ten_marks_of_one_customer_prove_no_more_than_one():
    once = hidden(12)
    assert not is_better(once, "good", "the_mean")
    copies = pd.concat([once] * 10, ignore_index=True)
    assert not is_better(copies, "good", "the_mean")
    strangers = copies.assign(customer_id=np.arange(len(copies)).astype(str))
    assert is_better(strangers, "good", "the_mean")


def test_of_one_customer_nothing_is_proved():
    assert not is_better(hidden(10, per_customer=10), "good", "the_mean")


def test_each_baseline_sees_the_columns_and_the_best_is_named():
    random = np.random.default_rng(0)
    lived = pd.DataFrame(random.exponential(size=(1000, 3)), columns=["late", "contacts", "nothing"])
    lived.loc[:50, "late"] = np.nan
    points = 90 - 15 * lived.late.fillna(1) - 12 * lived.contacts + random.normal(0, 5, 1000)
    fitted = {name: one.fit(lived, points) for name, one in baselines([-1, -1, 0]).items()}
    table = pd.DataFrame({"points": points, **{name: one.predict(lived) for name, one in fitted.items()}})
    errors = [(table[name] - points).abs().mean() for name in BASELINES]
    assert errors == sorted(errors, reverse=True)
    assert best_baseline(table) == "ordinal_logistic"


def estimates(points: np.ndarray) -> pd.DataFrame:
    height = np.tile([40.0, 60.0, 80.0], len(points) // 3)
    table = pd.DataFrame({"points": points, "satisfaction": height})
    return table.assign(satisfaction_low=height - 10, satisfaction_high=height + 10)


def test_coverage_is_told_of_all_and_by_level():
    found = coverage_by_level(estimates(np.array([40.0, 60, 99, 55, 60, 80])), BANDS)
    assert found == pytest.approx(
        {"coverage": 4 / 6, "coverage_dissatisfied": 0.5, "coverage_neutral": 1, "coverage_satisfied": 0.5}
    )


def test_probabilities_that_come_true_have_no_error():
    points = np.repeat([10.0, 60.0, 90.0], [20, 60, 20])
    right = pd.DataFrame({"points": points, "probability_dissatisfied": 0.2, "probability_delighted": 0.2})
    assert probabilities(right, BANDS) == pytest.approx(
        {f"{figure}_{name}": value for figure, value in (("calibration_error", 0), ("brier", 0.16))
         for name in ("dissatisfied", "delighted")}, abs=1e-12
    )  # fmt: skip
    wrong = right.assign(probability_delighted=0.5)
    assert probabilities(wrong, BANDS)["calibration_error_delighted"] == pytest.approx(0.3)


def test_where_nothing_is_sure_nothing_is_told():
    unsure = estimates(np.full(6, 50.0)).assign(
        satisfaction_low=np.nan, probability_dissatisfied=np.nan, probability_delighted=np.nan
    )
    assert coverage_by_level(unsure, BANDS) == probabilities(unsure, BANDS) == {}
