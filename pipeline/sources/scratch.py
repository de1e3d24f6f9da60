"""The throw-away database in which raw files become events."""

import shutil
import weakref
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import duckdb
import pandas as pd
import pyarrow as pa

UNREADABLE = "raw VARCHAR, file VARCHAR, line BIGINT, reason VARCHAR, message VARCHAR, row VARCHAR"
"""One row per line of a raw table that no reader could take."""


class Scratch:
    """A DuckDB in a temporary folder: no table has to fit in memory, nothing outlives the run."""

    def __init__(self) -> None:
        self.folder = Path(mkdtemp(prefix="events-"))
        weakref.finalize(self, shutil.rmtree, self.folder, ignore_errors=True)
        self.sql = duckdb.connect(self.folder / "scratch.duckdb", config={"autoinstall_known_extensions": "false"})
        self.sql.execute(f"SET temp_directory = {literal(self.folder / 'spilled')}; SET memory_limit = '50%'")
        self.sql.execute("SET TimeZone = 'UTC'")
        self.sql.execute("CREATE SCHEMA judged; CREATE SCHEMA taken")
        self.sql.execute(f"CREATE TABLE judged.unreadable ({UNREADABLE})")

    def lock(self, folder: Path) -> None:
        """From here on SQL reads files of this folder only and changes no setting."""
        self.sql.execute(f"SET allowed_directories = [{literal(folder)}]")
        self.sql.execute("SET enable_external_access = false; SET lock_configuration = true")

    def rows(self, query: str) -> list[tuple[object, ...]]:
        return self.sql.execute(query).fetchall()

    def count(self, table: str) -> int:
        [(found,)] = self.rows(f"SELECT count(*)::BIGINT FROM {table}")
        return int(str(found))

    def has(self, tables: tuple[str, ...]) -> bool:
        """Whether all of the raw tables can be read."""
        there = self.rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'")
        return {table.lower() for table in tables} <= {str(table).lower() for (table,) in there}

    def frame(self, query: str) -> pd.DataFrame:
        found: pd.DataFrame = self.sql.sql(query).to_arrow_table().to_pandas()
        return found

    def stream(self, query: str) -> pa.RecordBatchReader:
        """The rows of the query in batches, in its order; the database lives until they are read."""
        reader = self.sql.cursor().sql(query).to_arrow_reader(122_880)
        return pa.RecordBatchReader.from_batches(reader.schema, self._held(reader))

    def _held(self, reader: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
        """The reader's batches; while they are read, this method's frame keeps the database."""
        yield from reader


def literal(value: object) -> str:
    """A value as text in SQL."""
    return "'" + str(value).replace("'", "''") + "'"


def name(identifier: str) -> str:
    """The name of a table or column in SQL, whatever characters it has."""
    return '"' + identifier.replace('"', '""') + '"'
