"""Every row of every SELECT into the table of its contract: under the customer it belongs to, or only counted."""

from datetime import date

import duckdb

from pipeline.addresses import served_by_its_store
from pipeline.faults import DataFault, is_exhausted
from pipeline.sources.contract import Contract
from pipeline.sources.declaration import Declaration
from pipeline.sources.judging import judging_query, listed
from pipeline.sources.opening import Query
from pipeline.sources.scratch import Scratch, literal, name

LEFT_OUT = ("erased", "out_of_window")
"""Of rows with these faults nothing is kept: they are only counted."""


def create_judged(scratch: Scratch, contract: Contract) -> None:
    """An empty table for the rows of all SELECTs under the contract."""
    columns = ", ".join(f"{name(column)} {kind}" for column, kind in contract.columns.items())
    verdict = 'file VARCHAR, fault STRUCT(reason VARCHAR, "column" VARCHAR), "row" VARCHAR'
    scratch.sql.execute(f"CREATE TABLE {contract.judged} ({columns}, {verdict})")


def judge(scratch: Scratch, query: Query, declaration: Declaration) -> int:
    """Put every row of the SELECT into the table of its contract, taken or not, and count them."""
    judged = judging_query(name(query.file), query, declaration.timezone)
    if query.judged:
        judged = f"SELECT * FROM {name(query.judged)}"
    kept = kept_query(judged, query.contract, declaration.since, erases=scratch.count("judged.erased") > 0)
    try:
        with served_by_its_store(query.file):
            [(rows,)] = scratch.rows(f"INSERT INTO {query.contract.judged} BY NAME {kept}")
    except duckdb.Error as error:
        if is_exhausted(error):
            raise
        raise DataFault(f"{query.file}: {error}") from error
    return int(str(rows))


def kept_query(judged: str, contract: Contract, since: date | None, *, erases: bool) -> str:
    """The judged rows with the ids customers have by now; those ``LEFT_OUT`` hold that reason and nothing else.

    Reads ``judged.merged`` and, if it ``erases``, ``judged.erased`` (see :mod:`pipeline.sources.identities`).
    """
    columns = {one: f"if(left_out IS NULL, {name(one)}, NULL)" for one in (*contract.columns, "row")}
    return f"""
        WITH judged AS ({judged}),
        owned AS (
            SELECT judged.* REPLACE (coalesce(merged.merged_into, judged.customer_id) AS customer_id),
                {left_out(contract, since, erases)} AS left_out
            FROM judged LEFT JOIN judged.merged AS merged ON merged.customer_id = judged.customer_id
        )
        SELECT {listed(columns)}, file,
            if(left_out IS NULL, fault, {{'reason': left_out, 'column': NULL::VARCHAR}}) AS fault
        FROM owned
    """


def left_out(contract: Contract, since: date | None, erases: bool) -> str:
    """The first of ``LEFT_OUT`` that a row is, as SQL; null if none."""
    cases = []
    if erases:
        cases.append("WHEN is_erased(judged.customer_id) OR is_erased(merged.merged_into) THEN 'erased'")
    if since and contract.name == "events":
        cases.append(f"WHEN fault IS NULL AND {contract.time} < {literal(since)}::DATE THEN 'out_of_window'")
    return f"CASE {' '.join(cases)} END" if cases else "NULL::VARCHAR"
