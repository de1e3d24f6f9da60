"""What became of every row that was read."""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.faults import Fault
from pipeline.sources.declaration import Limits
from pipeline.sources.eventlog import conflicts, repeated
from pipeline.sources.opening import Query
from pipeline.sources.scratch import Scratch, literal, name
from pipeline.sources.taking import LEFT_OUT

Account = dict[str, Any]
"""Of a SELECT rows, taken, duplicates, those ``LEFT_OUT`` and, by reason, rejected.

Of a raw table rows and, by reason, unreadable.
"""

REJECTED = f"""
    SELECT file, NULL::BIGINT AS line, fault.reason AS reason, fault."column" AS "column", "row"
    FROM (
        SELECT file, fault, "row" FROM judged.events
        UNION ALL SELECT file, fault, "row" FROM judged.attributes
        UNION ALL SELECT file, fault, "row" FROM judged.merges
    )
    WHERE fault.reason NOT IN {LEFT_OUT}
    UNION ALL SELECT file, line, reason, NULL, "row" FROM judged.unreadable
    ORDER BY ALL
"""
"""One row per row of a SELECT, or per line of a raw file, that was not taken.

Only lines have a number: the rows of a SELECT have no order, each is told by what it holds.
"""

MORE = "If the files are right, 'events: {max_rejected_share: ...}' in source.yaml allows more."

DIALECT = "Delimiter, quote and encoding (cp1251, utf-16 ...) can be declared under 'tables' in source.yaml."


def account(scratch: Scratch, query: Query, rows: int) -> Account:
    """The account of one SELECT that returned so many rows; it always adds up."""
    file = literal(query.file)
    reasons = counts(
        scratch, f"SELECT fault.reason FROM {query.contract.judged} WHERE file = {file} AND fault IS NOT NULL"
    )
    found: Account = {
        "rows": rows,
        "taken": scratch.count(f"{query.contract.taken} WHERE file = {file}"),
        "duplicates": scratch.count(f"{repeated(query.contract)} WHERE file = {file}"),
        "conflicts": scratch.count(f"{conflicts(query.contract)} WHERE file = {file}"),
        **{reason: reasons.pop(reason, 0) for reason in LEFT_OUT},
        "rejected": reasons,
    }
    if rows != sum(found[one] for one in ("taken", "duplicates", *LEFT_OUT)) + sum(reasons.values()):
        raise Fault(f"{query.file}: {found} does not add up; that is a fault of this program.")
    return found


def account_tables(scratch: Scratch, tables: tuple[str, ...]) -> dict[str, Account]:
    """The rows of each raw table, and its lines that no reader could take."""
    return {
        table: {
            "rows": scratch.count(name(table)),
            "unreadable": counts(scratch, f"SELECT reason FROM judged.unreadable WHERE raw = {literal(table)}"),
        }
        for table in tables
    }


def counts(scratch: Scratch, query: str) -> dict[str, int]:
    """How often each value of the query's one column occurs."""
    found = scratch.rows(f"SELECT value, count(*) FROM ({query}) AS found (value) GROUP BY ALL ORDER BY ALL")
    return {str(value): int(str(times)) for value, times in found}


def share_faults(
    scratch: Scratch, queries: tuple[Query, ...], accounts: Mapping[str, Account], limits: Limits
) -> Iterator[str]:
    """One sentence for each SELECT and reason that rejects too many rows."""
    for query in queries:
        found = accounts[query.file]
        for reason, rejected in found["rejected"].items():
            if rejected > limits.max_rejected_share * found["rows"]:
                yield (
                    f"{query.file}: {rejected:,} of {found['rows']:,} rows are rejected as {reason}"
                    f"{example(scratch, query, reason)}; at most {limits.max_rejected_share:.2%} may be. "
                    f"{query.contract.repair(reason) or MORE}"
                )


def example(scratch: Scratch, query: Query, reason: str) -> str:
    """The smallest value at fault, unless a customer is known by it."""
    [(column, value)] = scratch.rows(
        f"""
        SELECT fault."column" AS "column", min(json_extract_string("row", '$.' || fault."column"))
        FROM {query.contract.judged} WHERE file = {literal(query.file)} AND fault.reason = {literal(reason)}
        GROUP BY ALL ORDER BY ALL LIMIT 1
        """
    )
    return "" if column == "customer_id" else f", for instance {column} {value!r}"


def unreadable_faults(scratch: Scratch, tables: Mapping[str, Account], limits: Limits) -> Iterator[str]:
    """One sentence for each raw table with too many lines that no reader could take."""
    for table, found in tables.items():
        lines = sum(found["unreadable"].values())
        if lines > limits.max_rejected_share * (found["rows"] + lines):
            [(file, line, message)] = scratch.rows(
                f"SELECT file, line, message FROM judged.unreadable WHERE raw = {literal(table)} ORDER BY ALL LIMIT 1"
            )
            of = f"{lines:,} of {found['rows'] + lines:,} lines"
            yield f"{file}: {of} cannot be read, the first is {line}: {message} {DIALECT}"


def figures(scratch: Scratch) -> dict[str, Any]:
    """How much there is of what, from when to when."""
    [(events, customers, first, last)] = scratch.rows(
        """
        SELECT count(*), count(DISTINCT customer_id), min(occurred_at)::VARCHAR, max(occurred_at)::VARCHAR
        FROM taken.events
        """
    )
    kinds = counts(scratch, "SELECT kind FROM taken.events")
    return {"events": events, "customers": customers, "first": first, "last": last, "kinds": kinds}
