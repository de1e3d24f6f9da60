import io
import json
from hashlib import sha256

import pandas as pd
import psycopg
import pytest

from pipeline.artifacts import ARTIFACTS
from pipeline.faults import DataFault
from pipeline.stages.events import events
from tests.pipeline.conftest import Company

VISITS = "SELECT customer AS customer_id, seen AS occurred_at, 'visit' AS kind FROM visits"


def packed(frame: pd.DataFrame, how: str) -> bytes:
    file = io.BytesIO()
    frame.to_parquet(file) if how == "parquet" else frame.to_excel(file, index=False, engine="xlsxwriter")
    return file.getvalue()


@pytest.fixture
def visits() -> pd.DataFrame:
    return pd.DataFrame({"customer": ["00123", "ann"], "seen": ["2025-07-01", "2025-07-02 10:00"]})


@pytest.mark.parametrize("name", ["visits.parquet", "visits.xlsx", "visits/a.parquet", "visits/a.xlsx"])
def test_parquet_and_excel_hold_the_same_as_text(company, visits, name):
    company.file(name, packed(visits, name.rpartition(".")[2]))
    company.declare("visits.sql", VISITS)
    events = company.read().events
    assert events["customer_id"].tolist() == ["00123", "ann"]
    assert events["occurred_at"].astype(str).tolist() == ["2025-07-01 00:00:00", "2025-07-02 10:00:00"]


def test_parquet_keeps_its_types(company, visits):
    company.file(
        "visits.parquet", packed(visits.assign(seen=pd.to_datetime(visits["seen"], format="mixed")), "parquet")
    )
    company.declare("visits.sql", VISITS.replace("seen AS", "seen + INTERVAL 1 DAY AS"))
    assert company.read().events["occurred_at"].astype(str).tolist()[1] == "2025-07-03 10:00:00"


def test_numeric_ids_of_whole_numbers_are_text_and_float_ids_are_refused(company, visits):
    company.file("visits.parquet", packed(visits.assign(customer=[123, 2**53 + 1]), "parquet"))
    company.declare("visits.sql", VISITS)
    assert company.read().events["customer_id"].tolist() == ["123", "9007199254740993"]
    company.file("visits.parquet", packed(visits.assign(customer=[123.0, None]), "parquet"))
    with pytest.raises(DataFault, match=r"visits\.sql: customer_id is DOUBLE"):
        company.read()


def test_cells_of_a_workbook_may_be_empty_or_numbers(company):
    frame = pd.DataFrame({"customer": [123, 124], "seen": [pd.Timestamp("2025-07-01 10:00"), None]})
    company.file("visits.xlsx", packed(frame, "xlsx"))
    company.declare("visits.sql", VISITS)
    read = company.read()
    assert read.events[["customer_id", "occurred_at"]].astype(str).to_numpy().tolist() == [
        ["123", "2025-07-01 10:00:00"]
    ]
    assert read.reasons == ["no_time"]


def test_parts_with_other_types_are_refused(company, visits):
    company.file("visits/1.parquet", packed(visits, "parquet"))
    company.file("visits/2.parquet", packed(visits.assign(customer=[1, 2]), "parquet"))
    company.declare("visits.sql", VISITS)
    with pytest.raises(DataFault, match=r"2\.parquet: has other columns or types than 1\.parquet"):
        company.read()


@pytest.mark.parametrize("name", ["visits.parquet", "visits.xlsx", "visits.csv.gz"])
def test_a_broken_file_is_named(company, name):
    company.file(name, b"PAR1 no longer")
    company.declare("visits.sql", VISITS)
    with pytest.raises(DataFault, match=rf"{name}: cannot be read"):
        company.read()


def test_a_parquet_file_without_rows_is_a_fault(company, visits):
    company.file("visits.parquet", packed(visits.head(0), "parquet"))
    company.declare("visits.sql", VISITS)
    with pytest.raises(DataFault, match=r"visits\.parquet: has no rows"):
        company.read()


COLUMNS = ["customer", "day", "total", "note"]
LINES = [
    ("00123", "2025-07-01 10:00:00", "1234.50", 'said "no", left'),
    ("Юлия", "2025-07-02 23:59:59", "-0.01", ""),
    ("9007199254740993", "2025-07-03 00:00:00", "0.10", None),
    *((f"c{n}", f"2025-06-{1 + n % 28:02} 12:00:00", f"{n}.05", f"note {n}") for n in range(1, 60)),
]
ORDERS = """
    SELECT customer AS customer_id, day AS occurred_at, if(total LIKE '-%', 'return', 'purchase') AS kind,
        total AS amount, note AS text
    FROM orders
"""


def frame() -> pd.DataFrame:
    return pd.DataFrame(LINES, columns=COLUMNS)


def as_gzipped_parts(company, _) -> None:
    for number, part in enumerate((frame()[:20], frame()[20:])):
        file = io.BytesIO()
        part.to_csv(file, index=False, sep="\t", compression="gzip")
        company.file(f"orders/{number}.tsv.gz", file.getvalue())


def as_jsonl(company, _) -> None:
    rows = (dict(zip(COLUMNS, line, strict=True)) for line in LINES)
    company.file("orders.jsonl", "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def as_parquet(company, _) -> None:
    company.file("orders.parquet", frame().to_parquet())


def as_workbook(company, _) -> None:
    file = io.BytesIO()
    frame().to_excel(file, index=False, engine="xlsxwriter")
    company.file("orders.xlsx", file.getvalue())


def as_table_of_postgres(company, request) -> None:
    server = request.getfixturevalue("server")
    with psycopg.connect(server) as database, database.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS orders")
        cursor.execute("CREATE TABLE orders (customer TEXT, day TIMESTAMP, total NUMERIC, note TEXT)")
        cursor.executemany("INSERT INTO orders VALUES (%s, %s, %s, %s)", LINES)
    request.getfixturevalue("monkeypatch").setenv("SHOP_URL", server)
    company.raw.mkdir()
    company.declare("source.yaml", "tables: {orders: {database: SHOP_URL, query: SELECT * FROM orders}}")


WAYS = (as_gzipped_parts, as_jsonl, as_parquet, as_workbook, as_table_of_postgres)


def digest_of_events(company: Company) -> str:
    company.declare("orders.sql", ORDERS)
    log = events.function(company.raw, company.source, max_rejected_share=0, future_hours=24)["events"]
    file = company.home / "events.parquet"
    ARTIFACTS["events"].write(log, file)
    assert len(pd.read_parquet(file)) == len(LINES)
    return sha256(file.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def digest_from_csv(tmp_path_factory) -> str:
    company = Company(tmp_path_factory.mktemp("csv"))
    company.file("orders.csv", frame().to_csv(index=False))
    return digest_of_events(company)


@pytest.mark.parametrize("write", WAYS)
def test_one_log_gives_the_same_bytes_in_every_format(company, request, digest_from_csv, write):
    write(company, request)
    assert digest_of_events(company) == digest_from_csv
