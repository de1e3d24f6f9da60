"""DuckDB: the file is replaced whole, or not at all."""

from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from pipeline.faults import DependencyFault
from tests.pipeline.publishing.conftest import Store, release_of


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store("duckdb", str(tmp_path / "crm.duckdb"))


def folder(store: Store) -> list[str]:
    return [file.name for file in Path(store.where).parent.iterdir()]


def test_who_has_the_file_open_goes_on_reading_the_old_one(store: Store) -> None:
    store.deliver(release_of(1))
    with closing(duckdb.connect(store.where, read_only=True)) as reader:
        store.deliver(release_of(2))
        assert reader.execute("SELECT DISTINCT run_id FROM cx.customers").fetchall() == [("run-1",)]
    assert store.ask("SELECT DISTINCT run_id FROM {customers}") == [("run-2",)]


def test_nothing_new_leaves_the_file_alone(store: Store) -> None:
    store.deliver(release_of(1))
    before = Path(store.where).stat()
    store.deliver(release_of(1))
    assert Path(store.where).stat().st_ino == before.st_ino
    assert folder(store) == ["crm.duckdb"]


def test_what_a_killed_publish_left_beside_is_cleared_away(store: Store) -> None:
    draft = Path(store.where).with_name(".crm.duckdb.draft")
    draft.mkdir()
    (draft / "crm.duckdb").write_text("half")
    (draft / "crm.duckdb.wal").write_text("half")
    Path(store.where).with_name(".crm.duckdb.7").write_text("whole, and not yet in its place")
    store.deliver(release_of(1))
    assert folder(store) == ["crm.duckdb"]
    assert store.ask("SELECT count(*) FROM {customers}") == [(3,)]


def test_what_somebody_wrote_and_has_not_put_away_is_not_lost(store: Store) -> None:
    store.deliver(release_of(1))
    Path(f"{store.where}.wal").write_bytes(b"theirs")
    with pytest.raises(DependencyFault, match=r"crm\.duckdb\.wal lies beside"):
        store.deliver(release_of(2))


def test_what_else_is_in_the_file_stays(store: Store) -> None:
    with closing(duckdb.connect(store.where)) as owner:
        owner.execute("CREATE TABLE theirs AS SELECT 7 AS number")
    store.deliver(release_of(1))
    assert store.ask("SELECT number FROM theirs") == [(7,)]


def test_a_file_of_another_kind_is_not_touched(store: Store) -> None:
    Path(store.where).write_text("a letter")
    with pytest.raises(DependencyFault, match=r"not a valid DuckDB database"):
        store.deliver(release_of(1))
    assert Path(store.where).read_text() == "a letter"
    assert folder(store) == ["crm.duckdb"]
