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
    assert model.figures == ("0.69", "5.4", "0.070")
    assert [one.figures for one in rules] == [("0.57", "4.6", "0.121")] * 3


def test_test_date_and_size_are_told(churn: dict[str, Any], english: Words) -> None:
    assert next(foresight.sentences(churn, english)).startswith(
        "Tested as of 3 Mar 2026 on 2,197\N{NO-BREAK SPACE}customers"
    )


@pytest.mark.parametrize(
    ("rule", "said"), [(0.60, "better than every simple rule"), (0.69, "does not rank leavers better")]
)
def test_best_of_the_rules_decides_whether_the_model_is_better(
    churn: dict[str, Any], rule: float, said: str, english: Words
) -> None:
    told = " ".join(foresight.sentences({**churn, "recency_rule.average_precision": rule}, english))
    assert said in told
    assert f"0.69 against {rule:.2f}" in told
