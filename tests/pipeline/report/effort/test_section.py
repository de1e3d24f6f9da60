"""What is said of pains, whether or not their effort and their money are known."""

from dataclasses import replace

from pipeline.report.effort.section import section
from tests.pipeline.report.cases import without_churn
from tests.pipeline.report.journeys import PAINS, even, nowhere, unmarked


def test_rated_pains_make_a_matrix_and_the_others_are_named(full, english):
    found = section(full(english), english)
    assert "Quick wins, much impact for little effort: late deliveries." in found["matrix_sentence"]
    assert found["not_rated"].startswith("Effort not known yet: defective goods and returns.")
    assert [row.quadrant for row in found["rows"]] == ["quick win", "big bet", "fill-in", "–"]
    assert [row.effort for row in found["rows"]] == ["S", "45 person-days", "M", "not rated"]


def test_sums_are_told_with_their_intervals(full, english):
    share, points, each, money = section(full(english), english)["rows"][0].figures
    assert share[:2] == ("12%", "50")
    assert points[:2] == ("400", "360\N{NO-BREAK SPACE}…\N{NO-BREAK SPACE}440")
    assert each[0] == "8.0"
    assert money[0] == "9,000\N{NO-BREAK SPACE}EUR"


def test_what_goes_with_leaving_is_not_said_to_cause_it(full, english):
    told = section(full(english), english)["money"]
    assert "leaving more often by 0.92 percentage points (0.88…0.96)" in told
    assert "not shown to cause" in told


def test_without_money_pains_are_told_in_points_only(full, english):
    found = section(without_churn(english), english)
    assert found["money"].startswith("Impact is told in points only: this log does not teach who leaves")
    assert {row.figures[-1][0] for row in found["rows"]} == {"–"}
    chance = replace(full(english), pains={**PAINS, "money": "no_extra_churn"})
    assert "beyond chance (0.92 percentage points for each point" in section(chance, english)["money"]


def test_touchpoints_and_thresholds_are_listed(full, english):
    found = section(full(english), english)
    assert [(row.name, row.where) for row in found["places"]] == [
        ("late deliveries", "Deliveries, courier"),
        ("defective goods and returns", "Returns"),
    ]
    assert [pain for pain, _ in found["thresholds"]] == ["late deliveries", "prices without a discount"]


def test_unrated_pains_are_a_list_that_says_how_to_rate(full, english):
    found = section(unmarked(full(english)), english)
    assert found["matrix"] is None
    assert "in efforts.yaml" in found["not_rated"]
    assert {row.effort for row in found["rows"]} == {"not rated"}


def test_where_all_is_hard_there_are_no_quick_wins(full, russian):
    assert section(even(full(russian)), russian)["matrix_sentence"] == "Среди оценённых болей быстрых побед нет."


def test_nothing_that_hurts_is_said_to_be_nothing(full, english):
    found = section(nowhere(full(english)), english)
    assert found["sentence"] == "No theme takes 0.5 points or more from anybody."
    assert found["rows"] == []
