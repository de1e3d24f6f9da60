"""One release, many targets: each gets it, whatever becomes of another."""

from pathlib import Path

import pandas as pd
import pytest

from pipeline.artifacts import read_json
from pipeline.faults import DependencyFault
from pipeline.publishing.folder import KEPT, RELEASE
from pipeline.publishing.publication import DELIVER, publish
from pipeline.publishing.targets import KINDS, Database
from tests.pipeline.publishing.conftest import Store, tables_of

SOURCE = {"name": "shop", "as_of": "2026-07-01"}
DICTIONARY = pd.DataFrame({"column": ["visits_30d"]})
SQLITE, DUCKDB = Store("sqlite", "crm/crm.sqlite"), Store("duckdb", "crm/crm.duckdb")
BOTH = (SQLITE, DUCKDB)


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def published(mark: float) -> str:
    databases = [Database(store.kind, store.where) for store in BOTH]
    return publish(tables_of(mark), DICTIONARY, SOURCE, databases, events=9, schema="cx", keep=0)


def test_every_kind_of_database_can_be_published_into() -> None:
    assert set(DELIVER) == set(KINDS)


def test_files_and_databases_carry_the_same_run() -> None:
    run_id = published(1)
    assert {read_json(RELEASE / "manifest.json")["run_id"], RELEASE.resolve().name} == {run_id}
    for store in BOTH:
        assert store.ask("SELECT run_id, count(*) FROM {customers} GROUP BY 1") == [(run_id, 3)]
    targets = {"files": "done", SQLITE.name: "done", DUCKDB.name: "done"}
    assert read_json(KEPT / "journal.json") == {"run_id": run_id, "state": "committed", "targets": targets}


def test_a_database_that_is_down_keeps_nobody_else_from_the_release_and_a_rerun_finishes() -> None:
    first = published(1)
    Path(SQLITE.where).rename("away")
    Path(SQLITE.where).mkdir()
    with pytest.raises(DependencyFault, match=r"^sqlite:crm/crm\.sqlite: .*\n.*is in: files, duckdb:"):
        published(2)
    journal = read_json(KEPT / "journal.json")
    second = journal["run_id"]
    assert (journal["state"], journal["targets"][SQLITE.name]) == ("prepared", "failed")
    assert RELEASE.resolve().name == second != first
    assert DUCKDB.ask("SELECT DISTINCT run_id FROM {customers}") == [(second,)]
    Path(SQLITE.where).rmdir()
    Path("away").rename(SQLITE.where)
    assert SQLITE.ask("SELECT DISTINCT run_id FROM {customers}") == [(first,)]
    assert published(2) == second
    assert SQLITE.ask("SELECT DISTINCT run_id FROM {customers}") == [(second,)]
    assert read_json(KEPT / "journal.json")["state"] == "committed"
