"""What tells a customer's rows in each raw table: found by the company's own SELECTs, which say whose a row is."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb
import sqlglot
from sqlglot import exp

from pipeline.sources.databases import Databases
from pipeline.sources.declaration import Declaration
from pipeline.sources.files import RawTable, raw_tables
from pipeline.sources.scratch import Scratch, literal, name
from pipeline.sources.selects import IDS, Select, parsed
from pipeline.sources.tables import load_table

Values = frozenset[tuple[object, ...]]


@dataclass(frozen=True)
class Trace:
    """The rows of a raw table whose cells in these columns are one of the ``values`` are the customer's."""

    table: str
    columns: tuple[str, ...]
    values: Values


@dataclass(frozen=True)
class Raw:
    """A source's raw tables that are files, loaded, and the SELECTs that read them."""

    scratch: Scratch
    tables: Mapping[str, RawTable]
    selects: tuple[Select, ...]

    def columns(self, table: str) -> list[str]:
        return [str(column) for column, *_ in self.scratch.rows(f"DESCRIBE {name(table)}")]

    def has(self, table: str, columns: Collection[str]) -> bool:
        return {one.lower() for one in columns} <= {one.lower() for one in self.columns(table)}

    def values(self, table: str, columns: Collection[str], condition: str) -> Values:
        listed = ", ".join(map(name, columns))
        return frozenset(self.scratch.rows(f"SELECT DISTINCT {listed} FROM {name(table)} WHERE {condition}"))


def load_raw(folder: Path, declared: Path, declaration: Declaration) -> Raw:
    """Every raw file that a SELECT reads, as a table; addresses and databases are left where they are."""
    scratch = Scratch()
    selects = tuple(parsed(scratch, file) for file in sorted(declared.glob("*.sql")))
    used = {table.lower() for select in selects for table in select.tables}
    tables = {key.lower(): table for key, table in raw_tables(folder).items() if key.lower() in used}
    with Databases() as databases:
        for table in tables.values():
            load_table(scratch, table, declaration, databases)
    scratch.lock(folder)
    return Raw(scratch, tables, selects)


def traces(raw: Raw, customers: Collection[str]) -> list[Trace]:
    """All that the SELECTs tell: by their own ``customer_id``, then by the keys they join on."""
    found = list(dict.fromkeys(one for select in raw.selects for one in own(raw, select, customers)))
    while more := [one for select in raw.selects for one in joined(raw, select, found) if one not in found]:
        found += dict.fromkeys(more)
    return found


def own(raw: Raw, select: Select, customers: Collection[str]) -> Iterator[Trace]:
    """Rows for which the SELECT's own words for ``customer_id`` give one of the customers."""
    wanted = ", ".join(map(literal, customers))
    for whose in expressions(select):
        columns = tuple(sorted({column.name for column in whose.find_all(exp.Column)}))
        bare = whose.transform(
            lambda node: exp.column(node.name, quoted=True) if isinstance(node, exp.Column) else node
        )
        condition = f"trim(nfc_normalize(({bare.sql('duckdb')})::VARCHAR)) IN ({wanted})"
        for table in files_of(raw, select):
            if columns and raw.has(table, columns) and (values := safe_values(raw, table, columns, condition)):
                yield Trace(table, columns, values)


def safe_values(raw: Raw, table: str, columns: tuple[str, ...], condition: str) -> Values:
    """None where the words do not fit the table: a column of the same name may be another thing in it."""
    try:
        return raw.values(table, columns, condition)
    except duckdb.Error:
        return frozenset()


def expressions(select: Select) -> Iterator[exp.Expr]:
    """What the SELECT calls ``customer_id``; of ``ids.sql`` both ids."""
    wanted = ("customer_id", "merged_into") if select.file == IDS else ("customer_id",)
    tree = sqlglot.parse_one(select.sql, read="duckdb")
    for query in tree.selects if isinstance(tree, exp.Query) else ():
        if query.alias_or_name in wanted:
            yield query.unalias()


def joined(raw: Raw, select: Select, found: Collection[Trace]) -> Iterator[Trace]:
    """Rows of tables that do not say whose they are, by a key that only the customer's rows of another table have."""
    known = {trace.table for trace in found}
    for key in keys(select):
        holders = [table for table in files_of(raw, select) if raw.has(table, [key])]
        for table in [one for one in holders if one not in known]:
            for trace in [one for one in found if one.table in holders]:
                if values := only_theirs(raw, trace, key):
                    yield Trace(table, (key,), values)


def only_theirs(raw: Raw, trace: Trace, key: str) -> Values:
    """The key's values in the traced rows and in no other row of that table."""
    theirs = " OR ".join(f"({' AND '.join(map(equal, trace.columns, one))})" for one in trace.values)
    other = f"SELECT {name(key)} FROM {name(trace.table)} WHERE NOT coalesce({theirs}, false)"
    condition = f"({theirs}) AND {name(key)} IS NOT NULL AND {name(key)} NOT IN ({other} AND {name(key)} IS NOT NULL)"
    return raw.values(trace.table, [key], condition)


def equal(column: str, value: object) -> str:
    return f"{name(column)}::VARCHAR = {literal(value)}" if value is not None else f"{name(column)} IS NULL"


def keys(select: Select) -> set[str]:
    """The columns that the SELECT joins tables on, where both sides call them the same."""
    tree = sqlglot.parse_one(select.sql, read="duckdb")
    using = {one.name for join in tree.find_all(exp.Join) for one in join.args.get("using") or ()}
    pairs = [(one.left, one.right) for join in tree.find_all(exp.Join) for one in join.find_all(exp.EQ)]
    same = {a.name for a, b in pairs if isinstance(a, exp.Column) and isinstance(b, exp.Column) and a.name == b.name}
    return using | same


def files_of(raw: Raw, select: Select) -> list[str]:
    return [table.lower() for table in select.tables if table.lower() in raw.tables]
