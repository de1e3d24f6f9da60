"""What hurts whom, how much, where and from which point on."""

import pandas as pd
import pytest

from pipeline.report.effort.pains import pains, single_places, whole_themes, worst_step
from tests.pipeline.report.journeys import PAIN_POINTS, STEPS, moneyless, pain, step, without

OF_ALL = STEPS[STEPS.segment_id.isna()]


def test_a_pain_is_told_with_its_customers_points_money_and_effort(english):
    first = pains(PAIN_POINTS, english)[0]
    assert (first.name, first.where, first.customers, first.effort) == ("late deliveries", "", 50, "S")
    assert first.points == pytest.approx((400.0, 360.0, 440.0))
    assert first.impact == pytest.approx((9000.0, 8100.0, 9900.0))


def test_pains_weigh_as_much_as_their_money_or_their_points_where_it_is_not_known(english):
    assert [one.weight for one in pains(PAIN_POINTS, english)[:2]] == [9000.0, 8000.0]
    assert [one.weight for one in pains(moneyless(PAIN_POINTS), english)[:2]] == [400.0, 300.0]


def test_themes_and_the_finest_places_are_told_apart(english):
    assert whole_themes(PAIN_POINTS).theme.tolist() == ["delivery", "contact", "price", "returns"]
    places = [one.where for one in pains(single_places(PAIN_POINTS), english)]
    assert places == ["Returns", "Deliveries, courier"]


def test_a_threshold_is_told_from_the_side_that_hurts(english, russian):
    late, _, dear, _ = pains(whole_themes(PAIN_POINTS), english)
    assert late.threshold.endswith(": from 0 h on, \N{MINUS SIGN}18 points (97% of its effect is this step)")
    assert dear.threshold.endswith(": below 5%, \N{MINUS SIGN}10 points (81% of its effect is this step)")
    assert ": начиная с 0 ч, \N{MINUS SIGN}18 п." in pains(PAIN_POINTS, russian)[0].threshold


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


def test_without_any_pain_there_is_nothing_to_tell(english):
    assert pains(PAIN_POINTS.head(0), english) == []
    assert pains(pd.DataFrame([pain("site", 1.0, 1.0)]), english)[0].threshold is None
