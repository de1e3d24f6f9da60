"""A query against a database of the company as a raw table."""

import os
from collections.abc import Sequence
from typing import Any

import pandas as pd

from pipeline.faults import DataFault
from pipeline.sources.declaration import TableFormat
from pipeline.sources.delimited import create
from pipeline.sources.files import RawTable
from pipeline.sources.scratch import Scratch, name

ROWS_AT_ONCE = 50_000


def load_query(scratch: Scratch, table: RawTable, form: TableFormat) -> None:
    """The rows the declared query gives, every value text, so that money and large ids stay exact.

    The address stands in the environment only: it holds a password, and ``source.yaml`` is committed.
    """
    import sqlalchemy

    if not (address := os.environ.get(form.database or "")):
        raise DataFault(f"{table}: the environment has no {form.database}, the database's address.")
    try:
        with sqlalchemy.create_engine(address).connect() as database:
            found = database.execution_options(stream_results=True).execute(sqlalchemy.text(form.query or ""))
            columns = list(found.keys())
            create(scratch, table, columns)
            for rows in found.partitions(ROWS_AT_ONCE):
                append(scratch, table, columns, rows)
    except (sqlalchemy.exc.SQLAlchemyError, ImportError) as error:
        raise DataFault(f"{table}: {type(error).__name__} from the database {form.database}.") from error


def append(scratch: Scratch, table: RawTable, columns: list[str], rows: Sequence[Sequence[Any]]) -> None:
    texts = [[None if value is None else str(value) for value in row] for row in rows]
    scratch.sql.register("rows", pd.DataFrame(texts, columns=columns, dtype="str"))
    scratch.sql.execute(f"INSERT INTO {name(table.name)} BY NAME SELECT * FROM rows")
    scratch.sql.unregister("rows")
