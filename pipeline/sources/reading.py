"""All of a source's raw files and SELECTs in, one event log out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from pipeline.engine import DUCKDB, Engine
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
from pipeline.sources.clocks import clock_doubts
from pipeline.sources.contract import EVENTS, MERGES, attributes
from pipeline.sources.declaration import Declaration, Limits
from pipeline.sources.doubts import doubts_of
from pipeline.sources.eventlog import deduplicate, end_of, ordered, refuse_future
from pipeline.sources.gathering import gather
from pipeline.sources.identities import create_identities, resolve_merges
from pipeline.sources.opening import Query, open_source
from pipeline.sources.scratch import Scratch
from pipeline.sources.taking import create_judged, judge


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


def read_log(raw: Path, folder: Path, declaration: Declaration, limits: Limits, engine: Engine = DUCKDB) -> EventLog:
    """The log of one source, in bounded memory; every row of every SELECT is accounted for."""
    scratch = Scratch(engine)
    with scratch.within_limits():
        return log_in(scratch, raw, folder, declaration, limits)


def log_in(scratch: Scratch, raw: Path, folder: Path, declaration: Declaration, limits: Limits) -> EventLog:
    create_identities(scratch, folder)
    source = open_source(scratch, raw, folder, declaration)
    if scratch.engine.name == "spark":
        from pipeline.sources.on_spark import run_on_spark

        source = run_on_spark(scratch, source, raw, folder, declaration)
    accounts = take(scratch, source.queries, declaration, limits)
    tables = account_tables(scratch, source.tables)
    faults = [*share_faults(scratch, source.queries, accounts, limits), *unreadable_faults(scratch, tables, limits)]
    raise_all(DataFault, faults)
    as_of = end_of(scratch, declaration.as_of)
    clocks = chain.from_iterable(clock_doubts(scratch, query, declaration.timezone) for query in source.queries)
    doubts = [*source.doubts, *clocks, *doubts_of(scratch, EVENTS.taken)]
    return EventLog(
        events=scratch.stream(*ordered(scratch)),
        rejected=scratch.stream(REJECTED),
        attributes=scratch.frame("SELECT * EXCLUDE (file) FROM taken.attributes ORDER BY customer_id, known_at"),
        summary={"selects": accounts, "tables": tables, "warnings": [vars(one) for one in doubts]} | figures(scratch),
        as_of=as_of,
    )


def take(scratch: Scratch, queries: tuple[Query, ...], declaration: Declaration, limits: Limits) -> dict[str, Account]:
    """Judge every row and take each good one once; merges of customers first, as all others go by them."""
    contracts = {one.name: one for one in (MERGES, EVENTS, attributes({}), *(query.contract for query in queries))}
    for contract in contracts.values():
        create_judged(scratch, contract)
    merges = [query for query in queries if query.contract is MERGES]
    rows = judge_all(scratch, merges, declaration)
    deduplicate(scratch, MERGES)
    resolve_merges(scratch, declaration.as_of)
    rows |= judge_all(scratch, [query for query in queries if query.contract is not MERGES], declaration)
    refuse_future(scratch, declaration.exported_at, limits.future_hours)
    for contract in contracts.values():
        if contract is not MERGES:
            deduplicate(scratch, contract)
    return {query.file: account(scratch, query, rows[query.file]) for query in queries}


def judge_all(scratch: Scratch, queries: Iterable[Query], declaration: Declaration) -> dict[str, int]:
    """The rows of each SELECT, judged and counted; one fault names all SELECTs that break."""
    counts, faults = gather(queries, lambda query: (query.file, judge(scratch, query, declaration)))
    raise_all(DataFault, faults)
    return dict(counts)
