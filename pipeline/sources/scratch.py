"""The throw-away database in which raw files become events."""

import fcntl
import os
import shutil
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

import duckdb
import pandas as pd
import pyarrow as pa

from pipeline.engine import DUCKDB, Engine
from pipeline.faults import MachineFault

UNREADABLE = "raw VARCHAR, file VARCHAR, line BIGINT, reason VARCHAR, message VARCHAR, row VARCHAR"
"""One row per line of a raw table that no reader could take."""

PREFIX = "customer-events-"

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


def held_folder(parent: Path) -> tuple[Path, int]:
    """A new folder, and the open file that locks it; one swept before it was locked is made again."""
    while True:
        folder = Path(mkdtemp(prefix=PREFIX, dir=parent))
        with suppress(FileNotFoundError):
            held = os.open(folder, os.O_RDONLY)
            fcntl.flock(held, fcntl.LOCK_EX)
            if folder.exists():
                return folder, held
            os.close(held)


def sweep(parent: Path) -> None:
    """Remove the folders whose processes are gone: the kernel lets go of a lock with its holder, however it ended."""
    for database in parent.glob(f"{PREFIX}*/{DATABASE}"):
        with suppress(OSError):
            held = os.open(database.parent, os.O_RDONLY)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(database.parent)
            finally:
                os.close(held)


def remove(folder: Path, held: int) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    os.close(held)


def is_exhausted(error: Exception) -> bool:
    """Whether memory or disk is used up, which is no fault of the data; Arrow passes on no more than DuckDB's words."""
    return any(words in str(error) for words in ("Out of Memory Error", "No space left on device"))


def literal(value: object) -> str:
    """A value as text in SQL."""
    return "'" + str(value).replace("'", "''") + "'"


def name(identifier: str) -> str:
    """The name of a table or column in SQL, whatever characters it has."""
    return '"' + identifier.replace('"', '""') + '"'
