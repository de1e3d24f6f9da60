"""A company's raw Parquet files of any size: kinds as in life, and one customer with a tenth of all events."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

SOURCE = "scale"

ROWS_PER_PART = 10_000_000

SENT_TWICE = 100
"""One row in so many stands in the files twice."""

CUSTOMER = "if(hash(n, 1) % 10 = 0, 'c00000000', 'c' || lpad((1 + hash(n, 2) % {customers})::VARCHAR, 8, '0'))"

MOMENT = "TIMESTAMP '2024-01-01' + to_milliseconds((hash(n, 3) % 63072000000)::BIGINT)"
"""Any time of two years."""


@dataclass(frozen=True)
class Kind:
    """A raw table: its share of all rows, its columns beside customer and moment, what a SELECT makes of them."""

    share: float
    columns: str
    select: str


KINDS = {
    "visits": Kind(
        0.62,
        "'s' || n AS session, ['web', 'app'][1 + n % 2] AS platform, hash(n, 4) % 20 = 0 AS failed",
        "session AS event_id, 'visit' AS kind, platform AS channel, failed",
    ),
    "orders": Kind(
        0.14,
        "'o' || n AS number, (hash(n, 4) % 900000 / 100)::DECIMAL(18, 2) AS total, moment + INTERVAL 3 DAY AS due",
        "number AS event_id, 'purchase' AS kind, 'web' AS channel, number AS order_id, total AS amount, "
        "due AS promised_at",
    ),
    "parcels": Kind(
        0.13,
        "'o' || n AS number, (hash(n, 4) % 9600)::DOUBLE / 100 - 48 AS late, hash(n, 5) % 50 = 0 AS broken",
        "number AS event_id, 'delivery' AS kind, 'courier' AS channel, number AS order_id, late AS late_hours, "
        "late + 72 AS wait_hours, broken AS failed",
    ),
    "coupons": Kind(
        0.06,
        "'k' || n AS coupon, if(n % 3 = 0, (hash(n, 4) % 900)::DECIMAL(18, 2), NULL) AS discount",
        "coupon AS event_id, 'campaign' AS kind, 'email' AS channel, discount AS amount",
    ),
    "tickets": Kind(
        0.03,
        "'t' || n AS ticket, (hash(n, 4) % 4000)::DOUBLE / 100 AS waited, hash(n, 5) % 4 = 0 AS unsolved",
        "ticket AS event_id, 'contact' AS kind, 'phone' AS channel, waited AS wait_hours, unsolved AS failed",
    ),
    "answers": Kind(
        0.02,
        "(hash(n, 4) % 11)::TINYINT AS mark, moment + INTERVAL 2 DAY AS answered",
        "'survey' AS kind, 'nps' AS metric, mark AS score, answered AS recorded_at",
    ),
}


def write_company(events: int, home: Path) -> None:
    """The raw files of about so many events, with a tenth as many customers, and their SELECTs under ``home``."""
    source = home / "data/sources" / SOURCE
    source.mkdir(parents=True)
    (source / "source.yaml").write_text('as_of: "2025-12-01"\n', encoding="utf-8")
    for table, kind in KINDS.items():
        select = f"SELECT customer AS customer_id, moment AS occurred_at, {kind.select} FROM {table}"
        (source / f"{table}.sql").write_text(select, encoding="utf-8")
        write_parts(home / "data/raw" / SOURCE / table, round(events * kind.share), kind.columns, events // 10)


def write_parts(folder: Path, rows: int, columns: str, customers: int) -> None:
    folder.mkdir(parents=True)
    drawn = f"{CUSTOMER.format(customers=customers)} AS customer, {MOMENT} AS moment, {columns}"
    with duckdb.connect() as sql:
        for part, start in enumerate(range(0, rows, ROWS_PER_PART)):
            numbers = f"range({start}, {min(start + ROWS_PER_PART, rows)})"
            drawn_rows = f"SELECT range - range % {SENT_TWICE} // {SENT_TWICE - 1} AS n FROM {numbers}"
            sql.execute(f"COPY (SELECT {drawn} FROM ({drawn_rows})) TO '{folder / f'{part}.parquet'}' (FORMAT parquet)")
