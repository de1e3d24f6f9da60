"""Profiles of many small logs from one query: writing it takes longer than running it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa

from features.catalogue import CATALOGUE
from features.past import MOMENT
from features.profiles import build_profiles
from tests.features.oracle.logs import arrow, unbound
from tests.features.oracle.past import Event

MOMENTS = ibis.table({"customer_id": "string", "as_of": "timestamp(6)"}, name="moments")
"""A table of moments to take profiles at, as ``moments=`` brings it."""

Profiles = Callable[..., pa.Table]


@contextmanager
def profiles_at(moments: date | ir.Table) -> Iterator[Profiles]:
    """Gives the profiles of a log, and of the moments in an Arrow table, as an Arrow table."""
    query = str(ibis.to_sql(build_profiles(unbound("log"), moments, CATALOGUE), "duckdb"))
    with duckdb.connect(config={"threads": 1}) as con:

        def found(log: Sequence[Event], **tables: pa.Table) -> pa.Table:
            for name, table in {"log": arrow(log), **tables}.items():
                con.register(name, table)
            return con.sql(query).to_arrow_table()

        yield found


def without(table: pa.Table, *customers: str) -> pa.Table:
    return table.filter(pa.compute.invert(pa.compute.is_in(table["customer_id"], pa.array(customers))))


def figures(table: pa.Table) -> dict[str, list[float | None]]:
    """The columns of a profile, without whose and when."""
    found: dict[str, list[float | None]] = table.drop_columns([*MOMENT]).to_pydict()
    return found
