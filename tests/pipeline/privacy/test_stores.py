"""What lies beside the results forgets the person too: the cache, MLflow's artifacts, every release in a database."""

from pathlib import Path

import pytest

from pipeline.faults import DependencyFault
from pipeline.privacy.stores import empty_cache, erase_in_database, remotes, remove_artifacts, remove_pages
from pipeline.publishing.targets import Database
from tests.pipeline.publishing.conftest import Store, crm, every_kind, release_of, store, tables_of
from tests.postgres import PASSWORD, free_port

__all__ = ["crm", "store"]

CACHE = Path(".dvc/cache/files/md5")
GONE = "00001"
ODD = "x'; DROP TABLE y; --"
RELATIONS = ("customers_history", "contacts_history", "customers", "contacts")
HELD = " UNION ALL ".join(f"SELECT '{one}', run_id, customer_id, satisfaction FROM {{{one}}}" for one in RELATIONS)
"""Every row about a customer, of the releases before and of what is shown."""


def test_the_cache_is_emptied_but_for_the_raw_files_of_other_companies(shop: Path) -> None:
    for digest in ("aa1", "bb2", "bb3", "cc4.dir"):
        (CACHE / digest[:2]).mkdir(parents=True, exist_ok=True)
        (CACHE / digest[:2] / digest[2:]).write_text('[{"md5": "bb2", "relpath": "a.csv"}]')
    Path(".dvc/cache/runs/x").mkdir(parents=True)
    for source, digest in {"shop": "aa1", "other": "cc4.dir"}.items():
        (shop / f"data/raw/{source}.dvc").write_text(f"outs:\n- md5: {digest}\n  path: {source}\n")
    assert empty_cache("shop") == 2
    assert sorted(str(file.relative_to(CACHE)) for file in CACHE.rglob("*") if file.is_file()) == ["bb/2", "cc/4.dir"]
    assert not Path(".dvc/cache/runs").exists()


def test_pages_and_what_names_the_person_go_from_the_artifacts(shop: Path) -> None:
    folder = shop / "mlartifacts/1"
    folder.mkdir(parents=True)
    for name, text in {"report.html": "quotes", "a.json": '"C-007"', "b.json": '"1007"', "model.pkl": "x"}.items():
        (folder / name).write_text(text)
    model = shop / "mlartifacts/models/m-1/artifacts/model.pkl"
    model.parent.mkdir(parents=True)
    model.write_text("tree 007")
    assert [file.name for file in remove_artifacts(shop / "mlartifacts", ["007"])] == ["a.json", "report.html"]
    assert model.exists()
    assert remove_artifacts(shop / "nowhere", ["007"]) == []


def test_pages_go_from_what_waits_for_mlflow(shop: Path) -> None:
    entry = shop / "data/spool/000001-run-k/report"
    entry.mkdir(parents=True)
    for name in ("report.html", "metrics.csv"):
        (entry / name).write_text("quotes")
    assert remove_pages(shop / "data/spool") == [entry / "report.html"]
    assert [file.name for file in entry.iterdir()] == ["metrics.csv"]
    assert remove_pages(shop / "nowhere") == []


def test_copies_elsewhere_are_named(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".dvc").mkdir()
    Path(".dvc/config").write_text("[core]\n    analytics = false\n['remote \"store\"']\n    url = s3://bucket\n")
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://user:secret@host")
    dvc, server = remotes()
    assert 'remote "store"' in dvc
    assert "secret" not in server
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "sqlite:////x/mlflow.db")
    assert len(remotes()) == 1


def erase(store: Store, *customers: str) -> int:
    return erase_in_database(Database(store.kind, store.where), customers, "cx")


@pytest.fixture
def filled(store: Store) -> Store:
    """Two releases; one of them has a customer whose id would run as a statement."""
    odd = tables_of(2)["customers"]
    odd.loc[0, "customer_id"] = ODD
    store.deliver(release_of(1))
    store.deliver(release_of(2, customers=odd))
    return store


@every_kind
def test_a_customer_goes_from_every_release_and_others_stay_as_they_were(filled: Store) -> None:
    before = filled.ask(HELD)
    others = [row for row in before if row[2] != GONE]
    assert erase(filled, GONE) == 4
    assert len(others) == len(before) - 6
    assert sorted(filled.ask(HELD)) == sorted(others)
    assert erase(filled, GONE) == 0


@every_kind
def test_tables_about_nobody_are_not_touched(filled: Store) -> None:
    segments = "SELECT * FROM {segments_history} ORDER BY run_id, segment_id"
    before = filled.ask(segments)
    erase(filled, GONE, "a", "b")
    assert filled.ask(segments) == before


@every_kind
def test_an_id_is_a_value_whatever_stands_in_it(filled: Store) -> None:
    assert erase(filled, ODD, "' OR true --") == 1
    assert ODD not in {customer for _, _, customer, _ in filled.ask(HELD)}


@pytest.mark.parametrize("store", ["sqlite", "duckdb"], indirect=True)
def test_no_page_of_a_file_keeps_the_customer(store: Store) -> None:
    people = tables_of(1)["customers"]
    people.loc[1, "customer_id"] = "CANARY-4711"
    store.deliver(release_of(1, customers=people))
    erase(store, "CANARY-4711")
    beside = [file for file in Path(store.where).parent.rglob("*") if file.is_file()]
    assert not [file for file in beside if b"CANARY-4711" in file.read_bytes()]


@every_kind
def test_the_next_release_comes_beside_those_that_were_cleaned(filled: Store) -> None:
    erase(filled, GONE)
    filled.deliver(release_of(3))
    assert filled.ask("SELECT DISTINCT run_id FROM {customers}") == [("run-3",)]
    assert len(filled.ask("SELECT * FROM {releases}")) == 3


@pytest.mark.parametrize("kind", ["sqlite", "duckdb"])
def test_a_file_that_is_not_there_holds_nobody_and_is_not_made(kind: str, tmp_path: Path) -> None:
    assert erase_in_database(Database(kind, str(tmp_path / "crm")), [GONE], "cx") == 0
    assert not list(tmp_path.iterdir())


def test_a_server_that_is_down_is_told_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRM_URL", f"postgresql://shop:{PASSWORD}@127.0.0.1:{free_port()}/crm")
    with pytest.raises(DependencyFault, match="refused") as fault:
        erase_in_database(Database("postgresql", "CRM_URL"), [GONE], "cx")
    assert PASSWORD not in str(fault.value)
