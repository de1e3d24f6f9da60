"""Cases 17-19, 36, 37 and 52-54: customers who are hard to tell, too large, late, gone or unwilling."""

import hashlib
import hmac

import pandas as pd
import pytest

from pipeline.artifacts import write_json
from pipeline.faults import DataFault, UsageFault
from pipeline.publishing.contacts import consent
from pipeline.publishing.folder import MANIFEST, RELEASE
from pipeline.publishing.volume import refuse_drop
from tests.bad_inputs.reading import ORDERS, VISITS, accounted, profiles

KEY = "a key of the company"


def test_case_17_ids_of_different_types_are_joined_as_text(company):
    """How many customers of each kind also bought is in the readiness report; hardly any is an error there."""
    company.file("orders.csv", "customer,day,total\n123,2025-07-01,5\n")
    company.declare("orders.sql", ORDERS.replace("customer AS", "customer::BIGINT AS"))
    company.file("visits.csv", "customer,seen\n 123,2025-07-01\n")
    company.declare("visits.sql", VISITS)
    assert accounted(company).summary["customers"] == 1


def test_case_18_a_customer_with_most_of_the_log_changes_nobody_elses_profile(company):
    """Memory is measured in benchmarks/scale.py, where one customer has a tenth of all events."""
    others = "".join(f"c{n},2025-0{1 + n % 6}-11,5\n" for n in range(60))
    company.declare("orders.sql", ORDERS)
    company.file("orders.csv", f"customer,day,total\n{others}")
    alone = profiles(accounted(company).events, "2025-07-01")
    huge = "".join(f"huge,2025-06-0{1 + n % 9} {n % 24}:{n % 60}:00,{n}\n" for n in range(20_000))
    company.file("orders.csv", f"customer,day,total\n{others}{huge}")
    found = profiles(accounted(company).events, "2025-07-01")
    pd.testing.assert_frame_equal(found.drop(index="huge"), alone)
    assert found.loc["huge", "purchases"] > 10_000


def test_case_19_one_event_makes_a_profile_without_gaps_and_silence_one_of_zeros(company):
    """Such a customer is in the segment of an average satisfaction and of no reason, called mixed: nothing is known
    that moves it. Their lifecycle says that they are new, or lost."""
    company.file("orders.csv", "customer,day,total\nnew,2025-06-30,5\nlost,2023-01-01,5\n")
    company.declare("orders.sql", ORDERS)
    company.declare("source.yaml", 'as_of: "2025-07-01"')
    found = profiles(accounted(company).events, "2025-07-01")
    assert found["usual_gap"].isna().all()
    assert found["purchases_365d"].to_dict() == {"lost": 0, "new": 1}


def test_case_36_what_came_late_is_unknown_before_it_came_and_known_after(company):
    """Nothing is restated: every run makes the profiles of all its past dates anew, each from what was known then."""
    company.select(
        "('ann', '2025-01-01', '2025-01-01', 'purchase', 5), ('ann', '2025-05-01', '2025-08-01', 'purchase', 7)",
        "customer_id, occurred_at, recorded_at, kind, amount",
    )
    events = accounted(company).events
    assert profiles(events, "2025-07-01")["spend"].to_dict() == {"ann": 5}
    assert profiles(events, "2025-09-01")["spend"].to_dict() == {"ann": 12}


def test_case_37_the_log_ends_no_later_than_its_data(company):
    company.file("visits.csv", "customer,seen\n" + "".join(f"c{n},2025-06-{1 + n % 28:02}\n" for n in range(280)))
    company.declare("visits.sql", VISITS)
    assert accounted(company).as_of == "2025-06-28"


def test_case_37_a_log_half_as_large_as_the_released_one_is_not_published(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_json({"source": "shop", "as_of": "2026-06-01", "events": 1000}, RELEASE / MANIFEST)
    refuse_drop({"name": "shop"}, 500, max_drop=0.5)
    refuse_drop({"name": "another"}, 1, max_drop=0.5)
    with pytest.raises(DataFault, match="has 499 events, the released one of 2026-06-01 had 1,000"):
        refuse_drop({"name": "shop"}, 499, max_drop=0.5)
    refuse_drop({"name": "shop"}, 0, max_drop=1)


def tombstone(customer: str) -> str:
    return hmac.new(KEY.encode(), customer.encode(), hashlib.sha256).hexdigest()


@pytest.fixture
def merged(company):
    """Ann was known as a, and before that as x."""
    company.file(
        "orders.csv", "customer,day,total\nx,2025-03-01,1\na,2025-04-01,2\nann,2025-05-01,3\nbob,2025-05-01,9\n"
    )
    company.declare("orders.sql", ORDERS)
    company.declare(
        "ids.sql",
        "SELECT * FROM (VALUES ('x', 'a', '2025-03-15'), ('a', 'ann', '2025-04-15'))"
        " AS ids (customer_id, merged_into, known_at)",
    )
    return company


def test_case_52_merged_customers_are_one_and_the_old_ids_are_gone(merged):
    events = merged.read().events
    assert events["customer_id"].tolist() == ["ann", "ann", "ann", "bob"]
    assert profiles(events, "2025-07-01")["spend"].to_dict() == {"ann": 6, "bob": 9}


def test_case_52_a_circle_of_merges_is_a_fault(merged):
    merged.declare(
        "ids.sql",
        "SELECT * FROM (VALUES ('a', 'b', '2025-03-15'), ('b', 'a', '2025-04-15'))"
        " AS ids (customer_id, merged_into, known_at)",
    )
    with pytest.raises(DataFault, match="circle"):
        merged.read()


def test_case_53_an_erased_customer_does_not_come_back_and_leaves_a_count_only(merged, monkeypatch):
    monkeypatch.setenv("ERASURE_KEY", KEY)
    merged.declare("erased.txt", f"{tombstone('bob')}\n")
    merged.file("orders.csv", (merged.raw / "orders.csv").read_text() + "bob,no day,8\n")
    read = merged.read()
    assert set(read.events["customer_id"]) == {"ann"}
    assert read.summary["selects"]["orders.sql"]["erased"] == 2
    assert "bob" not in read.rejected.to_string()


def test_case_53_tombstones_without_their_key_stop_the_run(merged, monkeypatch):
    monkeypatch.delenv("ERASURE_KEY", raising=False)
    merged.declare("erased.txt", f"{tombstone('bob')}\n")
    with pytest.raises(UsageFault, match="ERASURE_KEY"):
        merged.read()


def test_case_54_who_refused_to_be_contacted_counts_in_figures_and_is_on_no_list(company):
    """Consent is an attribute of the customer; which lists it keeps them from is tested with the lists."""
    company.file("clients.csv", "id,since,consent\nann,2025-01-01,yes\nann,2025-06-01,no\nbob,2025-01-01,yes\n")
    company.file("visits.csv", "customer,seen\nann,2025-07-01\nbob,2025-07-01\nkim,2025-07-01\n")
    company.declare("visits.sql", VISITS)
    company.declare(
        "attributes.sql", "SELECT id AS customer_id, since AS known_at, consent AS may_contact FROM clients"
    )
    read = accounted(company)
    assert sorted(read.events["customer_id"]) == ["ann", "bob", "kim"]
    may = consent(read.events["customer_id"], read.attributes).astype(object)
    assert may.where(may.notna(), None).tolist() == [False, True, None]
