"""The throw-away database in which raw files become events."""

import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa

from pipeline.engine import DUCKDB, Engine
from pipeline.faults import MachineFault, is_exhausted
from pipeline.spill import held_folder, remove, sweep

UNREADABLE = "raw VARCHAR, file VARCHAR, line BIGINT, reason VARCHAR, message VARCHAR, row VARCHAR"
"""One row per line of a raw table that no reader could take."""

DATABASE = "scratch.duckdb"

ROWS_AT_ONCE = 122_880


class Scratch:
    """A DuckDB in a temporary folder: no table has to fit in memory, nothing outlives the run.

    The folder is locked while its process lives; what a killed one left is swept by the next.
    """

    def __init__(self, engine: Engine = DUCKDB) -> None:
        self.engine = engine
        engine.spill_folder.mkdir(parents=True, exist_ok=True)
        sweep(engine.spill_folder)
        self.folder, held = held_folder(engine.spill_folder)
        weakref.finalize(self, remove, self.folder, held)
        self.sql = duckdb.connect(self.folder / DATABASE, config={"autoinstall_known_extensions": "false"})
        self.sql.execute(f"SET temp_directory = {literal(self.folder / 'spilled')}")
        self.sql.execute(f"SET memory_limit = {literal(engine.memory_limit)}; SET TimeZone = 'UTC'")
        self.sql.execute("CREATE SCHEMA judged; CREATE SCHEMA repeated; CREATE SCHEMA taken")
        self.sql.execute(f"CREATE TABLE judged.unreadable ({UNREADABLE})")

    def lock(self, *folders: Path | str) -> None:
        """From here on SQL reads files of these folders and its own only and changes no setting."""
        self.sql.execute(f"SET allowed_directories = [{', '.join(map(literal, (*folders, self.folder)))}]")
        self.sql.execute("SET enable_external_access = false; SET lock_configuration = true")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing; row ids stay the same within."""
        self.sql.begin()
        try:
            yield
        except BaseException:
            self.sql.rollback()
            raise
        self.sql.commit()

    @contextmanager
    def within_limits(self) -> Iterator[None]:
        """Says what to do where memory or disk did not do."""
        try:
            yield
        except (duckdb.Error, OSError) as error:
            if not is_exhausted(error):
                raise
            raise MachineFault(
                f"memory_limit {self.engine.memory_limit} and the disk of {self.engine.spill_folder} did not do: "
                f"{str(error).splitlines()[0]} A higher 'memory_limit', or a folder with more room under 'spill_to', "
                "in params.yaml helps."
            ) from error

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

    def stream(self, *queries: str) -> pa.RecordBatchReader:
        """The rows of each query in batches, one query after the other; the database lives until they are read."""
        schema = self.sql.cursor().sql(f"SELECT * FROM ({queries[0]}) LIMIT 0").to_arrow_reader().schema
        return pa.RecordBatchReader.from_batches(schema, self._batches(queries))

    def _batches(self, queries: Iterable[str]) -> Iterator[pa.RecordBatch]:
        """While they are read, this method's frame keeps the database."""
        with self.within_limits():
            for query in queries:
                yield from self.sql.cursor().sql(query).to_arrow_reader(ROWS_AT_ONCE)


def literal(value: object) -> str:
    """A value as text in SQL."""
    return "'" + str(value).replace("'", "''") + "'"


def name(identifier: str) -> str:
    """The name of a table or column in SQL, whatever characters it has."""
    return '"' + identifier.replace('"', '""') + '"'
