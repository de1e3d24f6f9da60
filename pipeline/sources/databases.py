"""Queries against a company's databases as raw tables, all of one database in one snapshot."""

import json
from contextlib import ExitStack
from decimal import Decimal
from functools import singledispatch
from typing import Any

import pandas as pd
import sqlalchemy
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from pipeline.faults import DataFault, DependencyFault
from pipeline.secrets import secret
from pipeline.sources.declaration import TableFormat
from pipeline.sources.delimited import create
from pipeline.sources.files import RawTable
from pipeline.sources.scratch import Scratch, name

ROWS_AT_ONCE = 50_000

DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
"""Addresses as companies write them, by the driver that is installed."""

WAYS_IN: dict[str, dict[str, Any]] = {
    "postgresql": {
        "connect_args": {"connect_timeout": 10, "options": "-c timezone=UTC"},
        "execution_options": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
    }
}
"""How a connection is opened, by the kind of database; any other as its driver does it."""

STREAMED = {"stream_results": True, "no_parameters": True}
"""A query's rows come as they are asked for; its colons and percent signs mean themselves."""


class Databases(ExitStack):
    """The databases that tables are asked from while this is open: one read-only transaction each.

    In PostgreSQL it is REPEATABLE READ: what others change meanwhile is seen by none of its queries. Rows come by a
    cursor of the server, so that no result has to fit in memory.
    """

    def __init__(self) -> None:
        super().__init__()
        self.snapshots: dict[str, sqlalchemy.Connection] = {}

    def load(self, scratch: Scratch, table: RawTable, form: TableFormat) -> None:
        """The rows the declared query gives, every value text, so that money and large ids stay exact.

        The address stands in the environment only: it holds a password, and ``source.yaml`` is committed. Raises
        DependencyFault if the database is down, DataFault if the query does not fit it.
        """
        url = address(table, form)
        try:
            snapshot = self.snapshot(url)
            with snapshot.begin_nested():
                limit_time(snapshot, form)
                with snapshot.exec_driver_sql(form.query or "", execution_options=STREAMED) as found:
                    copy(scratch, table, found)
        except (SQLAlchemyError, ImportError) as error:
            kind = DependencyFault if is_away(error) else DataFault
            raise kind(f"{table}: {form.database}: {told(error, url)}") from error

    def snapshot(self, url: sqlalchemy.URL) -> sqlalchemy.Connection:
        """The transaction in which every query of this database is asked."""
        if (key := url.render_as_string(hide_password=False)) not in self.snapshots:
            engine = sqlalchemy.create_engine(url, **WAYS_IN.get(url.get_backend_name(), {}))
            self.callback(engine.dispose)
            self.snapshots[key] = self.enter_context(engine.connect())
        return self.snapshots[key]


def address(table: RawTable, form: TableFormat) -> sqlalchemy.URL:
    """The database's address in the environment."""
    if not (written := secret(form.database or "")):
        raise DataFault(f"{table}: the environment has no {form.database}, the database's address.")
    try:
        url = sqlalchemy.make_url(written)
    except (ArgumentError, ValueError):
        example = "postgresql://user:password@host:5432/database"
        raise DataFault(f"{table}: what {form.database} holds is no address; one is {example}.") from None
    return url.set(drivername=DRIVERS.get(url.drivername, url.drivername))


def is_away(error: Exception) -> bool:
    """Whether the database let nobody in, or was gone midway: no fault of the query."""
    return isinstance(error, DBAPIError) and (error.statement is None or error.connection_invalidated)


def limit_time(snapshot: sqlalchemy.Connection, form: TableFormat) -> None:
    """Let the database give up on a query that takes too long; others are limited by the address, if at all."""
    if snapshot.dialect.name == "postgresql":
        snapshot.exec_driver_sql(f"SET LOCAL statement_timeout = {round(form.timeout_minutes * 60_000)}")


def told(error: Exception, url: sqlalchemy.URL) -> str:
    """The first line of what went wrong, without the password, should the driver repeat it."""
    first = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
    return first.replace(url.password, "***") if url.password else first


def copy(scratch: Scratch, table: RawTable, found: sqlalchemy.CursorResult[Any]) -> None:
    """The result as a table of texts."""
    columns = list(found.keys())
    create(scratch, table, columns)
    for rows in found.partitions(ROWS_AT_ONCE):
        cells = zip(columns, zip(*rows, strict=True), strict=True)
        frame = pd.DataFrame({column: texts(table, column, values) for column, values in cells}, dtype="str")
        scratch.sql.register("rows", frame)
        scratch.sql.execute(f"INSERT INTO {name(table.name)} BY NAME SELECT * FROM rows")
        scratch.sql.unregister("rows")


def texts(table: RawTable, column: str, values: tuple[Any, ...]) -> list[str | None]:
    if any(isinstance(value, bytes | memoryview) for value in values):
        raise DataFault(f"{table}: column {column} is binary; its query must make it text or leave it out.")
    return [None if value is None else text_of(value) for value in values]


@singledispatch
def text_of(value: object) -> str:
    """A value as text that says the same: numbers in all their digits, times with their zone, the nested as JSON."""
    return str(value)


@text_of.register
def _(value: Decimal) -> str:
    return format(value, "f")


@text_of.register(dict)
@text_of.register(list)
def _(value: object) -> str:
    return json.dumps(value, default=text_of, ensure_ascii=False)
