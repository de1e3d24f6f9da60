"""A log of any size to build profiles from, drawn by the row: kinds as in life, sorted as the pipeline leaves it."""

from datetime import date
from pathlib import Path

import duckdb

from features.events import COLUMNS

AS_OF = date(2026, 1, 1)
"""A month before the end of two years."""

KINDS = {
    "visit": 55,
    "purchase": 15,
    "delivery": 13,
    "campaign": 6,
    "usage": 4,
    "contact": 3,
    "survey": 2,
    "return": 1,
    "other": 1,
}
"""Percent of all events."""

DRAWN = {
    "kind": "['{kinds}'][1 + draw(n, 3, 100)]",
    "event_id": "'e' || n",
    "customer_id": "'c' || lpad(draw(n, 1, {customers})::VARCHAR, 8, '0')",
    "occurred_at": "TIMESTAMP '2024-02-01' + to_seconds(draw(n, 2, 63072000))",
    "recorded_at": "occurred_at + to_hours(if(kind = 'survey', 30, 0))",
    "channel": "CASE WHEN kind IN ('visit', 'purchase', 'usage') THEN ['web', 'app', 'store'][1 + draw(n, 4, 3)] "
    "WHEN kind = 'contact' THEN ['phone', 'chat', 'email'][1 + draw(n, 4, 3)] "
    "WHEN kind = 'other' THEN 'multi_seller' END",
    "order_id": "if(kind IN ('purchase', 'delivery', 'return'), 'o' || draw(n, 5, {customers} * 3), NULL)",
    "amount": "CASE WHEN kind = 'purchase' THEN draw_at(customer_id, occurred_at, 6, 900000) "
    "WHEN kind = 'return' THEN -draw(n, 6, 90000) "
    "WHEN kind = 'campaign' AND n % 3 = 0 THEN draw(n, 6, 9000) END / 100",
    "promised_at": "if(kind = 'purchase', occurred_at + INTERVAL 5 DAY, NULL)",
    "late_hours": "if(kind IN ('delivery', 'contact'), draw_at(customer_id, occurred_at, 7, 9600) / 100 - 48, NULL)",
    "wait_hours": "if(kind IN ('delivery', 'contact'), draw_at(customer_id, occurred_at, 8, 20000) / 100, NULL)",
    "failed": "if(kind IN ('visit', 'purchase', 'delivery', 'contact', 'return'), draw(n, 9, 20) = 0, NULL)",
    "metric": "if(kind = 'survey', ['nps', 'csat', 'ces', 'stars'][1 + draw(n, 10, 4)], NULL)",
    "score": "if(kind = 'survey', (1 + draw(n, 11, 5))::DOUBLE, NULL)",
    "text": "NULL",
}
"""Every column of the event number ``n``, in DuckDB's words; what others are drawn from comes first.

What a customer meets twice at one moment is twice the same, so that the last of it is the same to every way.
"""


def write_log(events: int, file: Path) -> None:
    """So many events of a tenth as many customers."""
    kinds = "', '".join(kind for kind, percent in KINDS.items() for _ in range(percent))
    drawn = ", ".join(
        f'({formula.format(customers=max(events // 10, 1), kinds=kinds)})::{COLUMNS[name].type} AS "{name}"'
        for name, formula in DRAWN.items()
    )
    columns, order = ", ".join(COLUMNS), "customer_id, occurred_at, kind, event_id"
    with duckdb.connect() as con:
        con.execute("CREATE MACRO draw(n, salt, below) AS (hash(n, salt) % below)::BIGINT")
        con.execute("CREATE MACRO draw_at(who, moment, salt, below) AS (hash(who, moment, salt) % below)::BIGINT")
        rows = f"SELECT {columns} FROM (SELECT {drawn} FROM range({events}) AS numbers(n)) ORDER BY {order}"
        con.execute(f"COPY ({rows}) TO '{file}' (FORMAT parquet, COMPRESSION zstd)")
