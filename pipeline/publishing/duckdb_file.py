"""The release in a DuckDB file. Nobody may read such a file while it is written: a copy is, and takes its place."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.beside import sweep, written_beside
from pipeline.faults import DependencyFault, told_of_a_dependency
from pipeline.publishing import history
from pipeline.publishing.history import Release
from pipeline.publishing.names import quoted

ANEW = "anew.duckdb"


class DuckDB:
    """Tables in a schema of their own."""

    types: Mapping[pa.DataType, str] = {
        pa.string(): "VARCHAR",
        pa.int64(): "BIGINT",
        pa.float64(): "DOUBLE",
        pa.bool_(): "BOOLEAN",
        pa.date32(): "DATE",
        pa.timestamp("us"): "TIMESTAMP",
    }

    def __init__(self, connection: duckdb.DuckDBPyConnection, schema: str):
        self.connection = connection
        self.schema = schema

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self.connection.begin()
        try:
            self.run(f"CREATE SCHEMA IF NOT EXISTS {quoted(self.schema)}")
            yield
            self.connection.commit()
        except BaseException:
            self.connection.rollback()
            raise

    def run(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self.connection.execute(statement, values).fetchall()

    def place(self, relation: str) -> str:
        return f"{quoted(self.schema)}.{quoted(relation)}"

    def columns(self, relation: str) -> list[str]:
        query = (
            "SELECT column_name FROM duckdb_columns() WHERE schema_name = ? AND table_name = ? ORDER BY column_index"
        )
        return [name for (name,) in self.run(query, (self.schema, relation))]

    def insert(self, relation: str, rows: pa.Table) -> None:
        self.connection.register("rows", rows)
        self.run(f"INSERT INTO {self.place(relation)} BY NAME SELECT * FROM rows")
        self.connection.unregister("rows")

    def create_index(self, relation: str, columns: Sequence[str]) -> None:
        """It needs none: every group of rows knows the least and greatest ``run_id`` in it."""

    def replace_view(self, relation: str, query: str) -> None:
        self.run(f"CREATE OR REPLACE VIEW {self.place(relation)} AS {query}")


def deliver(path: str, release: Release, *, schema: str, keep: int) -> None:
    """Publish into a copy of the file, if there is one, and put it in its place if that changed anything.

    Who has the file open goes on reading the old one.
    """
    with told_of_a_dependency(duckdb.Error, OSError), draft_of(Path(path)) as draft:
        with closing(duckdb.connect(draft)) as connection:
            is_new = history.deliver(DuckDB(connection, schema), release, keep)
        if is_new:
            with written_beside(Path(path)) as beside:
                draft.rename(beside)


def erase(path: str, customers: Sequence[str], *, schema: str) -> int:
    """Delete the customers' rows of every release in a copy, and put what is left of it in the file's place."""
    if not Path(path).exists():
        return 0
    with told_of_a_dependency(duckdb.Error, OSError), draft_of(Path(path)) as draft:
        with closing(duckdb.connect(draft)) as connection:
            lost = history.erase(DuckDB(connection, schema), customers)
            copy_into(connection, draft.with_name(ANEW))
        with written_beside(Path(path)) as beside:
            draft.with_name(ANEW).rename(beside)
    return lost


def copy_into(connection: duckdb.DuckDBPyConnection, file: Path) -> None:
    """All tables and views in a file of their own: pages of deleted rows are not copied."""
    [(name,)] = connection.execute("SELECT current_database()").fetchall()
    own, place = name.replace('"', '""'), str(file).replace("'", "''")
    connection.execute(f"ATTACH '{place}' AS anew; COPY FROM DATABASE \"{own}\" TO anew; DETACH anew")


@contextmanager
def draft_of(path: Path) -> Iterator[Path]:
    """A copy in a folder of its own, with all that DuckDB keeps beside a file; what a kill left of one is cleared."""
    if (log := path.with_name(f"{path.name}.wal")).exists():
        raise DependencyFault(f"somebody writes to it, or was killed then: {log} lies beside; open and close it once.")
    sweep(path.parent.glob(f".{path.name}.*"))
    folder = path.with_name(f".{path.name}.draft")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield shutil.copyfile(path, folder / path.name) if path.exists() else folder / path.name
    finally:
        shutil.rmtree(folder)
