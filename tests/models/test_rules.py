import numpy as np
import pandas as pd
import pytest

from models.rules import MISSING, Condition, Rule, agreement, f_half, simplified, word


@pytest.fixture
def profiles() -> pd.DataFrame:
    random = np.random.default_rng(0)
    return pd.DataFrame(
        {
            "late_hours": random.uniform(-50, 50, 2000),
            "contacts_90d": random.poisson(2, 2000).astype(float),
            "spend_365d": random.exponential(100, 2000),
        }
    )


def meets(profiles: pd.DataFrame, rule: Rule) -> np.ndarray:
    """Who meets the conditions, read as a person would; the missing lie below every value."""
    found = np.ones(len(profiles), dtype=bool)
    for one in rule.conditions:
        column = profiles[one.column].fillna(-np.inf)
        found &= (column <= one.value if one.comparison == "<=" else column > one.value).to_numpy()
    return found


def test_a_planted_rule_is_found(profiles):
    member = ((profiles.late_hours > 10) & (profiles.contacts_90d > 2)).to_numpy()
    rule = word(profiles, member)
    assert {(one.column, one.comparison) for one in rule.conditions} == {("late_hours", ">"), ("contacts_90d", ">")}
    values = {one.column: one.value for one in rule.conditions}
    assert values["late_hours"] == pytest.approx(10, abs=2)
    assert values["contacts_90d"] == 2.5
    assert rule.precision > 0.95
    assert rule.coverage > 0.95


def test_precision_and_coverage_are_those_of_its_conditions(profiles):
    random = np.random.default_rng(1)
    member = ((profiles.late_hours > 10) & (profiles.spend_365d > 80)).to_numpy() ^ (random.random(2000) < 0.1)
    rule = word(profiles, member)
    found = meets(profiles, rule)
    assert rule.precision == pytest.approx(member[found].mean())
    assert rule.coverage == pytest.approx(found[member].mean())
    assert 0.5 < rule.precision < 1


def test_the_missing_can_be_a_group(profiles):
    silent = np.arange(2000) % 3 == 0
    rule = word(profiles.assign(late_hours=profiles.late_hours.mask(silent)), silent)
    assert [(one.column, one.comparison) for one in rule.conditions] == [("late_hours", "<=")]
    assert MISSING < rule.conditions[0].value < -50
    assert (rule.precision, rule.coverage) == (1, 1)


def test_a_rule_has_no_more_conditions_than_asked_for(profiles):
    member = ((profiles.late_hours.abs() < 10) & (profiles.contacts_90d > 1) & (profiles.spend_365d > 50)).to_numpy()
    assert len(word(profiles, member, max_conditions=1).conditions) == 1
    assert len(word(profiles, member, max_conditions=4).conditions) <= 4


def test_a_group_nobody_can_tell_apart_has_a_poor_rule(profiles):
    member = np.random.default_rng(2).random(2000) < 0.1
    rule = word(profiles, member)
    assert rule.precision < 0.5
    assert rule.coverage < 0.1


def test_profiles_that_do_not_differ_have_a_rule_without_conditions():
    same = pd.DataFrame({"late_hours": [1.0] * 10})
    assert word(same, np.arange(10) < 4) == Rule((), precision=0.4, coverage=1)


def test_of_conditions_on_one_side_of_a_column_the_last_and_tightest_stays():
    loose, tight, other = (
        Condition("late_hours", ">", 1),
        Condition("late_hours", ">", 9),
        Condition("late_hours", "<=", 30),
    )
    assert simplified((loose, other, tight)) == (tight, other)


def test_simplified_conditions_are_met_by_the_same_customers(profiles):
    member = profiles.late_hours.between(3, 11).to_numpy()
    rule = word(profiles, member)
    assert len({(one.column, one.comparison) for one in rule.conditions}) == len(rule.conditions)
    assert (meets(profiles, rule) == member).all()


def test_a_rule_rather_misses_members_than_takes_others_for_them():
    visits = np.repeat([1.0, 2.0, 3.0], [700, 200, 100])
    member = np.concatenate([np.zeros(700), np.arange(200) % 2, np.ones(100)]).astype(bool)
    assert f_half(1, 0.5) > f_half(2 / 3, 1)
    assert word(pd.DataFrame({"visits_90d": visits}), member) == Rule(
        (Condition("visits_90d", ">", 2.5),), precision=1, coverage=0.5
    )


def test_a_condition_that_tells_nothing_more_is_left_out(profiles):
    member = (profiles.late_hours > 10).to_numpy()
    assert [one.column for one in word(profiles, member).conditions] == ["late_hours"]


def test_precision_counts_twice_as_much_as_coverage():
    assert f_half(0.5, 0.5) == 0.5
    assert f_half(0.8, 0.4) > f_half(0.4, 0.8)
    assert f_half(0.0, 0.0) == 0


def test_one_tree_agrees_with_groups_made_of_the_profile_and_not_with_chance(profiles):
    groups = (profiles.late_hours > 0).to_numpy() + 2 * (profiles.contacts_90d > 2).to_numpy()
    assert agreement(profiles, groups) == 1
    assert agreement(profiles, np.random.default_rng(0).integers(0, 4, 2000)) < 0.4
