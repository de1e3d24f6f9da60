"""Planted leaks are caught by the alarm that is there for them, and clean sets raise none."""

import pytest

from tests.models.leaks import cases

PLANTED = {
    cases.outcome_with_noise: "tells_alone:planted",
    cases.outcome_upside_down: "tells_alone:planted",
    cases.missing_for_who_stayed: "tells_alone:planted",
    cases.reason_of_some_leavers: "filled_afterwards:planted",
    cases.date_of_closing_an_account: "filled_afterwards:planted",
    cases.column_filled_at_the_last_date: "test_above_validation",
    cases.judged_rows_learned_from: "near_copies",
    cases.customers_on_both_sides: "shared_customers",
    cases.leavers_copied: "oversampled",
    cases.leavers_invented: "invented_counts:purchases",
    cases.judged_rows_taught: "permuted_outcomes",
    cases.columns_chosen_by_the_test: "permuted_outcomes",
}
CLEAN = {
    "a usual log": cases.case,
    "a strong signal": lambda: cases.case(seed=1, strength=1.7),
    "nothing to learn": lambda: cases.case(seed=2, strength=0.0),
    "a thin log of customers who look alike": lambda: cases.case(seed=3, thin=True),
    "times that change": lambda: cases.case(seed=4, drift=0.5),
    "a random split by customer": cases.customers_on_one_side,
}


@pytest.mark.parametrize(("plant", "name"), PLANTED.items(), ids=lambda one: getattr(one, "__name__", None))
def test_a_planted_leak_is_caught(plant, name):
    assert name in {leak.name for leak in plant().leaks}


@pytest.mark.parametrize("made", CLEAN.values(), ids=CLEAN)
def test_a_clean_set_raises_no_alarm(made):
    assert made().leaks == []


def test_the_figures_are_those_the_alarms_were_read_from():
    found = cases.outcome_with_noise().figures
    assert found["strongest_column"] == "planted"
    assert found["strongest_column_roc_auc"] > 0.99
    assert found["permuted_roc_auc"] == pytest.approx(0.5, abs=0.1)
    assert found["near_copies"] == 0.0


def test_without_permutations_nothing_is_dealt_anew():
    found = cases.inspected(*cases.rows(), permutations=0)
    assert "permuted_roc_auc" not in found.figures
    assert found.leaks == []
