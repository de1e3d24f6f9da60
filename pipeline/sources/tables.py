"""Raw files as tables that SELECTs can read."""

from collections.abc import Callable, Mapping

import duckdb
import pandas as pd
from python_calamine import CalamineError

from pipeline.addresses import in_a_line, is_local, parts_of, served_by_its_store
from pipeline.faults import DataFault, is_exhausted
from pipeline.sources.databases import Databases
from pipeline.sources.declaration import Declaration, TableFormat
from pipeline.sources.delimited import load_delimited
from pipeline.sources.files import RawTable
from pipeline.sources.jsonlines import load_jsonlines
from pipeline.sources.probing import probe
from pipeline.sources.scratch import Scratch, literal, name
from pipeline.sources.unpacking import refuse_bombs

Load = Callable[[Scratch, RawTable, TableFormat], None]


def load_parquet(scratch: Scratch, table: RawTable, form: TableFormat) -> None:
    """A view, with the files' own types; parts that differ are refused, as DuckDB would bend them to the first."""
    if faults := probe(table.files, form.max_gigabytes, scratch.engine.memory_limit):
        told = "\n".join(faults)
        raise duckdb.OutOfMemoryException(told) if is_exhausted(DataFault(told)) else DataFault(told)
    columns = {file: scratch.rows(f"SELECT name, type FROM parquet_schema({literal(file)})") for file in table.files}
    for file, found in columns.items():
        if sorted(map(str, found)) != sorted(map(str, columns[table.files[0]])):
            raise DataFault(f"{file}: has other columns or types than {table.files[0].name}.")
    files = ", ".join(map(literal, table.files))
    reader = f"read_parquet([{files}], union_by_name = true, hive_partitioning = false)"
    scratch.sql.execute(f"CREATE VIEW {name(table.name)} AS SELECT * FROM {reader}")


def load_address(scratch: Scratch, table: RawTable, _: TableFormat) -> None:
    """A view of the Parquet parts that lie there; folders named as ``year=2026`` are columns, and text as all ids."""
    store, parts = parts_of(str(table.address))
    if not is_local(store):
        scratch.sql.register_filesystem(store)
    form = "union_by_name = true, hive_partitioning = true, hive_types_autocast = false"
    scratch.sql.execute(f"CREATE VIEW {name(table.name)} AS SELECT * FROM read_parquet({literal(parts)}, {form})")


def load_workbook(scratch: Scratch, table: RawTable, form: TableFormat) -> None:
    """The first sheet of each workbook, every cell text."""
    sheets = [
        pd.read_excel(
            file,
            header=0 if form.header else None,
            names=list(form.columns) if form.columns else None,
            dtype=str,
            keep_default_na=False,
            na_values=form.null_values,
            engine="calamine",
        )
        for file in table.files
    ]
    scratch.sql.register("sheets", pd.concat(sheets))
    scratch.sql.execute(f"CREATE TABLE {name(table.name)} AS SELECT COLUMNS(*)::VARCHAR FROM sheets")
    scratch.sql.unregister("sheets")


LOADERS: Mapping[str, Load] = {
    "address": load_address,
    "csv": load_delimited,
    "jsonl": load_jsonlines,
    "parquet": load_parquet,
    "xlsx": load_workbook,
}


def load_table(scratch: Scratch, table: RawTable, declaration: Declaration, databases: Databases) -> None:
    """Make the table readable by SELECTs under its name."""
    form = declaration.format_of(table.name)
    load = LOADERS.get(table.format, databases.load)
    refuse_bombs(table, form)
    try:
        with served_by_its_store(table):
            load(scratch, table, form)
            rows = scratch.count(name(table.name))
    except (duckdb.Error, CalamineError, OSError, EOFError, ValueError) as error:
        if is_exhausted(error):
            raise
        raise DataFault(f"{table}: cannot be read: {in_a_line(error)}") from error
    if not form.may_be_empty and not rows:
        raise DataFault(f"{table}: has no rows; tables.{table.name}.may_be_empty in source.yaml allows that.")
