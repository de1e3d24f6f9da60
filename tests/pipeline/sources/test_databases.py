"""Queries against SQLite, and against a real PostgreSQL that others write to meanwhile."""

import json
import sqlite3
from contextlib import closing

import psycopg
import pytest

from pipeline.faults import DataFault, DependencyFault
from pipeline.sources import databases

TICKETS = "SELECT client AS customer_id, opened AS occurred_at, 'contact' AS kind, cost AS amount FROM tickets"
SCHEMA = "CREATE TABLE tickets (client TEXT, opened {time}, cost NUMERIC)"
ROWS = "INSERT INTO tickets VALUES ('00123', '2025-07-01 10:00', 1.5), ('ann', '2025-07-02', NULL)"


def asked(company, select: str = TICKETS, **queries: str):
    """The company with its raw tables asked from the database at CRM_URL."""
    tables = "".join(
        f"  {table}: {{database: CRM_URL, query: {json.dumps(query)}}}\n" for table, query in queries.items()
    )
    company.raw.mkdir(exist_ok=True)
    company.declare("source.yaml", f"tables:\n{tables}")
    company.declare("tickets.sql", select)
    return company


@pytest.fixture
def crm(company, monkeypatch):
    """Tickets in SQLite."""
    with closing(sqlite3.connect(company.home / "crm.db")) as database, database:
        database.execute(SCHEMA.format(time="TEXT"))
        database.execute(ROWS)
    monkeypatch.setenv("CRM_URL", f"sqlite:///{company.home}/crm.db")
    return asked(company, tickets="SELECT * FROM tickets")


@pytest.fixture
def postgres(server, company, monkeypatch):
    """Tickets in PostgreSQL, and a connection to change them with."""
    monkeypatch.setenv("CRM_URL", server)
    with psycopg.connect(server, autocommit=True) as database:
        database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        database.execute(SCHEMA.format(time="TIMESTAMPTZ"))
        database.execute(f"SET timezone = 'Europe/Moscow'; {ROWS}")
        yield database


def test_a_query_is_a_raw_table_of_text(crm):
    read = crm.read()
    assert read.events["customer_id"].tolist() == ["00123", "ann"]
    assert str(read.events["amount"].iloc[0]) == "1.50"
    assert read.summary["tables"]["tickets"]["rows"] == 2


def test_a_missing_address_is_told_by_its_name(crm, monkeypatch):
    monkeypatch.delenv("CRM_URL")
    with pytest.raises(DataFault, match=r"tables\.tickets: the environment has no CRM_URL"):
        crm.read()


def test_what_is_no_address_is_not_repeated(crm, monkeypatch):
    monkeypatch.setenv("CRM_URL", "swordfish at crm")
    with pytest.raises(DataFault, match=r"CRM_URL holds is no address; one is postgresql://user") as told:
        crm.read()
    assert "swordfish" not in str(told.value)


def test_times_of_postgres_keep_their_zone_and_money_its_digits(postgres, company):
    postgres.execute("UPDATE tickets SET cost = 123456789012.05 WHERE client = 'ann'")
    read = asked(company, tickets="SELECT * FROM tickets").read()
    assert read.events["occurred_at"].astype(str).tolist() == ["2025-07-01 07:00:00", "2025-07-01 21:00:00"]
    assert read.events["amount"].astype(str).tolist() == ["1.50", "123456789012.05"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1e-10::numeric", "0.0000000001"),
        ("1e30::numeric", "1" + "0" * 30),
        ("0.1::float8", "0.1"),
        ("9007199254740993::bigint", "9007199254740993"),
        ("true", "True"),
        ("date '2025-07-01'", "2025-07-01"),
        ("timestamp '2025-07-01 10:00:00.000001'", "2025-07-01 10:00:00.000001"),
        ("timestamptz '2025-07-01 10:00+03'", "2025-07-01 07:00:00+00:00"),
        ("array[1.50, null]", '["1.50", null]'),
        ("'{\"имя\": [1]}'::jsonb", '{"имя": [1]}'),
        ("'5fb3b1f2-0000-4000-8000-000000000000'::uuid", "5fb3b1f2-0000-4000-8000-000000000000"),
        ("'100% of :all'", "100% of :all"),
        ("''", ""),
        ("null", None),
    ],
)
def test_a_value_of_postgres_as_text(postgres, company, value, text):
    select = "SELECT 'ann' AS customer_id, '2025-07-01' AS occurred_at, 'other' AS kind, '<' || v || '>' AS text FROM t"
    found = asked(company, select, t=f"SELECT {value} AS v").read().events["text"]
    assert found.astype(object).where(found.notna(), None).tolist() == [text if text is None else f"<{text}>"]


def test_bytes_have_no_text_and_are_told_by_their_column(postgres, company):
    asked(company, tickets=r"SELECT client, opened, '\x00ff'::bytea AS cost FROM tickets")
    with pytest.raises(DataFault, match=r"tables\.tickets: column cost is binary"):
        company.read()


def test_all_queries_see_the_database_as_it_was_at_the_first(postgres, company, monkeypatch):
    """A ticket and its call are written between two queries: neither is there, not one of them."""
    postgres.execute("CREATE TABLE calls AS SELECT * FROM tickets")
    copy, others = databases.copy, []

    def copy_then_let_others_write(*arguments):
        copy(*arguments)
        if not others:
            others.append(postgres.execute(ROWS.replace("00123", "new")))
            postgres.execute("INSERT INTO calls SELECT * FROM tickets WHERE client = 'new'")

    monkeypatch.setattr(databases, "copy", copy_then_let_others_write)
    select = f"{TICKETS} UNION ALL {TICKETS.replace('FROM tickets', 'FROM calls')}"
    read = asked(company, select, tickets="SELECT * FROM tickets", calls="SELECT * FROM calls").read()
    assert others
    assert {table: one["rows"] for table, one in read.summary["tables"].items()} == {"tickets": 2, "calls": 2}


def test_a_query_changes_nothing(postgres, company):
    postgres.execute("CREATE SEQUENCE numbers")
    asked(company, tickets="SELECT nextval('numbers'), * FROM tickets")
    with pytest.raises(DataFault, match=r"cannot execute nextval\(\) in a read-only transaction"):
        company.read()


def test_a_result_need_not_fit_in_memory(postgres, company, monkeypatch):
    monkeypatch.setattr(databases, "ROWS_AT_ONCE", 10)
    sizes = []
    texts = databases.texts
    monkeypatch.setattr(databases, "texts", lambda *given: sizes.append(len(given[2])) or texts(*given))
    select = "SELECT n AS customer_id, '2025-07-01' AS occurred_at, 'visit' AS kind FROM many"
    read = asked(company, select, many="SELECT generate_series(1, 95) AS n").read()
    assert len(read.events) == 95
    assert max(sizes) == 10


def test_faults_of_all_queries_are_told_at_once(postgres, company):
    company.select("('ann', '2025-07-01', 'visit')")
    asked(
        company,
        "SELECT * FROM a, b, c",
        a="SELECT client FROM nowhere",
        b="SELECT FROM WHERE",
        c="SELECT client, 1 AS Client FROM tickets",
    )
    with pytest.raises(DataFault) as told:
        company.read()
    for fault in (
        'tables.a: CRM_URL: relation "nowhere" does not exist',
        'tables.b: CRM_URL: syntax error at or near "WHERE"',
        'tables.c: cannot be read: Catalog Error: Column with name "client" already exists',
    ):
        assert fault in str(told.value)


def test_a_query_that_takes_too_long_is_given_up(postgres, company):
    asked(company, tickets="SELECT *, pg_sleep(30) FROM tickets")
    file = company.source / "source.yaml"
    file.write_text(file.read_text().replace("}", ", timeout_minutes: 0.002}"))
    with pytest.raises(DataFault, match=r"tables\.tickets: CRM_URL: canceling statement due to statement timeout"):
        company.read()


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("swordfish", "hunter%402", "password authentication failed"),
        ("127.0.0.1", "no-such-host.invalid", "no-such-host.invalid"),
        ("/postgres", "/nowhere", 'database "nowhere" does not exist'),
    ],
)
def test_a_wrong_address_is_told_without_its_password(server, company, monkeypatch, right, wrong, told):
    monkeypatch.setenv("CRM_URL", server.replace(right, wrong))
    with pytest.raises(DependencyFault, match=rf"tables\.tickets: CRM_URL: .*{told}") as fault:
        asked(company, tickets="SELECT * FROM tickets").read()
    assert not {"swordfish", "hunter%402", "hunter@2"} & set(str(fault.value).replace('"', " ").split())


def test_a_database_that_goes_away_midway_may_be_asked_again(postgres, company, monkeypatch):
    monkeypatch.setattr(databases, "ROWS_AT_ONCE", 10)
    texts = databases.texts

    def texts_then_all_are_thrown_out(*given):
        postgres.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        return texts(*given)

    monkeypatch.setattr(databases, "texts", texts_then_all_are_thrown_out)
    select = "SELECT n AS customer_id, '2025-07-01' AS occurred_at, 'visit' AS kind FROM many"
    asked(company, select, many="SELECT generate_series(1, 100000) AS n")
    with pytest.raises(DependencyFault, match=r"tables\.many: CRM_URL: "):
        company.read()
