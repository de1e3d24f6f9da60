"""Customers of a log, and what can tell them apart."""

from datetime import date

import pandas as pd
import pytest

from features.catalogue import CATALOGUE, Catalogue
from features.profiles import build_profiles
from pipeline.readiness.customers import attributes_matched, customers_of
from pipeline.stages.satisfaction import experiences
from tests.pipeline.readiness.logs import log, row


def test_customers_are_counted_by_what_they_have():
    found = customers_of(
        log(
            [
                row(1, "purchase", "2024-01-01 08:00"),
                row(1, "purchase", "2024-01-01 20:00"),
                row(2, "purchase", "2024-01-01"),
                row(2, "purchase", "2024-03-01"),
                row(2, "review", "2024-03-02"),
                row(3, "review", "2024-03-02"),
            ]
        )
    )
    assert (found.customers, found.with_one_event, found.buyers) == (3, 1, 2)
    assert found.repeat_share == pytest.approx(1 / 3), "two purchases of one day are one"
    assert found.largest_share == pytest.approx(0.5)
    assert found.by_kind == {"purchase": 2, "review": 2}
    assert found.buyers_by_kind == {"purchase": 2, "review": 1}


def test_a_cancelled_order_is_no_purchase():
    found = customers_of(log([row(1, "purchase", "2024-01-01"), row(1, "purchase", "2024-02-01", failed=True)]))
    assert (found.buyers, found.repeat_share) == (1, 0)


@pytest.mark.parametrize(
    ("ids", "alike"),
    [
        (["00123", "123", "124"], 2),
        (["Abc", "aBC", "abd"], 2),
        (["A1", "\N{CYRILLIC CAPITAL LETTER A}1", "a 1"], 3),
        (["10", "1", "01-1"], 0),
    ],
)
def test_ids_that_look_alike_are_counted(ids, alike):
    assert customers_of(log(row(one, "visit", "2024-01-01") for one in ids)).lookalike_ids == alike


def test_attributes_are_matched_with_customers_who_have_an_event():
    events = log([row("a", "visit", "2024-01-01"), row("a", "visit", "2024-01-02"), row("b", "visit", "2024-01-01")])
    assert attributes_matched(events, pd.DataFrame({"customer_id": ["a", "c"]})) == 1
    assert attributes_matched(events, pd.DataFrame({"customer_id": []})) == 0


SHORT_WAIT = row(3, "delivery", "2024-06-01", wait_hours=20.0)
PLAIN = [row(one, kind, "2024-05-01", amount=10) for one in (1, 2) for kind in ("visit", "purchase", "usage")]
LIVED_THROUGH = {
    "a return": row(1, "return", "2024-06-01", amount=-5),
    "a contact": row(1, "contact", "2024-06-01"),
    "an error": row(1, "visit", "2024-06-01", failed=True),
    "a cancelled order": row(1, "purchase", "2024-06-01", failed=True),
    "a late delivery": row(1, "delivery", "2024-06-01", late_hours=5.0),
    "a wait, longer than another's": row(1, "delivery", "2024-06-01", wait_hours=50.0),
    "a broken parcel": row(1, "delivery", "2024-06-01", failed=True),
    "an open promise": row(1, "purchase", "2024-06-01", order_id="7", promised_at="2024-06-03"),
    "a discount": row(1, "campaign", "2024-06-01", amount=2),
    "an order of several sellers": row(1, "other", "2024-06-01", channel="multi_seller"),
}
NOTHING = {
    "an offer": row(1, "campaign", "2024-06-01"),
    "an answer": row(1, "survey", "2024-06-01", metric="nps", score=3.0),
    "another purchase": row(1, "purchase", "2024-06-01", amount=10),
}


@pytest.mark.parametrize("event", LIVED_THROUGH.values(), ids=LIVED_THROUGH)
def test_what_can_tell_satisfaction_apart_is_an_experience(event):
    assert customers_of(log([*PLAIN, event])).with_experience == 1
    assert experiences(profiles_of([*PLAIN, SHORT_WAIT, event]))


@pytest.mark.parametrize("event", NOTHING.values(), ids=NOTHING)
def test_what_cannot_is_none(event):
    assert customers_of(log([*PLAIN, event])).with_experience == 0
    assert experiences(profiles_of([*PLAIN, event])) == []


def profiles_of(rows):
    """As the satisfaction stage sees them."""
    told = Catalogue(tuple(one for one in CATALOGUE.columns if one.theme.experience and one.feature.better))
    return build_profiles(log(rows), date(2024, 7, 1), told).to_pandas()
