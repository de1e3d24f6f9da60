"""Figures of real answers, and estimates corrected by them."""

import numpy as np
import pandas as pd
import pytest

from models.metrics import Interval
from pipeline.report.figures import FIGURES, estimated, latest
from pipeline.report.texts import METRICS


def answers(metric: str, scores: list[float]) -> pd.DataFrame:
    """One answer per customer."""
    return pd.DataFrame(
        {
            "customer_id": [str(number) for number in range(len(scores))],
            "answered_at": pd.Timestamp(2026, 1, 1),
            "metric": metric,
            "score": scores,
        }
    )


TOP_BOX = {"csat": 4, "csat10": 8, "ces": 4, "ces7": 5}


def reckoned(name: str, marks: pd.DataFrame, top_box: dict[str, float] = TOP_BOX) -> Interval:
    return FIGURES[name].of(FIGURES[name].counts(marks, top_box))


@pytest.mark.parametrize(
    ("metric", "figure", "scores", "value"),
    [
        ("nps", "nps", [10, 9, 8, 0] * 10, 25.0),
        ("csat", "csat", [5, 4, 3, 1] * 10, 50.0),
        ("csat10", "csat", [10, 8, 7, 1] * 10, 50.0),
        ("csat", "csi", [5, 4, 3, 1] * 10, 25.0),
        ("ces7", "ces", [7, 5, 4, 1] * 10, 50.0),
        ("cli", "cli", [10, 0] * 20, 5.0),
        ("stars", "stars", [5, 4] * 20, 4.5),
    ],
)
def test_figure_is_reckoned_on_its_metric_s_own_scale(
    metric: str, figure: str, scores: list[float], value: float
) -> None:
    found = reckoned(figure, answers(metric, scores))
    assert found.low < found.value == value < found.high


def test_top_box_is_as_wide_as_it_is_set() -> None:
    marks = answers("csat", [5, 4, 3, 1] * 10)
    assert reckoned("csat", marks, {"csat": 5}).value == 25
    assert reckoned("csat", marks, {"csat": 3}).value == 75


def test_intervals_are_those_of_the_field() -> None:
    nps = reckoned("nps", answers("nps", [10.0] * 50 + [0.0] * 20 + [8.0] * 30))
    assert nps == pytest.approx((30, 14.1, 44.2), abs=0.05)
    share = reckoned("csat", answers("csat", [5.0] * 5 + [1.0] * 45))
    assert share == pytest.approx((10, 4.35, 21.36), abs=0.005)


@pytest.mark.parametrize(
    ("count", "has_interval", "has_value"), [(9, False, False), (10, True, False), (30, True, True)]
)
def test_few_answers_give_no_figure_and_not_many_only_the_interval(
    count: int, has_interval: bool, has_value: bool
) -> None:
    found = reckoned("nps", answers("nps", [10.0, 0.0] * count)[:count])
    assert (not np.isnan(found.low), not np.isnan(found.value)) == (has_interval, has_value)


def test_customer_who_answers_often_counts_once_with_the_latest() -> None:
    often = answers("nps", [0.0, 0.0, 10.0]).assign(customer_id="a", answered_at=pd.date_range("2026-01-01", periods=3))
    assert latest(often).score.to_list() == [10.0]


def test_estimate_is_the_mean_of_the_members_with_an_interval_from_their_answers_errors() -> None:
    customers = pd.DataFrame({"satisfaction": [50.0, 70.0]})
    given = pd.DataFrame(
        {"customer_id": [str(one) for one in range(20)], "points": [62.0, 68.0] * 10, "expectation": 60.0}
    )
    found = estimated(customers, given)
    half = 2.093 * 3 * np.sqrt(20 / 19) / np.sqrt(20)  # Student's t with 19 degrees of freedom
    assert found["satisfaction"] == 60
    assert found["satisfaction_low"] == pytest.approx(60 - half, abs=0.01)
    assert found["satisfaction_high"] == pytest.approx(60 + half, abs=0.01)


def test_repeated_answers_of_the_same_customers_make_nobody_surer() -> None:
    customers = pd.DataFrame({"satisfaction": [60.0], "expectation": [60.0]})
    once = pd.DataFrame(
        {"customer_id": [str(one) for one in range(20)], "points": [62.0, 68.0] * 10, "expectation": 60.0}
    )
    assert estimated(customers, pd.concat([once] * 5)) == estimated(customers, once)


def test_estimate_from_few_customers_has_no_interval() -> None:
    customers = pd.DataFrame({"satisfaction": [50.0, 70.0], "expectation": [0.0, 0.0]})
    given = pd.DataFrame({"customer_id": list("aabbccddee") * 2, "points": 62.0, "expectation": 60.0})
    found = estimated(customers, given)
    assert found["satisfaction"] == 60
    assert np.isnan(found["satisfaction_low"])


def test_every_figure_has_a_name_on_the_page() -> None:
    assert FIGURES.keys() == METRICS.keys()
