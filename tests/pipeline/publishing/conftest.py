"""Databases to publish into, one of each kind, and small releases that can be told apart by every row."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb
import pandas as pd
import psycopg
import pytest

from pipeline.publishing.dictionary import typed
from pipeline.publishing.history import Release
from pipeline.publishing.publication import DELIVER

KINDS = ("sqlite", "duckdb", "postgresql")
VARIABLE = "CRM_URL"
OPENED: dict[str, Callable[[str], Any]] = {
    "sqlite": lambda path: sqlite3.connect(path),
    "duckdb": lambda path: duckdb.connect(path, read_only=True),
    "postgresql": lambda variable: psycopg.connect(os.environ[variable], autocommit=True),
}


@dataclass(frozen=True)
class Store:
    """A database of one kind, as its publisher and as its readers see it."""

    kind: str
    where: str

    @property
    def name(self) -> str:
        return f"{self.kind}:{self.where}"

    def deliver(self, release: Release, keep: int = 0) -> None:
        DELIVER[self.kind](self.where, release, schema="cx", keep=keep)

    def place(self, relation: str) -> str:
        return f"cx_{relation}" if self.kind == "sqlite" else f"cx.{relation}"

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query by a reader who has just come; tables and views stand in it as ``{customers}``."""
        places = {name: self.place(name) for one in TABLES for name in (one, f"{one}_history")}
        others = {name: self.place(name) for name in ("releases", "release_current")}
        with closing(OPENED[self.kind](self.where)) as reader:
            return [tuple(row) for row in reader.execute(query.format(**places, **others)).fetchall()]


TABLES = ("customers", "segments", "contacts", "migrations")


def tables_of(mark: float, rows: int = 3) -> dict[str, pd.DataFrame]:
    """Tables whose every row says which release it is of."""
    ids = [f"{number:05}" for number in range(rows)]
    people = pd.DataFrame({"customer_id": ids, "as_of": date(2026, 7, 1), "satisfaction": mark})
    return {
        "customers": people,
        "segments": pd.DataFrame({"segment_id": ["a", "b"], "customers": [2, 1], "satisfaction": mark}),
        "contacts": people[["customer_id"]].assign(satisfaction=mark),
        "migrations": pd.DataFrame({"from": ["a"], "to": ["b"], "satisfaction": mark, "since": [date(2026, 4, 1)]}),
    }


def release_of(mark: float, rows: int = 3, **changed: pd.DataFrame) -> Release:
    tables = {**tables_of(mark, rows), **changed}
    return Release(f"run-{mark:g}", date(2026, 7, 1), "shop", {name: typed(name, one) for name, one in tables.items()})


@pytest.fixture
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """A database of the kind the test is parametrized with, empty."""
    kind = request.param
    return Store(kind, request.getfixturevalue("crm") if kind == "postgresql" else str(tmp_path / f"crm.{kind}"))


@pytest.fixture
def crm(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty database of the server; the name of the variable that holds its address."""
    name = f"crm_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as owner:
        owner.execute(f"CREATE DATABASE {name}".encode())
        monkeypatch.setenv(VARIABLE, f"{server.rpartition('/')[0]}/{name}")
        yield VARIABLE
        owner.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


every_kind = pytest.mark.parametrize("store", KINDS, indirect=True)
