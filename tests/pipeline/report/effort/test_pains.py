"""What hurts whom, how much, and where it is worst."""

import pandas as pd
import pytest

from features.catalogue import CATALOGUE
from features.steps import STAGE_OF
from pipeline.report.effort.pains import TOUCHPOINTS, pains, worst_step
from tests.pipeline.report.conftest import CUSTOMERS
from tests.pipeline.report.journeys import EFFORT, REASONS, STEPS, step, without

OF_ALL = STEPS[STEPS.segment_id.isna()]


def test_every_theme_of_experience_is_met_at_touchpoints():
    assert set(TOUCHPOINTS) == {name for name, theme in CATALOGUE.themes.items() if theme.experience}
    assert {kind for kinds in TOUCHPOINTS.values() for kind in kinds} <= set(STAGE_OF)


def test_a_pain_sums_the_points_and_the_money_of_those_it_hurts(english):
    found = pains(REASONS, CUSTOMERS, OF_ALL, EFFORT, english)
    assert [(one.theme, one.customers, one.points, one.effort) for one in found] == [
        ("delivery", 2, 10.0, 2),
        ("contact", 1, 7.5, 4),
        ("price", 1, 3.0, 1),
        ("returns", 1, 1.0, None),
    ]
    assert found[0].value_at_risk == 140.0
    assert pd.isna(found[-1].value_at_risk)


def test_a_reason_for_leaving_or_of_hardly_any_weight_is_no_pain(english):
    assert {"recency", "site"}.isdisjoint(one.theme for one in pains(REASONS, CUSTOMERS, OF_ALL, {}, english))


@pytest.mark.parametrize(
    ("theme", "said"),
    [
        ("site", "Visits, website: mean mark 58 of 100"),
        ("delivery", "Deliveries, courier: mean mark 61 of 100"),
        ("orders", "Purchases: trouble in 1.1%"),
        ("returns", "Returns"),
    ],
)
def test_the_worst_step_of_a_theme_is_told_with_its_figure(theme, said, english):
    assert worst_step(theme, OF_ALL, english).startswith(said)


def test_without_marks_the_step_with_most_trouble_is_the_worst(english):
    assert worst_step("site", without(OF_ALL, "mark"), english).startswith("Visits, website: trouble in 6.0%")
    late = step("after", "delivery", failed_share=(0.1, 0.1, 0.1, 99, 99), kept_share=(0.7, 0.6, 0.8, 90, 90))
    assert worst_step("delivery", pd.DataFrame([late]), english).startswith("Deliveries: trouble in 30%")


def test_a_mark_of_not_many_customers_does_not_make_a_step_the_worst(english):
    sad = step("post_sale", "contact", "chat", failed_share=(0.1, 0.1, 0.1, 90, 80), mark=(5.0, 0.0, 10.0, 29, 29))
    assert worst_step("contact", pd.DataFrame([sad]), english).startswith("Contacts with support, chat: trouble in 10%")
