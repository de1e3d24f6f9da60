"""SQLite: readers and a publisher at once, and faults that name what is wrong."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.faults import DependencyFault
from pipeline.publishing import sqlite_file
from tests.pipeline.publishing.conftest import Store, release_of


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store("sqlite", str(tmp_path / "new folder" / "crm.sqlite"))


def test_a_reader_in_the_middle_of_reading_goes_on_with_what_it_began(store: Store) -> None:
    store.deliver(release_of(1))
    with closing(sqlite3.connect(store.where)) as reader:
        reading = reader.execute("SELECT run_id FROM cx_customers")
        first = reading.fetchone()
        store.deliver(release_of(2))
        assert {first, *reading.fetchall()} == {("run-1",)}
    assert set(store.ask("SELECT run_id FROM {customers}")) == {("run-2",)}


def test_a_file_that_somebody_else_writes_to_is_a_fault_of_a_dependency(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "WAIT_SECONDS", 0.1)
    store.deliver(release_of(1))
    with closing(sqlite3.connect(store.where, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(DependencyFault, match="database is locked"):
            store.deliver(release_of(2))


def test_a_file_of_another_kind_is_not_touched(store: Store) -> None:
    file = Path(store.where)
    file.parent.mkdir()
    file.write_text("a letter " * 200)
    with pytest.raises(DependencyFault, match="not a database"):
        store.deliver(release_of(1))
    assert file.read_text() == "a letter " * 200


def test_times_are_text_that_sorts_by_time(store: Store) -> None:
    store.deliver(release_of(1))
    assert store.ask("SELECT DISTINCT typeof(as_of), as_of FROM {customers}") == [("text", "2026-07-01")]
