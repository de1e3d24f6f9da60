"""The contact list: who is on it, in which order, and who never is."""

import pandas as pd
import pytest

from pipeline.publishing.contacts import Campaign, consent, contacts
from pipeline.publishing.meanings import CONTACTS

DEFAULTS = {
    "segment": "late",
    "satisfaction_level": "neutral",
    "satisfaction": 60.0,
    "churn_risk": "low",
    "churn_probability": 0.1,
    "value_at_risk": 10.0,
    "action": "call",
    "reason_1": "a late parcel",
    "churn_reason_1": "no visit",
}


def customers(*rows: dict[str, object]) -> pd.DataFrame:
    """Customers named by letters, each with what differs from one whom nobody needs to call."""
    return pd.DataFrame([{"customer_id": "abcdefgh"[number], **DEFAULTS, **row} for number, row in enumerate(rows)])


def consents(**said: object) -> pd.DataFrame:
    known_at = pd.Timestamp("2026-01-01")
    return pd.DataFrame({"customer_id": said.keys(), "known_at": known_at, "may_contact": said.values()})


def listed(people: pd.DataFrame, attributes: pd.DataFrame, *, without_consent: bool = True) -> list[str]:
    return list(contacts(people, attributes, UNKNOWN, without_consent=without_consent)[0].customer_id)


NOTHING_KNOWN = pd.DataFrame({"customer_id": ["a"]})
UNKNOWN = Campaign()
AT_RISK: dict[str, object] = {"churn_risk": "high"}
LOST: dict[str, object] = {"churn_risk": None, "satisfaction_level": "dissatisfied"}


def test_on_it_are_customers_at_risk_and_the_dissatisfied() -> None:
    assert listed(customers({}, AT_RISK, {"churn_risk": "medium"}, LOST), NOTHING_KNOWN) == ["b", "c", "d"]


def test_most_value_at_risk_comes_first_and_unknown_value_last() -> None:
    values = (None, 5.0, 20.0, 20.0)
    assert listed(customers(*(AT_RISK | {"value_at_risk": one} for one in values)), NOTHING_KNOWN) == list("cdba")


def test_the_reason_is_that_of_the_risk_else_of_the_dissatisfaction() -> None:
    people = customers(AT_RISK, LOST, AT_RISK | {"churn_reason_1": None})
    found, _ = contacts(people, NOTHING_KNOWN, UNKNOWN, without_consent=True)
    reasons = dict(zip(found.customer_id, found.reason, strict=True))
    assert reasons == {"a": "no visit", "b": "a late parcel", "c": "a late parcel"}
    assert tuple(found.columns) == tuple(CONTACTS)


@pytest.mark.parametrize("no", ["false", "No", " n ", "0", "нет", 0.0])
@pytest.mark.parametrize("without_consent", [True, False])
def test_who_refused_is_never_on_it(no: object, without_consent: bool) -> None:
    assert listed(customers(AT_RISK), consents(a=no), without_consent=without_consent) == []


@pytest.mark.parametrize("yes", ["true", "Yes", " y ", "1", "Да", 1.0])
def test_who_agreed_is_on_it(yes: object) -> None:
    assert listed(customers(AT_RISK), consents(a=yes), without_consent=False) == ["a"]


@pytest.mark.parametrize(
    "attributes",
    [consents(a=None), consents(a="perhaps"), consents(b="true"), NOTHING_KNOWN],
    ids=["empty", "unintelligible", "not in the source's list", "the source does not say"],
)
def test_of_whom_nothing_is_known_is_on_it_only_if_so_decided(attributes: pd.DataFrame) -> None:
    assert listed(customers(AT_RISK), attributes, without_consent=False) == []
    assert listed(customers(AT_RISK), attributes, without_consent=True) == ["a"]


def test_the_latest_word_counts() -> None:
    said = pd.concat(
        [agreed_since("yes", "2026-02-01"), agreed_since("no", "2026-03-01"), agreed_since("yes", "2025-01-01")]
    )
    assert listed(customers(AT_RISK), said) == []


def agreed_since(word: str, day: str) -> pd.DataFrame:
    return pd.DataFrame({"customer_id": ["a"], "known_at": pd.Timestamp(day), "may_contact": word})


def test_it_is_told_how_many_are_left_out() -> None:
    people = customers(*[AT_RISK] * 4)
    _, counts = contacts(people, consents(a="yes", b="no", c="?"), UNKNOWN, without_consent=False)
    assert counts == {"contacts": 1, "contacts_refused": 1, "contacts_unknown": 2}


VALUES = [{"churn_risk": "high", "value_at_risk": value} for value in (30.0, 500.0, 100.0, None, 90.0)]


def campaign(**said: float | None) -> tuple[pd.DataFrame, dict[str, float]]:
    known = {"budget": None, "cost": 10.0, "save_rate": 0.2, **said}
    return contacts(customers(*VALUES), NOTHING_KNOWN, Campaign.model_validate(known), without_consent=True)


def test_only_who_is_worth_the_cost_is_contacted_best_first() -> None:
    found, counts = campaign()
    assert found.customer_id.tolist() == ["b", "c", "e"]
    assert found.expected_gain.tolist() == [90.0, 10.0, 8.0]
    assert counts["expected_gain"] == 108
    assert counts["contacts_cost"] == 30


def test_the_assumptions_stand_beside_the_gain() -> None:
    found, _ = campaign()
    assert set(found.contact_cost) == {10.0}
    assert set(found.save_rate) == {0.2}


@pytest.mark.parametrize(("budget", "contacted"), [(0, 0), (9.99, 0), (20, 2), (29, 2), (1000, 3)])
def test_the_budget_goes_to_the_best_until_it_is_spent(budget: float, contacted: int) -> None:
    found, counts = campaign(budget=budget)
    assert found.customer_id.tolist() == ["b", "c", "e"][:contacted]
    assert counts["contacts_cost"] <= budget


def test_contacts_that_cost_nothing_need_no_budget() -> None:
    assert campaign(cost=0.0, budget=0.0)[0].customer_id.tolist() == ["b", "c", "e", "a"]


@pytest.mark.parametrize("missing", ["cost", "save_rate"])
def test_without_cost_or_save_rate_the_list_is_whole_and_no_gain_is_invented(missing: str) -> None:
    found, counts = campaign(**{missing: None})
    assert found.customer_id.tolist() == ["b", "c", "e", "a", "d"]
    assert found.expected_gain.isna().all()
    assert "expected_gain" not in counts


def test_who_refused_takes_nothing_of_the_budget() -> None:
    known = Campaign(budget=10, cost=10, save_rate=0.2)
    found, _ = contacts(customers(*VALUES), consents(b="no"), known, without_consent=True)
    assert found.customer_id.tolist() == ["c"]


def test_consent_is_true_false_or_unknown() -> None:
    found = consent(pd.Series(["a", "b", "c"]), consents(a="yes", b="no"))
    assert found.tolist() == [True, False, pd.NA]


def test_nobody_to_contact_is_an_empty_list() -> None:
    assert listed(customers({}), consents(a="yes")) == []
