"""Small logs, written as rows in a test, and what is counted and said of them."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

import ibis
import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa

from features.events import COLUMNS
from pipeline.readiness.inventory import Inventory, take_inventory
from pipeline.readiness.statement import Ability, Finding
from pipeline.report.readiness.found import FINDINGS
from pipeline.report.readiness.section import worded
from pipeline.report.readiness.why import WHY
from pipeline.report.wording import Words
from tests.events import LOG

TIMES = [name for name, column in COLUMNS.items() if column.type == "TIMESTAMP"]
SOURCE = {"name": "shop", "as_of": "2025-01-01", "currency": "EUR", "timezone": "Europe/Berlin"}
NO_ATTRIBUTES = pd.DataFrame({"customer_id": pd.Series(dtype=str)})

Row = dict[str, Any]


def row(customer: object, kind: str, at: str, **rest: Any) -> Row:
    """One event, recorded when it occurred unless said otherwise."""
    given = {"recorded_at": at, **rest, "customer_id": str(customer), "kind": kind, "occurred_at": at}
    return {name: datetime.fromisoformat(value) if name in TIMES else value for name, value in given.items()}


def log(rows: Iterable[Row]) -> ir.Table:
    found = [{name: one.get(name) for name in LOG.names} for one in rows]
    return ibis.memtable(pa.Table.from_pylist(found, LOG))


def inventory_or_none(rows: Iterable[Row], attributes: pd.DataFrame = NO_ATTRIBUTES, **source: Any) -> Inventory | None:
    return take_inventory(log(rows), attributes, SOURCE | source, answer_channels=[], neutral_from=50)


def inventory(rows: Iterable[Row], attributes: pd.DataFrame = NO_ATTRIBUTES, **source: Any) -> Inventory:
    """What is counted of a log; ``source`` goes over what its source declares."""
    found = inventory_or_none(rows, attributes, **source)
    assert found is not None
    return found


def told(statement: Ability | Finding) -> tuple[str, str]:
    """What is said of it and what to do, in English; in Russian no figure may lack either."""
    said = (WHY if isinstance(statement, Ability) else FINDINGS)[statement.code]
    worded(said, asdict(statement), Words("ru"))
    return worded(said, asdict(statement), Words("en"))
