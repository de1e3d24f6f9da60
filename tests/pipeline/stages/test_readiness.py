"""What readiness says of the demo is what the stages then do, whatever the parameters."""

import pytest

from pipeline.faults import DataFault
from pipeline.stage import load
from pipeline.stages.satisfaction import experiences


@pytest.fixture(scope="module")
def said(shop):
    """Readiness of the shop with other values in some sections, abilities by name."""

    def told(**changed):
        sections = {name: shop.params(name) | changed.get(name, {}) for name in load("readiness").sections}
        found = shop.run("readiness", params=sections)["readiness"]
        return found | {"abilities": {one["name"]: one for one in found["abilities"]}}

    return told


@pytest.fixture(scope="module")
def found(said):
    return said()


def test_customers_and_repeated_purchases_are_counted_as_churn_does(shop, found):
    profiles = shop["profiles"]
    now = profiles[profiles.as_of == profiles.as_of.max()]
    assert found["customers"]["customers"] == len(now)
    assert found["customers"]["repeat_share"] == pytest.approx(now.usual_gap.notna().mean())
    assert found["customers"]["buyers"] == now.days_since_last_purchase.notna().sum()


def test_answers_are_counted_as_satisfaction_does(shop, found):
    answers, metrics = shop["answers"], shop.metrics("satisfaction")
    assert found["answers"]["answers"] == metrics["answers"]
    assert found["answers"]["customers"] == metrics["answering_customers"]
    assert found["answers"]["bad"] == (answers.points < shop.params("satisfaction")["neutral_from"]).sum()


def test_figures_are_supported_by_the_customers_whose_answers_the_report_counts(shop, found):
    recent = shop["answers"]
    recent = recent[(shop["profiles"].as_of.max() - recent.answered_at).dt.days < 365]
    assert found["recent_customers"]["nps"] == recent.customer_id[recent.metric == "nps"].nunique()


@pytest.mark.parametrize(
    ("params", "status", "basis"),
    [
        ({}, "yes", "model"),
        ({"min_answers": 10**6}, "limited", "index"),
        ({"min_bad_answers": 10**6}, "limited", "index"),
    ],
)
def test_the_basis_of_satisfaction_is_foreseen(shop, said, params, status, basis):
    assert said(satisfaction=params)["abilities"]["satisfaction"]["status"] == status
    assert shop.run("satisfaction", params=params)["metrics"]["basis"] == basis


def test_segments_with_reasons_are_foreseen(shop, found):
    assert found["abilities"]["segments"]["status"] == "yes"
    assert shop.metrics("segments")["found_structure"]
    assert experiences(shop["profiles"])


OBSTACLES = {
    "none": ({}, {}),
    "one_time_buyers": ({"min_repeat_share": 1.0}, {}),
    "too_few_outcomes": ({"min_outcomes": 10**6}, {}),
    "log_too_short": ({}, {"dates": 3}),
}


@pytest.mark.parametrize(("churn", "profiles"), OBSTACLES.values(), ids=OBSTACLES)
def test_what_forbids_learning_who_leaves_is_foreseen(shop, said, churn, profiles):
    known = shop["profiles"]
    days = sorted(known.as_of.unique())[-profiles.get("dates", 99) :]
    metrics = shop.run("churn", params=churn, profiles=known[known.as_of.isin(days)])["metrics"]
    ability = said(churn=churn, profiles=profiles)["abilities"]["churn"]
    assert ability["status"] == ("yes" if metrics["learned"] else "no")
    assert ability["code"] == metrics.get("obstacle", "silence_measured")
    if "outcomes_left" in metrics:
        assert ability["found"]["left"] == metrics["outcomes_left"]
        assert ability["found"]["left"] + ability["found"]["stayed"] == metrics["outcomes"]


def test_what_value_is_learned_from_is_foreseen(shop, found):
    metrics, ability = shop.metrics("value"), found["abilities"]["value"]
    assert (ability["status"] != "no") == metrics["learned"]
    assert ability["found"]["days"] == metrics["days_observed"]


def test_each_kind_and_month_adds_up(shop, found):
    assert sum(kind["rows"] for kind in found["kinds"].values()) == found["events"]
    assert found["events"] + found["events_after_as_of"] == shop["event_summary"]["events"]
    assert all(
        rows <= found["kinds"][kind]["rows"] for month in found["months"].values() for kind, rows in month.items()
    )


def test_nothing_known_before_the_date_is_a_fault_that_says_how_to_mend_it(shop):
    with pytest.raises(DataFault, match="Check as_of"):
        shop.run("readiness", params=sections(shop), source=shop["source"] | {"as_of": "1999-01-01"})


def test_it_is_told_in_the_terminal(shop, capsys):
    shop.run("readiness", params=sections(shop))
    assert "Satisfaction of everybody" in capsys.readouterr().out


def sections(shop):
    return {name: shop.params(name) for name in load("readiness").sections}


def test_a_second_run_says_the_same(shop):
    assert shop.run("readiness", params=sections(shop))["readiness"] == shop["readiness"]
