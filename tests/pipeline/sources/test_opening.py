import pytest

from pipeline.faults import DataFault


def test_everything_wrong_with_a_source_is_told_at_once(company):
    company.file("orders.csv", "client;bought\nann;2025-07-01\n")
    company.file("visits.parquet", b"broken")
    company.declare("source.yaml", "files_from: the CRM\ntables: {order: {delimiter: ';'}}")
    company.declare("orders.sql", "SELECT client AS customer_id, bought AS occurred_at, 'purchase' AS kind FROM orders")
    company.declare("visits.sql", "SELECT * FROM visits")
    company.declare("returns.sql", "SELECT * FROM parcels")
    company.declare("contacts.sql", "SELECT id AS customer FROM (SELECT 1 AS id)")
    company.declare("surveys.sql", "SELECT * FORM surveys")
    with pytest.raises(DataFault) as told:
        company.read()
    for fault in (
        "orders.sql: Binder Error",
        "visits.parquet: cannot be read",
        "returns.sql: reads 'parcels', not there. The raw files hold orders, visits. They are to be had from: the CRM",
        "contacts.sql: misses customer_id (did you mean 'customer'?), occurred_at, kind; it returns customer.",
        "surveys.sql: syntax error",
        "source.yaml: declares table 'order', which is not there.",
    ):
        assert fault in str(told.value)
    assert told.value.exit_code == 3


def test_files_that_no_select_reads_may_be_broken(company):
    company.select("('ann', '2025-07-01', 'visit')")
    company.file("visits.parquet", b"broken")
    assert len(company.read().events) == 1


def test_a_source_without_selects_is_a_fault(company):
    company.file("orders.csv", "client\nann\n")
    company.declare("attributes.sql", "SELECT client AS customer_id, NULL AS known_at FROM orders")
    with pytest.raises(DataFault, match=r"has no \*\.sql that gives events"):
        company.read()


def test_a_select_reads_no_file_outside_the_raw_folder(company, tmp_path):
    (tmp_path / "secret.csv").write_text("customer_id\nann\n")
    company.file("orders.csv", "client\nann\n")
    company.declare(
        "orders.sql", f"SELECT *, '2025-07-01' AS occurred_at, 'visit' AS kind FROM read_csv('{tmp_path}/secret.csv')"
    )
    with pytest.raises(DataFault, match="disabled by configuration"):
        company.read()
