"""How well leaving was foreseen."""

from collections.abc import Callable
from typing import Any

import pytest

from pipeline.report import foresight
from pipeline.report.findings import Findings
from pipeline.report.wording import Words

Case = Callable[[Words], Findings]


@pytest.fixture
def churn(full: Case, english: Words) -> dict[str, Any]:
    return full(english).churn


def test_model_stands_before_the_rules_with_the_same_figures(churn: dict[str, Any], english: Words) -> None:
    model, *rules = foresight.rankers(churn, english)
    assert model.figures == ("0.69", "0.90", "5.4", "0.070", "4.61")
    assert [one.figures for one in rules] == [("0.57", "0.80", "4.6", "0.121", "3.30")] * 4


def test_test_date_and_size_are_told(churn: dict[str, Any], english: Words) -> None:
    _, tested, *_ = foresight.sentences(churn, english)
    assert tested.startswith("Tested as of 3 Mar 2026 on 2,197\N{NO-BREAK SPACE}customers")


@pytest.mark.parametrize(
    ("grade", "said"), [("A", "budgets can be planned"), ("B", "as an order"), ("C", "Do not spend")]
)
def test_how_far_it_can_be_relied_on_comes_first(churn: dict[str, Any], grade: str, said: str, english: Words) -> None:
    first = next(foresight.sentences({**churn, "grade": grade}, english))
    assert first.startswith(f"Grade {grade}: ")
    assert said in first


def test_the_gain_of_the_model_is_told_with_its_ends_and_that_of_a_rule_is_not(
    churn: dict[str, Any], english: Words
) -> None:
    told = " ".join(foresight.sentences(churn, english))
    assert "gains 0.12 of average precision; with other customers it could have been 0.09 to 0.15" in told
    assert "it gains" not in " ".join(foresight.sentences({**churn, "grade": "B", "used": "bg_nbd"}, english))


@pytest.mark.parametrize(
    ("rule", "said"), [(0.60, "better than every simple rule"), (0.69, "does not rank leavers better")]
)
def test_best_of_the_rules_decides_whether_the_model_is_better(
    churn: dict[str, Any], rule: float, said: str, english: Words
) -> None:
    told = " ".join(foresight.sentences({**churn, "recency_rule.average_precision": rule}, english))
    assert said in told
    assert f"0.69 against {rule:.2f}" in told
