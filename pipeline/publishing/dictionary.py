"""The released tables as their readers take them: each column explained, and of the same type in every release."""

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.publishing.meanings import TABLES, Kind

ARROW: Mapping[Kind, pa.DataType] = {
    "text": pa.string(),
    "count": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
}

UNDECLARED = (
    (pa.types.is_boolean, pa.bool_()),
    (pa.types.is_integer, pa.float64()),
    (pa.types.is_floating, pa.float64()),
    (pa.types.is_decimal, pa.float64()),
    (pa.types.is_date, pa.date32()),
    (pa.types.is_timestamp, pa.timestamp("us")),
)
"""Types of columns without a meaning of their own; whole numbers too are numbers, for a gap would make them such."""


def explained(tables: Mapping[str, pd.DataFrame], profiles: pd.DataFrame) -> pd.DataFrame:
    """One row per column of the tables, then one per column of the profiles, of which reasons and rules speak."""
    own = [{"table": name, **described(name, column)} for name, table in tables.items() for column in table.columns]
    return pd.concat([pd.DataFrame(own), profiles.assign(table="profiles")], ignore_index=True)


def described(table: str, column: str) -> dict[str, str]:
    known = TABLES[table].get(column)
    return {"column": column} | ({"en": known.en, "ru": known.ru, "unit": known.kind} if known else {})


def typed(name: str, table: pd.DataFrame) -> pa.Table:
    """The table with types that are the same in every release, NaN as null, texts without NUL.

    A column without any value has no type of its own, and a count with gaps looks like a number: in a history all
    releases must agree.
    """
    found = pa.Table.from_pandas(table, preserve_index=False).replace_schema_metadata(None)
    found = found.cast(pa.schema([(field.name, type_of(name, field)) for field in found.schema]))
    return pa.table({field.name: without_nul(found[field.name]) for field in found.schema})


def type_of(table: str, field: pa.Field) -> pa.DataType:
    if declared := TABLES[table].get(field.name):
        return ARROW[declared.kind]
    return next((arrow for is_it, arrow in UNDECLARED if is_it(field.type)), pa.string())


def without_nul(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """PostgreSQL has no room for it."""
    return pc.replace_substring(column, "\0", "") if pa.types.is_string(column.type) else column
