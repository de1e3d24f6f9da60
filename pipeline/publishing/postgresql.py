"""The release in a PostgreSQL database: rows come by COPY, and who reads sees one release or the next."""

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
import pyarrow as pa
from psycopg.conninfo import conninfo_to_dict

from pipeline.faults import DependencyFault
from pipeline.publishing import history
from pipeline.publishing.history import Release
from pipeline.publishing.names import listed, quoted
from pipeline.secrets import secret

LOCK_TIMEOUT = "30s"
"""How long it waits for another who publishes, or for a reader who holds a table that gets a new column."""

CONNECT_SECONDS = 10
PAUSES = (1, 3)
"""Seconds before it is tried again, when the connection was lost."""

DRIVER = re.compile(r"^postgres(ql)?(\+\w+)?://")
"""Addresses as SQLAlchemy writes them name a driver too."""


class PostgreSQL:
    """Tables in a schema of their own, which is made if it does not exist."""

    types: Mapping[pa.DataType, str] = {
        pa.string(): "text",
        pa.int64(): "bigint",
        pa.float64(): "double precision",
        pa.bool_(): "boolean",
        pa.date32(): "date",
        pa.timestamp("us"): "timestamp",
    }

    def __init__(self, connection: psycopg.Connection[Any], schema: str):
        self.connection = connection
        self.schema = schema

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self.connection.transaction():
            self.run("SELECT set_config('lock_timeout', ?, true)", (LOCK_TIMEOUT,))
            self.run("SELECT pg_advisory_xact_lock(hashtext(?))", (f"release to {self.schema}",))
            if not self.run("SELECT 1 FROM pg_namespace WHERE nspname = ?", (self.schema,)):
                self.run(f"CREATE SCHEMA {quoted(self.schema)}")
            yield

    def run(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        # encoded: of text, the driver's types accept only what stands in the code
        done = self.connection.execute(statement.replace("?", "%s").encode(), values)
        return done.fetchall() if done.description else []

    def place(self, relation: str) -> str:
        return f"{quoted(self.schema)}.{quoted(relation)}"

    def columns(self, relation: str) -> list[str]:
        query = "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(?) AND attnum > 0 AND NOT attisdropped"
        return [name for (name,) in self.run(f"{query} ORDER BY attnum", (self.place(relation),))]

    def insert(self, relation: str, rows: pa.Table) -> None:
        statement = f"COPY {self.place(relation)} ({listed(rows.column_names)}) FROM STDIN"
        with self.connection.cursor() as cursor, cursor.copy(statement.encode()) as copy:
            for row in history.rows(rows):
                copy.write_row(row)

    def create_index(self, relation: str, columns: Sequence[str]) -> None:
        self.run(f"CREATE INDEX {quoted(f'{relation}_key')} ON {self.place(relation)} ({listed(columns)})")

    def replace_view(self, relation: str, query: str) -> None:
        """In place: a new view would lose the grants of the old one."""
        self.run(f"CREATE OR REPLACE VIEW {self.place(relation)} AS {query}")


def deliver(variable: str, release: Release, *, schema: str, keep: int) -> None:
    """Publish into the database whose address the environment variable holds.

    A connection that is lost, be it in COMMIT, is made anew: what is tried again first reads back what is there.
    """
    way_in = address(variable)
    for pause in (*PAUSES, None):
        try:
            with psycopg.connect(**way_in, autocommit=True) as connection:
                history.deliver(PostgreSQL(connection, schema), release, keep)
            return
        except psycopg.Error as error:
            if pause is None or not is_lost(error):
                raise DependencyFault(told(error, str(way_in.get("password") or ""))) from None
            time.sleep(pause)


def erase(variable: str, customers: Sequence[str], *, schema: str) -> int:
    """Delete the customers' rows of every release; the server's own VACUUM frees their pages."""
    way_in = address(variable)
    try:
        with psycopg.connect(**way_in, autocommit=True) as connection:
            return history.erase(PostgreSQL(connection, schema), customers)
    except psycopg.Error as error:
        raise DependencyFault(told(error, str(way_in.get("password") or ""))) from None


def address(variable: str) -> dict[str, Any]:
    """What to connect with, the way SQLAlchemy writes it or libpq; nothing in it is ever repeated."""
    try:
        written = conninfo_to_dict(DRIVER.sub("postgresql://", secret(variable) or ""))
    except psycopg.ProgrammingError:
        example = "postgresql://user:password@host:5432/database"
        raise DependencyFault(f"what {variable} holds is no address; one is {example}.") from None
    return {"connect_timeout": CONNECT_SECONDS, **written}


def is_lost(error: psycopg.Error) -> bool:
    """Whether the connection is: the server says nothing any more, or that it shuts down. Else it refused something."""
    return isinstance(error, psycopg.OperationalError) and (error.sqlstate or "57P").startswith(("08", "57P"))


def told(error: psycopg.Error, password: str) -> str:
    """The first line of what went wrong, without the password, should the driver repeat it."""
    first = (error.diag.message_primary or str(error)).strip().partition("\n")[0]
    return first.replace(password, "***") if password else first
