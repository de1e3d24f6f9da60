"""All of a source's raw files and SELECTs in, one event log out."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from pipeline.faults import DataFault, raise_all
from pipeline.sources.accounting import (
    REJECTED,
    Account,
    account,
    account_tables,
    figures,
    share_faults,
    unreadable_faults,
)
from pipeline.sources.contract import EVENTS, attributes
from pipeline.sources.declaration import Declaration, Limits
from pipeline.sources.eventlog import deduplicate, end_of, ordered, refuse_future
from pipeline.sources.gathering import gather
from pipeline.sources.judging import create_judged, judge
from pipeline.sources.opening import Query, open_source
from pipeline.sources.scratch import Scratch


@dataclass(frozen=True)
class EventLog:
    """What a source gives; its readers give their rows once."""

    events: pa.RecordBatchReader
    rejected: pa.RecordBatchReader
    attributes: pd.DataFrame
    summary: dict[str, Any]
    as_of: date

    @property
    def metrics(self) -> dict[str, int]:
        """The summary's sums over all SELECTs and raw tables."""
        accounts, tables = self.summary["selects"].values(), self.summary["tables"].values()
        return {
            "events": self.summary["events"],
            "customers": self.summary["customers"],
            "rows": sum(one["rows"] for one in accounts),
            "duplicates": sum(one["duplicates"] for one in accounts),
            "rejected": sum(sum(one["rejected"].values()) for one in accounts),
            "unreadable_lines": sum(sum(one["unreadable"].values()) for one in tables),
        }


def read_log(raw: Path, folder: Path, declaration: Declaration, limits: Limits) -> EventLog:
    """The log of one source, in bounded memory; every row of every SELECT is accounted for."""
    scratch = Scratch()
    source = open_source(scratch, raw, folder, declaration)
    accounts = take(scratch, source.queries, declaration, limits)
    tables = account_tables(scratch, source.tables)
    faults = [*share_faults(scratch, source.queries, accounts, limits), *unreadable_faults(scratch, tables, limits)]
    raise_all(DataFault, faults)
    as_of = end_of(scratch, declaration.as_of)
    return EventLog(
        events=scratch.stream(ordered(EVENTS)),
        rejected=scratch.stream(REJECTED),
        attributes=scratch.frame("SELECT * EXCLUDE (file, copies) FROM taken.attributes ORDER BY customer_id"),
        summary={"selects": accounts, "tables": tables} | figures(scratch),
        as_of=as_of,
    )


def take(scratch: Scratch, queries: tuple[Query, ...], declaration: Declaration, limits: Limits) -> dict[str, Account]:
    """Judge every row and take each good one once."""
    contracts = {one.name: one for one in (EVENTS, attributes({}), *(query.contract for query in queries))}
    for contract in contracts.values():
        create_judged(scratch, contract)
    counts, faults = gather(queries, lambda query: judge(scratch, query, declaration.timezone))
    raise_all(DataFault, faults)
    refuse_future(scratch, declaration.exported_at, limits.future_hours)
    for contract in contracts.values():
        deduplicate(scratch, contract)
    return {query.file: account(scratch, query, rows) for query, rows in zip(queries, counts, strict=True)}
