import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.faults import DataFault, Fault
from pipeline.sources.accounting import account
from pipeline.sources.contract import EVENTS
from pipeline.sources.eventlog import deduplicate
from pipeline.sources.opening import Query
from pipeline.sources.scratch import Scratch
from pipeline.sources.taking import create_judged

CELLS = st.tuples(
    st.sampled_from(["'1'", "'2'", "NULL"]),
    st.sampled_from(["'ann'", "'bob'", "NULL"]),
    st.sampled_from(["'2025-07-01'", "'2025-07-02'", "'1970-01-01'", "'x'"]),
    st.sampled_from(["'visit'", "'call'"]),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(CELLS, min_size=1, max_size=12))
def test_every_row_is_taken_a_duplicate_or_rejected(company, rows):
    values = ", ".join(f"({', '.join(row)})" for row in [*rows, ("'9'", "'eve'", "'2025-07-01'", "'visit'")])
    company.select(values, "event_id, customer_id, occurred_at, kind")
    read = company.read()
    found = read.summary["selects"]["events.sql"]
    assert found["rows"] == len(rows) + 1
    assert found["taken"] == len(read.events)
    assert found["rows"] == found["taken"] + found["duplicates"] + len(read.rejected)


def test_an_account_that_does_not_add_up_is_never_given():
    scratch = Scratch()
    create_judged(scratch, EVENTS)
    deduplicate(scratch, EVENTS)
    with pytest.raises(Fault, match="does not add up"):
        account(scratch, Query("visits.sql", {}, EVENTS), rows=1)


def test_too_many_rejected_rows_stop_the_run_and_all_reasons_are_told(company):
    company.select("('ann', '2025-07-01', 'visit'), (NULL, '2025-07-01', 'visit'), ('bob', '2025-07-01', 'call')")
    with pytest.raises(DataFault) as told:
        company.read(max_rejected_share=0.3)
    assert str(told.value).splitlines() == [
        "events.sql: 1 of 3 rows are rejected as no_customer; at most 30.00% may be. "
        "If the files are right, 'events: {max_rejected_share: ...}' in source.yaml allows more.",
        "events.sql: 1 of 3 rows are rejected as unknown_kind, for instance kind 'call'; at most 30.00% may be. "
        "If the files are right, 'events: {max_rejected_share: ...}' in source.yaml allows more.",
    ]
    assert told.value.exit_code == 3


def test_a_source_may_allow_itself_more(company):
    company.select("('ann', '2025-07-01', 'visit'), (NULL, '2025-07-01', 'visit')")
    company.declare("source.yaml", "events: {max_rejected_share: 0.5}")
    assert company.read(max_rejected_share=0).reasons == ["no_customer"]


def test_too_many_unreadable_lines_stop_the_run(company):
    company.file("visits.csv", "customer,seen\nann,2025-07-01\nbob\n")
    company.declare("visits.sql", "SELECT customer AS customer_id, seen AS occurred_at, 'visit' AS kind FROM visits")
    with pytest.raises(
        DataFault, match=r"visits\.csv: 1 of 2 lines cannot be read, the first is 3: Expected Number of Columns: 2"
    ):
        company.read(max_rejected_share=0.4)


def test_raw_tables_are_counted_with_their_unreadable_lines(company):
    company.file("visits.csv", "customer,seen\nann,2025-07-01\nbob\n")
    company.declare("visits.sql", "SELECT customer AS customer_id, seen AS occurred_at, 'visit' AS kind FROM visits")
    assert company.read().summary["tables"] == {"visits": {"rows": 1, "unreadable": {"missing_columns": 1}}}
