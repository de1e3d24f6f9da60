import sqlite3

import pytest

from pipeline.faults import DataFault

TICKETS = "SELECT client AS customer_id, opened AS occurred_at, 'contact' AS kind, cost AS amount FROM tickets"


@pytest.fixture
def crm(company):
    """The company's tickets are in a database whose address is in the environment."""
    with sqlite3.connect(company.home / "crm.db") as database:
        database.execute("CREATE TABLE tickets (client TEXT, opened TEXT, cost NUMERIC)")
        database.execute("INSERT INTO tickets VALUES ('00123', '2025-07-01 10:00', 1.5), ('ann', '2025-07-02', NULL)")
    company.raw.mkdir()
    company.declare("tickets.sql", TICKETS)
    company.declare("source.yaml", "tables: {tickets: {database: CRM_URL, query: 'SELECT * FROM tickets'}}")
    return company


def test_a_query_is_a_raw_table_of_text(crm, monkeypatch):
    monkeypatch.setenv("CRM_URL", f"sqlite:///{crm.home}/crm.db")
    read = crm.read()
    assert read.events["customer_id"].tolist() == ["00123", "ann"]
    assert str(read.events["amount"].iloc[0]) == "1.50"
    assert read.summary["tables"]["tickets"]["rows"] == 2


def test_a_missing_address_is_told_by_its_name(crm, monkeypatch):
    monkeypatch.delenv("CRM_URL", raising=False)
    with pytest.raises(DataFault, match=r"tables\.tickets: the environment has no CRM_URL"):
        crm.read()


def test_a_failure_of_the_database_does_not_tell_its_address(crm, monkeypatch):
    monkeypatch.setenv("CRM_URL", "sqlite:////no/swordfish/crm.db")
    with pytest.raises(DataFault, match=r"tables\.tickets: OperationalError") as told:
        crm.read()
    assert "swordfish" not in str(told.value)
