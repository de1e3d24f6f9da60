"""Cases 51, 55 and 56: a database that changes, a configuration that cannot be meant, tables of two runs."""

import psycopg
import pytest

from pipeline.faults import DataFault, UsageFault
from pipeline.sources import databases
from pipeline.sources.declaration import read_declaration
from tests.bad_inputs.people import SOURCE, people, rated, run
from tests.bad_inputs.reading import accounted


def test_case_51_what_others_write_between_two_queries_is_in_neither(company, server, monkeypatch):
    """More of PostgreSQL (types, faults, time limits) in tests/pipeline/sources/test_databases.py."""
    monkeypatch.setenv("CRM_URL", server)
    database = psycopg.connect(server, autocommit=True)
    database.execute("CREATE TABLE a AS SELECT 'ann' AS who, 12345678901234.05::numeric / 100 AS money")
    database.execute("CREATE TABLE b AS SELECT * FROM a")
    copy = databases.copy

    def copied_then_written(*arguments):
        copy(*arguments)
        database.execute("INSERT INTO a VALUES ('late', 1); INSERT INTO b VALUES ('late', 1)")

    monkeypatch.setattr(databases, "copy", copied_then_written)
    company.raw.mkdir()
    company.declare(
        "source.yaml",
        "tables:\n  a: {database: CRM_URL, query: SELECT * FROM a}\n  b: {database: CRM_URL, query: SELECT * FROM b}",
    )
    select = "SELECT who AS customer_id, '2025-07-01' AS occurred_at, 'purchase' AS kind, money AS amount FROM"
    company.declare("orders.sql", f"{select} a UNION ALL {select} b")
    events = accounted(company).events
    database.execute("DROP TABLE a, b")
    database.close()
    assert events[["customer_id", "amount"]].astype(str).to_numpy().tolist() == [["ann", "123456789012.34"]]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("timezon: UTC", "unknown 'timezon'; did you mean 'timezone'"),
        ("as_of: soon", "source.yaml.as_of is 'soon'"),
        ("as_of: 12:30:00", "source.yaml.as_of is '12:30:00'"),
        ("currency: EUR\ncurrency: USD", "duplicate key"),
        ("tables: {orders: {header: 1e3}}", "tables.orders.header is "),
        ("tables: {orders: {delimiter: ';;'}}", "tables.orders.delimiter is ';;'"),
        ("events: {future_hours: no}", "future_hours is 'no'"),
        ("events: {max_rejected_share: 5}", "max_rejected_share is 5"),
    ],
)
def test_case_55_a_configuration_that_cannot_be_meant_is_told_by_its_key_before_any_work(company, written, told):
    company.select("('ann', '2025-07-01', 'visit')")
    company.declare("source.yaml", written)
    with pytest.raises(UsageFault) as fault:
        company.read()
    assert told in str(fault.value)
    assert fault.value.exit_code == 2


def test_case_55_yaml_means_what_it_says(company):
    company.declare("source.yaml", "files_from: no\nchurn: {horizon_days: 010}")
    declared = read_declaration(company.source)
    assert (declared.files_from, declared.params["churn"]["horizon_days"]) == ("no", 10)


@pytest.mark.parametrize("stage", ["satisfaction", "segments", "churn"])
def test_case_56_tables_of_another_run_are_refused(stage):
    """Instead of a run's id in every table: as_of stands in one place, data/events/source.json, and DVC makes every
    table from the digests of those before it; a table that was put there by hand does not hold that date."""
    profiles = people(50)
    found = rated(profiles)
    given = {
        "satisfaction": {"profiles": profiles, "asked": profiles.head(0)},
        "segments": {
            "profiles": profiles,
            "satisfaction": found["satisfaction"],
            "satisfaction_model": found["satisfaction_model"],
        },
        "churn": {"profiles": profiles, "events": None, "memberships": None},
    }[stage]
    with pytest.raises(DataFault, match=r"At 2025-08-01, .* The tables end at 2025-07-01: if that is another date"):
        run(stage, SOURCE | {"as_of": "2025-08-01"}, **given)
