"""What is said of pains, whether or not their effort is rated."""

from pipeline.report.effort.section import section
from tests.pipeline.report.journeys import even, nowhere, unmarked


def test_rated_pains_make_a_matrix_and_the_others_are_named(full, english):
    found = section(full(english), english)
    assert "Quick wins, much impact for little effort: late deliveries." in found["matrix_sentence"]
    assert found["not_rated"].startswith("Effort not rated yet: defective goods and returns.")
    assert [row.quadrant for row in found["rows"]] == ["quick win", "big project", "fill-in", "–"]


def test_unrated_pains_are_a_list_that_says_how_to_rate(full, english):
    found = section(unmarked(full(english)), english)
    assert found["matrix"] is None
    assert "in params.yaml, under report: effort" in found["not_rated"]
    assert {row.effort for row in found["rows"]} == {"not rated"}


def test_where_all_is_hard_there_are_no_quick_wins(full, russian):
    assert section(even(full(russian)), russian)["matrix_sentence"] == "Среди оценённых болей быстрых побед нет."


def test_nothing_that_hurts_is_said_to_be_nothing(full, english):
    found = section(nowhere(full(english)), english)
    assert found["sentence"] == "No theme takes 0.5 points or more from anybody."
    assert found["rows"] == []
