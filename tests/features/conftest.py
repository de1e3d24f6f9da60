"""Small event logs and pasts, written as rows in a test."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pytest

from features.events import COLUMNS
from features.past import EXACT, MOMENT
from features.sequence import in_sequence
from tests.events import LOG

PAST = {
    **{name: pa.string() for name in ("customer_id", "kind", "channel", "order_id", "metric")},
    "as_of": pa.timestamp("us"),
    "days_ago": pa.float64(),
    "failed": pa.bool_(),
    "amount": pa.decimal128(18, 2),
    **{name: pa.decimal128(18, 4) for name in ("late_hours", "wait_hours", "mark", "tone")},
}
"""The columns a past has before its events are put in sequence."""


def exact(value: Any, type_: pa.DataType) -> Any:
    return Decimal(str(value)) if pa.types.is_decimal(type_) and value is not None else value


def table(rows: list[dict[str, Any]], types: dict[str, pa.DataType]) -> ir.Table:
    columns = {name: [exact(row.get(name), type_) for row in rows] for name, type_ in types.items()}
    return ibis.memtable(pa.table(columns, schema=pa.schema(list(types.items()))))


@pytest.fixture
def past() -> Callable[..., ir.Table]:
    """A customer's past from rows ``(kind, days_ago, {other columns})``."""
    assert str(ibis.dtype(EXACT).to_pyarrow()) == str(PAST["mark"])

    def made(*rows: tuple[str, float, dict[str, Any]]) -> ir.Table:
        events = [{"kind": kind, "days_ago": float(age), **rest} for kind, age, rest in rows]
        return in_sequence(table(events, PAST), MOMENT)

    return made


@pytest.fixture
def log() -> Callable[..., ir.Table]:
    """An event log from rows ``(customer_id, kind, occurred_at, {other columns})``, times as ISO text."""
    times = [name for name, column in COLUMNS.items() if column.type == "TIMESTAMP"]

    def made(*rows: tuple[str, str, str, dict[str, Any]]) -> ir.Table:
        events = [
            {"customer_id": customer, "kind": kind, "occurred_at": at, "recorded_at": at, **rest}
            for customer, kind, at, rest in rows
        ]
        parsed = [
            {**event, **{name: datetime.fromisoformat(event[name]) for name in times if event.get(name)}}
            for event in events
        ]
        return table(parsed, dict(zip(LOG.names, LOG.types, strict=True)))

    return made
