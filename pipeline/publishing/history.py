"""Every release in a database beside those before it, and views of the current one, switched in one transaction.

For each table there is ``<table>_history`` with ``run_id`` and ``as_of`` before the table's own columns, and a view
``<table>`` of one ``run_id``, that of the only row of ``release_current``. ``releases`` has one row per release held.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import pyarrow as pa

from pipeline.publishing.meanings import TABLES
from pipeline.publishing.names import listed, quoted

CUSTOMER = "customer_id"
CURRENT = pa.schema([("run_id", pa.string()), ("as_of", pa.date32()), ("source", pa.string())])
RELEASES = CURRENT.append(pa.field("sequence", pa.int64()))


@dataclass(frozen=True)
class Release:
    """Tables that belong together; ``run_id`` is made of their content, so that the same tables have the same."""

    run_id: str
    as_of: date
    source: str
    tables: Mapping[str, pa.Table]


class Session(Protocol):
    """A connection to one kind of database; statements have ``?`` for values, which are bound."""

    types: Mapping[pa.DataType, str]

    def transaction(self) -> AbstractContextManager[Any]:
        """All of it or nothing, and nobody else publishes meanwhile."""

    def run(self, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]: ...

    def place(self, relation: str) -> str:
        """The table's or view's name as a statement has it."""

    def columns(self, relation: str) -> list[str]:
        """The columns of a table or view, none if it does not exist."""

    def insert(self, relation: str, rows: pa.Table) -> None:
        """Add the rows, by the names of their columns."""

    def create_index(self, relation: str, columns: Sequence[str]) -> None:
        """What finds the rows of one release, and of one customer in it."""

    def replace_view(self, relation: str, query: str) -> None: ...


def deliver(session: Session, release: Release, keep: int) -> bool:
    """Make the release the current one, and forget all but the last ``keep`` (0: none). Whether anything was to do.

    What makes room for it is a transaction of its own, so that the long one, that takes the rows, locks nothing that
    readers need. That one begins by reading back which release is current: it may be tried again when nobody knows
    whether it was committed.
    """
    stamped = {f"{name}_history": stamp(release, table) for name, table in release.tables.items()}
    with session.transaction():
        for relation, schema in {"releases": RELEASES, "release_current": CURRENT}.items():
            make_room(session, relation, schema)
        for relation, table in stamped.items():
            make_room(session, relation, table.schema)
            show_current(session, relation)
    with session.transaction():
        if is_new := current(session) != release.run_id:
            take(session, release, stamped)
        return forget(session, [*stamped], keep) or is_new


def take(session: Session, release: Release, stamped: Mapping[str, pa.Table]) -> None:
    """Have the views show the release, whose rows are added if they do not lie there already."""
    if not session.run(f"SELECT 1 FROM {session.place('releases')} WHERE run_id = ?", (release.run_id,)):
        for relation, table in stamped.items():
            session.insert(relation, table)
    point_at(session, release)


def stamp(release: Release, table: pa.Table) -> pa.Table:
    """The rows with the release they belong to."""
    marks = {"run_id": pa.repeat(release.run_id, len(table)), "as_of": pa.repeat(release.as_of, len(table))}
    own = {name: table[name] for name in table.column_names if name not in marks}
    return pa.table({**marks, **own})


def make_room(session: Session, relation: str, schema: pa.Schema) -> None:
    """A table with at least these columns; those that are new are empty in the rows that lie there."""
    place, there = session.place(relation), session.columns(relation)
    declared = {field.name: f"{quoted(field.name)} {session.types[field.type]}" for field in schema}
    if not there:
        session.run(f"CREATE TABLE {place} ({', '.join(declared.values())})")
        session.create_index(relation, [name for name in schema.names if name != "as_of"][:2])
        return
    for name in [name for name in declared if name not in there]:
        session.run(f"ALTER TABLE {place} ADD COLUMN {declared[name]}")


def show_current(session: Session, history: str) -> None:
    """A view of the current release's rows, made anew only when it lacks a column."""
    columns, view = session.columns(history), history.removesuffix("_history")
    if session.columns(view) != columns:
        one = f"SELECT run_id FROM {session.place('release_current')}"
        query = f"SELECT {listed(columns)} FROM {session.place(history)} WHERE run_id = ({one})"
        session.replace_view(view, query)


def current(session: Session) -> str | None:
    rows = session.run(f"SELECT run_id FROM {session.place('release_current')}")
    return rows[0][0] if rows else None


def point_at(session: Session, release: Release) -> None:
    """Let the views show the release, and put it last in the sequence: a return to an old one makes it the newest."""
    releases, one = session.place("releases"), session.place("release_current")
    session.run(f"DELETE FROM {releases} WHERE run_id = ?", (release.run_id,))
    [(last,)] = session.run(f"SELECT coalesce(max(sequence), 0) FROM {releases}")
    told = (release.run_id, release.as_of, release.source)
    session.run(f"INSERT INTO {releases} VALUES (?, ?, ?, ?)", (*told, last + 1))
    session.run(f"DELETE FROM {one}")
    session.run(f"INSERT INTO {one} VALUES (?, ?, ?)", told)


def forget(session: Session, histories: Sequence[str], keep: int) -> bool:
    """Drop the rows of all releases but the last ``keep``; whether there were any."""
    newest_first = session.run(f"SELECT run_id FROM {session.place('releases')} ORDER BY sequence DESC")
    old = newest_first[keep:] if keep else []
    for relation in [*histories, "releases"]:
        for run_id in old:
            session.run(f"DELETE FROM {session.place(relation)} WHERE run_id = ?", run_id)
    return bool(old)


def erase(session: Session, customers: Sequence[str]) -> int:
    """Delete the customers' rows of every release; how many there were."""
    marks, lost = ", ".join("?" * len(customers)), 0
    with session.transaction():
        for relation in [f"{table}_history" for table in TABLES]:
            if CUSTOMER in session.columns(relation):
                place = f"{session.place(relation)} WHERE {quoted(CUSTOMER)} IN ({marks})"
                [(found,)] = session.run(f"SELECT count(*) FROM {place}", customers)
                session.run(f"DELETE FROM {place}", customers)
                lost += int(found)
    return lost


def rows(table: pa.Table, at_once: int = 10_000) -> Iterator[tuple[Any, ...]]:
    """The table's rows as values of Python."""
    for batch in table.to_batches(max_chunksize=at_once):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
