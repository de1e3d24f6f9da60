"""The tables of contract 3, from a few customers by hand."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from pipeline.report import tables
from pipeline.report.wording import NBSP, Words

EN = Words("en")


def described(segment_id: str, **own: Any) -> dict[str, Any]:
    level, theme, *sign = segment_id.split("-")
    return {
        "segment_id": segment_id,
        "level": level,
        "theme": theme,
        "sign": {"pain": -1, "joy": 1}.get(sign[0] if sign else "", 0),
        "points_by_theme": {},
        "rule": None,
        **own,
    }


def test_segment_alone_on_its_level_is_named_by_the_level() -> None:
    found = tables.names_of([described("neutral-mixed"), described("satisfied-price-joy")], EN)
    assert found == {"neutral-mixed": "Neutral", "satisfied-price-joy": "Satisfied: discounts that fit"}


REASON = {
    "customer_id": "a",
    "figure": "churn",
    "column": "days_since_last_visit",
    "value": 9.0,
    "usual": 2.0,
    "effect": 5.0,
}


def test_reasons_stand_side_by_side_by_rank() -> None:
    reasons = pd.DataFrame(
        [{**REASON, "rank": 1}, {**REASON, "rank": 2, "effect": 3.0}, {**REASON, "rank": 1, "figure": "satisfaction"}]
    )
    found = tables.worded_reasons(reasons, "churn", "churn_reason", EN)
    assert list(found.columns) == ["churn_reason_1", "churn_reason_2", "churn_reason_3"]
    assert found.loc["a", "churn_reason_2"] == "Days since the last visit: 9 d, usually 2 d (+3.0 points of risk)"
    assert pd.isna(found.loc["a", "churn_reason_3"])


CUSTOMERS = pd.DataFrame(
    {
        "segment_id": ["satisfied-price-joy"] * 3 + ["neutral-mixed"],
        "satisfaction": [80.0, 90.0, 100.0, 60.0],
        "expectation": [80.0, 90.0, 100.0, 60.0],
        "churn_probability": [0.1, 0.3, np.nan, np.nan],
        "revenue": [10.0, 20.0, np.nan, np.nan],
        "value_at_risk": [1.0, 2.0, np.nan, np.nan],
    }
)
NO_ANSWERS = pd.DataFrame(
    columns=["customer_id", "answered_at", "metric", "score", "points", "expectation", "segment_id"], dtype=object
)
NO_FIGURES = pd.DataFrame({"nps": np.nan, "churn_rate": np.nan}, index=["satisfied-price-joy", "neutral-mixed"])
DESCRIPTIONS = [described("satisfied-price-joy"), described("neutral-mixed")]


def segments(figures: pd.DataFrame = NO_FIGURES, descriptions: list[dict[str, Any]] = DESCRIPTIONS) -> pd.DataFrame:
    return tables.segments_table(CUSTOMERS, NO_ANSWERS, figures, descriptions, EN).set_index("segment_id")


def test_segments_come_worst_first() -> None:
    assert list(segments().index) == ["neutral-mixed", "satisfied-price-joy"]


def test_segment_sums_money_and_averages_probabilities_of_those_who_have_any() -> None:
    found = segments().loc["satisfied-price-joy"]
    told = found[["customers", "share", "satisfaction", "churn_probability", "revenue", "value_at_risk"]]
    assert told.to_list() == [3, 0.75, 90.0, pytest.approx(0.2), 30.0, 3.0]


def test_what_nobody_has_is_null_and_not_zero() -> None:
    found = segments().loc["neutral-mixed"]
    unknown = [
        "nps",
        "churn_rate",
        "churn_probability",
        "revenue",
        "value_at_risk",
        "satisfaction_low",
        "rule",
        "pains",
    ]
    assert found[unknown].isna().all()


def test_figures_stand_side_by_side_by_segment() -> None:
    rows = [("nps", "a", 10.0, 40), ("nps", None, 20.0, 90), ("cli", "a", 7.0, 50), ("cli", None, 8.0, 60)]
    found = tables.wide(pd.DataFrame(rows, columns=["figure", "segment_id", "value", "answers"]))
    assert found.loc["a"].to_dict() == {"nps": 10, "nps_answers": 40, "cli": 7, "cli_answers": 50}
    assert len(found) == 2


@pytest.mark.parametrize(
    ("description", "theme"),
    [
        (described("satisfied-delivery-pain"), "delivery"),
        (described("neutral-mixed", points_by_theme={"contact": -2.0, "price": -3.0, "site": 5.0}), "price"),
        (described("neutral-mixed", points_by_theme={"contact": -0.2}), None),
        (described("satisfied-mixed", points_by_theme={"contact": -2.0}), None),
    ],
)
def test_pain_to_act_on_is_the_segment_s_own_or_else_the_strongest(
    description: dict[str, Any], theme: str | None
) -> None:
    assert tables.pain_of(description) == theme


def test_pains_are_told_strongest_first_from_half_a_point_on() -> None:
    points = {"contact": -1.0, "price": -3.0, "site": -0.4, "delivery": 4.0}
    told = tables.moved(points, -1, EN) or ""
    assert told.replace(NBSP, " ") == (
        "prices without a discount (−3.0 points); slow or unsolved support (−1.0 points)"
    )
    assert tables.moved({"site": -0.4}, -1, EN) is None


def test_rule_is_told_with_its_precision_and_coverage() -> None:
    conditions = [{"column": "days_since_last_visit", "comparison": ">", "value": 9.0}]
    found = tables.worded_rule({"conditions": conditions, "precision": 0.72, "coverage": 0.59}, EN)
    assert found is not None
    assert found.startswith("Days since the last visit: more than 9 d (72%")
    assert "59%" in found
    assert tables.worded_rule({"conditions": [], "precision": 1.0, "coverage": 1.0}, EN) is None
    assert tables.worded_rule(None, EN) is None
