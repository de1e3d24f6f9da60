"""A project of one small company, whose files call its customers by several names."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

KEY = "a-key"

TICKETS = 'no;who;said\r\n1;C-7;"Call me,\r\nplease"\r\n2;C-70;№ 7\r\n3;C-7;again\r\nbroken;C-7\r\n'
ORDERS = "order_no,client\n10,007\n11,070\n12,007\n"
PARCELS = "order_no,late\n10,1\n11,2\n12,3\n13,4\n"
VISITS = '{"user": 7, "seen": "2025-07-01"}\n{"user": 70, "seen": "2025-07-02"}\nno json of 7\n'

SELECTS = {
    "tickets": "SELECT lpad(split_part(who, '-', 2), 3, '0') AS customer_id, said AS text FROM tickets",
    "orders": "SELECT client AS customer_id, order_no FROM orders",
    "parcels": "SELECT client AS customer_id, late FROM parcels JOIN orders USING (order_no)",
    "visits": "SELECT lpad(\"user\", 3, '0') AS customer_id, seen AS occurred_at FROM visits",
    "calls": "SELECT customer AS customer_id FROM calls",
}


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's folder, which is the working one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ERASURE_KEY", KEY)
    raw, declared = tmp_path / "data/raw/shop", tmp_path / "data/sources/shop"
    raw.mkdir(parents=True)
    declared.mkdir(parents=True)
    for name, text in {"tickets.csv": TICKETS, "orders.csv": ORDERS, "parcels.csv": PARCELS}.items():
        (raw / name).write_bytes(text.encode("cp1251" if name == "tickets.csv" else "utf-8"))
    (raw / "visits.jsonl").write_text(VISITS)
    pq.write_table(pa.table({"customer": ["007", None, "070"], "minutes": [1.5, 2.5, None]}), raw / "calls.parquet")
    for name, sql in SELECTS.items():
        (declared / f"{name}.sql").write_text(sql)
    (declared / "source.yaml").write_text('tables:\n  tickets: {delimiter: ";", encoding: cp1251}\n')
    return tmp_path
