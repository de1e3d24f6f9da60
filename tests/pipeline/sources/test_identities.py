import hmac

import pytest

from pipeline.faults import DataFault, UsageFault
from pipeline.sources.identities import in_sql
from pipeline.sources.scratch import Scratch

EVENTS = "event_id, customer_id, occurred_at, kind"


def merges(*rows: tuple[str, str, str]) -> str:
    values = ", ".join(map(str, rows))
    return f"SELECT * FROM (VALUES {values}) AS given (customer_id, merged_into, known_at)"


def tombstone(customer: str, key: str) -> str:
    return hmac.digest(key.encode(), customer.encode(), "sha256").hex()


def test_events_of_a_merged_customer_are_the_other_ones_over_any_number_of_steps(company):
    company.select("('ann', '2025-07-01', 'visit'), ('anna', '2025-07-02', 'visit'), ('bob', '2025-07-03', 'visit')")
    company.declare("ids.sql", merges(("ann", "anna", "2025-01-01"), ("anna", "annie", "2025-02-01")))
    company.declare("attributes.sql", "SELECT 'ann' AS customer_id, '2025-01-01' AS known_at, 'Rome' AS city")
    read = company.read()
    assert read.events["customer_id"].tolist() == ["annie", "annie", "bob"]
    assert read.attributes["customer_id"].tolist() == ["annie"]


def test_what_both_ids_of_a_customer_tell_is_counted_once(company):
    company.select(
        "('7', 'ann', '2025-07-01', 'visit'), ('7', 'anna', '2025-07-01', 'visit'),"
        "(NULL, 'ann', '2025-07-02', 'visit'), (NULL, 'anna', '2025-07-02', 'visit')",
        EVENTS,
    )
    company.declare("ids.sql", merges(("ann", "anna", "2025-01-01")))
    read = company.read()
    assert len(read.events) == 2
    assert read.summary["selects"]["events.sql"]["duplicates"] == 2


def test_a_log_that_ends_before_a_merge_was_known_does_not_know_it(company):
    company.select("('ann', '2025-07-01', 'visit')")
    company.declare("source.yaml", 'as_of: "2025-08-01"')
    company.declare("ids.sql", merges(("ann", "anna", "2025-08-01")))
    assert company.read().events["customer_id"].tolist() == ["ann"]


def test_the_merge_known_last_is_the_one(company):
    company.select("('ann', '2025-07-01', 'visit')")
    company.declare("ids.sql", merges(("ann", "anna", "2025-01-01"), ("ann", "eve", "2025-02-01")))
    assert company.read().events["customer_id"].tolist() == ["eve"]


def test_customers_merged_in_a_circle_are_a_fault(company):
    company.select("('ann', '2025-07-01', 'visit')")
    company.declare("ids.sql", merges(("ann", "anna", "2025-01-01"), ("anna", "ann", "2025-02-01")))
    with pytest.raises(DataFault, match=r"ids\.sql: 2 customers are merged in a circle"):
        company.read()


def test_a_merge_that_names_nobody_is_rejected(company):
    company.select("('ann', '2025-07-01', 'visit')")
    company.declare("ids.sql", merges(("ann", "-", "2025-01-01")))
    read = company.read()
    assert read.reasons == ["no_customer"]
    assert read.events["customer_id"].tolist() == ["ann"]


@pytest.mark.parametrize("key", ["secret", "k" * 64, "ключ" * 20])
def test_a_tombstone_in_sql_is_the_one_of_python(key):
    written = f"SELECT {in_sql(key.encode())} FROM (VALUES ('Ева-1')) AS given (id)"
    assert Scratch().rows(written) == [(tombstone("Ева-1", key),)]


def test_no_row_of_an_erased_customer_is_kept_whether_good_or_bad(company, monkeypatch):
    monkeypatch.setenv("ERASURE_KEY", "secret")
    company.select("('ann', '2025-07-01', 'visit'), ('zelda', '2025-07-01', 'visit'), ('zelda', 'never', 'visit')")
    company.declare("attributes.sql", "SELECT 'zelda' AS customer_id, '2025-01-01' AS known_at, 'Rome' AS city")
    company.declare("erased.txt", tombstone("zelda", "secret").upper() + "\n")
    read = company.read()
    assert read.events["customer_id"].tolist() == ["ann"]
    assert read.rejected.empty
    assert read.attributes.empty
    assert {file: one["erased"] for file, one in read.summary["selects"].items()} == {
        "attributes.sql": 1,
        "events.sql": 2,
    }
    assert "zelda" not in str(read.summary)


@pytest.mark.parametrize("erased", ["ann", "anna"])
def test_a_customer_erased_under_either_id_is_erased(company, monkeypatch, erased):
    monkeypatch.setenv("ERASURE_KEY", "secret")
    company.select("('ann', '2025-07-01', 'visit'), ('bob', '2025-07-01', 'visit')")
    company.declare("ids.sql", merges(("ann", "anna", "2025-01-01")))
    company.declare("erased.txt", tombstone(erased, "secret"))
    assert company.read().events["customer_id"].tolist() == ["bob"]


def test_an_erased_customer_stays_out_when_the_key_has_been_changed(company, monkeypatch):
    monkeypatch.setenv("ERASURE_KEY", "new")
    monkeypatch.setenv("ERASURE_KEYS_BEFORE", "older old")
    company.select("('ann', '2025-07-01', 'visit'), ('eve', '2025-07-01', 'visit'), ('zoe', '2025-07-01', 'visit')")
    company.declare("erased.txt", f"{tombstone('eve', 'old')}\n{tombstone('zoe', 'new')}\n")
    assert company.read().events["customer_id"].tolist() == ["ann"]


def test_a_key_that_the_list_was_not_made_with_stops_the_run(company, monkeypatch):
    """Else nobody would be known again, and all come back."""
    monkeypatch.setenv("ERASURE_KEY", "new")
    company.select("('eve', '2025-07-01', 'visit'), ('ann', '2025-07-01', 'visit')")
    company.declare("erased.txt", f"key:{tombstone('', 'old')}\n{tombstone('eve', 'old')}\n")
    with pytest.raises(UsageFault, match=r"tombstones of 1 key\(s\) that the environment does not have.*KEYS_BEFORE"):
        company.read()
    monkeypatch.setenv("ERASURE_KEYS_BEFORE", "old")
    assert company.read().events["customer_id"].tolist() == ["ann"]


def test_tombstones_without_their_key_stop_the_run(company, monkeypatch):
    monkeypatch.delenv("ERASURE_KEY", raising=False)
    company.select("('ann', '2025-07-01', 'visit')")
    company.declare("erased.txt", tombstone("eve", "secret"))
    with pytest.raises(UsageFault, match="The environment has no ERASURE_KEY"):
        company.read()


def test_a_line_that_is_no_tombstone_is_told_and_not_shown(company):
    company.select("('ann', '2025-07-01', 'visit')")
    company.declare("erased.txt", "eve\n")
    with pytest.raises(UsageFault, match=r"erased\.txt: line 1 is no tombstone.*openssl") as told:
        company.read()
    assert "eve" not in str(told.value)
