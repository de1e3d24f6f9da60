"""The release in a SQLite file: who reads it meanwhile sees the state before (WAL)."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.faults import told_of_a_dependency
from pipeline.publishing import history
from pipeline.publishing.history import Release
from pipeline.publishing.names import listed, quoted

WAIT_SECONDS = 30
"""For another writer."""

STORED: Mapping[pa.DataType, pa.DataType] = {pa.date32(): pa.string(), pa.timestamp("us"): pa.string()}
"""SQLite has no times: they become text as ISO 8601 has it, which sorts by time."""


class SQLite:
    """Tables named ``<prefix>_<table>``."""

    types: Mapping[pa.DataType, str] = {
        pa.string(): "TEXT",
        pa.int64(): "INTEGER",
        pa.float64(): "REAL",
        pa.bool_(): "BOOLEAN",
        pa.date32(): "DATE",
        pa.timestamp("us"): "TIMESTAMP",
    }

    def __init__(self, connection: sqlite3.Connection, prefix: str):
        self.connection = connection
        self.prefix = prefix

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN IMMEDIATE")
        with self.connection:
            yield

    def run(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        bound = [value.isoformat() if isinstance(value, date) else value for value in values]
        return self.connection.execute(statement, bound).fetchall()

    def place(self, relation: str) -> str:
        return quoted(f"{self.prefix}_{relation}")

    def columns(self, relation: str) -> list[str]:
        return [name for (name,) in self.run("SELECT name FROM pragma_table_info(?)", (f"{self.prefix}_{relation}",))]

    def insert(self, relation: str, rows: pa.Table) -> None:
        stored = rows.cast(pa.schema([(field.name, STORED.get(field.type, field.type)) for field in rows.schema]))
        marks = ", ".join("?" * len(rows.column_names))
        statement = f"INSERT INTO {self.place(relation)} ({listed(rows.column_names)}) VALUES ({marks})"
        self.connection.executemany(statement, history.rows(stored))

    def create_index(self, relation: str, columns: Sequence[str]) -> None:
        self.run(f"CREATE INDEX {self.place(f'{relation}_key')} ON {self.place(relation)} ({listed(columns)})")

    def replace_view(self, relation: str, query: str) -> None:
        self.run(f"DROP VIEW IF EXISTS {self.place(relation)}")
        self.run(f"CREATE VIEW {self.place(relation)} AS {query}")


def deliver(path: str, release: Release, *, schema: str, keep: int) -> None:
    """Publish into the file, which is made if it does not exist; ``schema`` begins the names of its tables."""
    with told_of_a_dependency(sqlite3.Error, OSError):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        with closing(opened(path)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            history.deliver(SQLite(connection, schema), release, keep)


def erase(path: str, customers: Sequence[str], *, schema: str) -> int:
    """Delete the customers' rows of every release, and write the file anew so that no page of it keeps them."""
    if not Path(path).exists():
        return 0
    with told_of_a_dependency(sqlite3.Error, OSError), closing(opened(path)) as connection:
        lost = history.erase(SQLite(connection, schema), customers)
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return lost


def opened(path: str) -> sqlite3.Connection:
    """Without transactions that begin by themselves."""
    return sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
