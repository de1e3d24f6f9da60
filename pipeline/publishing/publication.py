"""A release goes to its folder of files and to every database, whatever becomes of one of them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from pipeline.artifacts import read_json
from pipeline.crashing import crash_point
from pipeline.faults import DependencyFault
from pipeline.publishing import duckdb_file, folder, postgresql, sqlite_file
from pipeline.publishing.dictionary import typed
from pipeline.publishing.history import Release
from pipeline.publishing.journal import Journal
from pipeline.publishing.meanings import TABLES
from pipeline.publishing.targets import FILES, Database

DELIVER: Mapping[str, Callable[..., None]] = {
    "duckdb": duckdb_file.deliver,
    "sqlite": sqlite_file.deliver,
    "postgresql": postgresql.deliver,
}
"""How each kind of database is published into."""


def publish(
    tables: Mapping[str, pd.DataFrame],
    dictionary: pd.DataFrame,
    source: Mapping[str, Any],
    databases: Sequence[Database],
    *,
    events: int,
    schema: str,
    keep: int,
    documents: Mapping[str, Any] = MappingProxyType({}),
) -> str:
    """Switch the files, then each database, to these tables, which carry the returned ``run_id`` everywhere.

    ``documents`` lie beside the files of the tables.

    Raises DependencyFault when all others are served, if a database is down or refuses. A rerun adds nothing where the
    release is current, and finishes the rest.
    """
    run_id = folder.prepare(tables, dictionary, source, events, documents)
    show(run_id, tables, source["name"], source["as_of"], databases, schema=schema, keep=keep)
    return run_id


def publish_again(release: Path, databases: Sequence[Database], *, schema: str, keep: int) -> str:
    """Switch files and databases back to a release that was kept; nothing in it is made anew."""
    run_id, about = folder.take_back(release), read_json(release / folder.MANIFEST)
    tables = {name: pd.read_parquet(file) for name in TABLES if (file := release / f"{name}.parquet").exists()}
    show(run_id, tables, about["source"], about["as_of"], databases, schema=schema, keep=keep)
    return run_id


def show(
    run_id: str,
    tables: Mapping[str, pd.DataFrame],
    source: str,
    as_of: str,
    databases: Sequence[Database],
    *,
    schema: str,
    keep: int,
) -> None:
    """Switch the files, then each database, to the release."""
    journal = Journal(folder.KEPT / "journal.json", run_id)
    journal.prepare([FILES, *map(str, databases)])
    folder.switch(run_id)
    journal.note(FILES, "done")
    shown = {name: typed(name, table) for name, table in tables.items()}
    release = Release(run_id=run_id, as_of=date.fromisoformat(as_of), source=source, tables=shown)
    serve(databases, release, journal, schema=schema, keep=keep)


def serve(databases: Sequence[Database], release: Release, journal: Journal, *, schema: str, keep: int) -> None:
    """Publish into each database; the faults of those that are down are told together, at the end."""
    faults = []
    for one in databases:
        try:
            DELIVER[one.kind](one.where, release, schema=schema, keep=keep)
            crash_point(f"{one} served")
            journal.note(str(one), "done")
        except DependencyFault as fault:
            journal.note(str(one), "failed")
            faults.append(f"{one}: {fault}")
    if faults:
        done = ", ".join(target for target, state in journal.targets.items() if state == "done")
        raise DependencyFault(
            "\n".join(
                [*faults, f"{release.run_id} is in: {done}. What is missing shows the release before; run again."]
            )
        )
