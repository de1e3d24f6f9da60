"""Everything that can be known to be wrong with a source before a row of it is judged, said at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.addresses import folder_of
from pipeline.faults import DataFault, raise_all
from pipeline.sources.arrival import arrived
from pipeline.sources.contract import EVENTS, MERGES, Contract, attributes
from pipeline.sources.databases import Databases
from pipeline.sources.declaration import Declaration
from pipeline.sources.doubts import Doubt
from pipeline.sources.files import RawTable, raw_tables
from pipeline.sources.gathering import gather
from pipeline.sources.scratch import Scratch
from pipeline.sources.selects import ATTRIBUTES, IDS, Select, column_faults, columns_of, parsed, tables_fault
from pipeline.sources.tables import load_table


@dataclass(frozen=True)
class Query:
    """A SELECT that can be run, and whose columns, here with their types, keep a contract.

    ``judged`` is the view of its rows as they were judged elsewhere, if they were.
    """

    file: str
    columns: Mapping[str, str]
    contract: Contract
    judged: str | None = None


@dataclass(frozen=True)
class Source:
    """The queries of a source and the raw tables they read, all loaded, and what is odd about their files."""

    queries: tuple[Query, ...]
    tables: tuple[str, ...]
    doubts: tuple[Doubt, ...]


def open_source(scratch: Scratch, raw: Path, folder: Path, declaration: Declaration) -> Source:
    """Load the raw tables that SELECTs ask for and check every SELECT; one fault names all that is wrong."""
    files = sorted(folder.glob("*.sql"))
    if not {file.name for file in files} - {ATTRIBUTES, IDS}:
        raise DataFault(f"{folder}: has no *.sql that gives events; each must be one SELECT.")
    tables = raw_tables(raw, declaration.files_from) | asked_for(declaration)
    selects, faults = gather(files, lambda file: parsed(scratch, file))
    faults += absent(selects, tables, folder, declaration)
    used, doubts, damaged = arrived(raw, read_by(selects, tables))
    with Databases() as databases:
        faults += gather(used, lambda table: load_table(scratch, table, declaration, databases))[1]
    scratch.lock(raw, *(folder_of(table.address) for table in used if table.address))
    runnable = [select for select in selects if scratch.has(select.tables)]
    queries, wrong = gather(runnable, lambda select: query_of(scratch, select))
    raise_all(DataFault, faults + damaged + wrong)
    return Source(tuple(queries), tuple(table.name for table in used), tuple(doubts))


def missing_files(raw: Path, folder: Path, declaration: Declaration) -> list[str]:
    """What the SELECTs read that no raw file holds, before any of it is loaded."""
    scratch = Scratch()
    tables = (raw_tables(raw) if raw.is_dir() else {}) | asked_for(declaration)
    selects, faults = gather(sorted(folder.glob("*.sql")), lambda file: parsed(scratch, file))
    return faults + absent(selects, tables, folder, declaration)


def absent(selects: list[Select], tables: Mapping[str, RawTable], folder: Path, declaration: Declaration) -> list[str]:
    """What is spoken of and not there."""
    faults = [fault for select in selects if (fault := tables_fault(select, tables, declaration.files_from))]
    unknown = sorted({*declaration.tables} - {*tables})
    return faults + [f"{folder}/source.yaml: declares table '{table}', which is not there." for table in unknown]


def asked_for(declaration: Declaration) -> dict[str, RawTable]:
    """The tables that are declared to lie at an address or to come from a database."""
    declared = declaration.tables.items()
    return {table: RawTable(table, (), form.address) for table, form in declared if form.address or form.database}


def read_by(selects: list[Select], tables: Mapping[str, RawTable]) -> list[RawTable]:
    """The tables that any SELECT reads."""
    asked = {table.lower() for select in selects for table in select.tables}
    return [table for table in tables.values() if table.name.lower() in asked]


def query_of(scratch: Scratch, select: Select) -> Query:
    columns = columns_of(scratch, select)
    contract = {ATTRIBUTES: attributes(columns), IDS: MERGES}.get(select.file, EVENTS)
    raise_all(DataFault, column_faults(select, columns, contract))
    return Query(select.file, columns, contract)
