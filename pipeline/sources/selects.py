"""The SELECTs of a source: what they read, and whether what they give is what the contract asks for."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import duckdb

from pipeline.faults import DataFault
from pipeline.sources.contract import Contract, is_number
from pipeline.sources.scratch import Scratch, literal, name

ATTRIBUTES = "attributes.sql"

IDS = "ids.sql"
"""Which customers turned out to be others."""

FLOATS = ("FLOAT", "DOUBLE")


@dataclass(frozen=True)
class Select:
    """One ``*.sql`` of a source, and the tables its one SELECT reads."""

    file: str
    sql: str
    tables: tuple[str, ...]


def parsed(scratch: Scratch, file: Path) -> Select:
    sql = file.read_text(encoding="utf-8")
    [(written,)] = scratch.rows(f"SELECT json_serialize_sql({literal(sql)})")
    tree = json.loads(str(written))
    if tree["error"]:
        raise DataFault(f"{file}: {tree['error_message']}")
    if len(tree["statements"]) != 1:
        raise DataFault(f"{file}: must be one SELECT, it holds {len(tree['statements'])} statements.")
    return Select(file.name, sql, tuple(dict.fromkeys(tables_in(tree, frozenset()))))


def tables_in(tree: Any, named: frozenset[str]) -> Iterator[str]:
    """The tables a parsed query reads, without those it names itself by WITH."""
    if isinstance(tree, dict):
        named |= {entry["key"].lower() for entry in tree.get("cte_map", {}).get("map", ())}
        if tree.get("type") == "BASE_TABLE" and tree["table_name"].lower() not in named:
            yield tree["table_name"]
    for branch in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from tables_in(branch, named)


def tables_fault(select: Select, tables: Mapping[str, object], files_from: str | None) -> str | None:
    """What to say of the tables the SELECT reads that no raw file holds, if there are any."""
    known = {table.lower() for table in tables}
    missing = [f"'{table}'{suggestion(table, tables)}" for table in select.tables if table.lower() not in known]
    if not missing:
        return None
    there = f"The raw files hold {', '.join(sorted(tables)) or 'no table'}."
    return f"{select.file}: reads {', '.join(missing)}, not there. {there}{whence(files_from)}"


def whence(files_from: str | None) -> str:
    return f" They are to be had from: {files_from}" if files_from else ""


def suggestion(word: str, words: Mapping[str, object]) -> str:
    near = get_close_matches(word, words, 1)
    return f" (did you mean '{near[0]}'?)" if near else ""


def columns_of(scratch: Scratch, select: Select) -> dict[str, str]:
    """The columns a SELECT returns with their types; it can be read as a view of its file's name from now on."""
    try:
        scratch.sql.execute(f"CREATE VIEW {name(select.file)} AS {select.sql}")
    except duckdb.Error as error:
        raise DataFault(f"{select.file}: {error}") from error
    return {str(column): str(kind) for column, kind, *_ in scratch.rows(f"DESCRIBE {name(select.file)}")}


def column_faults(select: Select, columns: Mapping[str, str], contract: Contract) -> list[str]:
    """Columns that are missing, that nobody knows, or that come as a type that has already lost something."""
    strange = {column: kind for column, kind in columns.items() if column not in contract.columns}
    missing = [f"{column}{suggestion(column, strange)}" for column in contract.required if column not in columns]
    return [
        *([f"{select.file}: misses {', '.join(missing)}; it returns {', '.join(columns)}."] if missing else []),
        *(
            f"{select.file}: returns unknown column '{column}'{suggestion(column, contract.columns)}."
            f" An event has {', '.join(contract.columns)}."
            for column in strange
        ),
        *(
            f"{select.file}: {column} is {kind}, in which 00123 and large numbers are lost; make it text."
            for column, kind in columns.items()
            if column in contract.ids and kind in FLOATS
        ),
        *(
            f"{select.file}: {column} is {kind}, which is no time. {contract.repair(f'{column}_without_unit')}"
            for column, kind in columns.items()
            if contract.columns.get(column) == "TIMESTAMP" and is_number(kind)
        ),
    ]
