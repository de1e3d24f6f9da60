"""PostgreSQL: what readers were granted stays, what is lost is tried again, what fails tells no password."""

import os
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from pipeline.faults import DependencyFault
from pipeline.publishing import postgresql
from tests.pipeline.publishing.conftest import VARIABLE, Store, release_of, tables_of
from tests.pipeline.publishing.unreliable import way
from tests.postgres import PASSWORD, free_port

OF_THE_ROWS = 2
"""The COMMIT that matters: the first is of the tables."""


@pytest.fixture
def store(crm: str) -> Store:
    return Store("postgresql", crm)


@pytest.fixture
def owner(crm: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(os.environ[crm], autocommit=True) as connection:
        yield connection


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "PAUSES", (0, 0))


@pytest.mark.parametrize("passes", [True, False], ids=["it was done", "it was not"])
def test_after_a_commit_that_nobody_answered_the_release_is_there_once(
    store: Store, passes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.deliver(release_of(1))
    direct = os.environ[VARIABLE]
    with way(direct, breaks_at=OF_THE_ROWS, passes=passes) as broken:
        monkeypatch.setenv(VARIABLE, broken)
        store.deliver(release_of(2))
    monkeypatch.setenv(VARIABLE, direct)
    assert store.ask("SELECT run_id, count(*) FROM {customers_history} GROUP BY 1 ORDER BY 1") == [
        ("run-1", 3),
        ("run-2", 3),
    ]
    assert store.ask("SELECT run_id FROM {release_current}") == [("run-2",)]


def test_a_server_that_is_down_is_a_fault_of_a_dependency(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, f"postgresql://shop:{PASSWORD}@127.0.0.1:{free_port()}/crm")
    with pytest.raises(DependencyFault, match="refused") as fault:
        Store("postgresql", VARIABLE).deliver(release_of(1))
    assert PASSWORD not in str(fault.value)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("postgresql://shop:hunter2@{server}", "password authentication failed"),
        ("postgresql://shop:hunter2@[", "CRM_URL holds is no address"),
        ("hunter2 and nothing else", "CRM_URL holds is no address"),
    ],
)
def test_an_address_that_does_not_fit_is_told_without_it(
    server: str, written: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, written.format(server=server.partition("@")[2]))
    with pytest.raises(DependencyFault, match=said) as fault:
        Store("postgresql", VARIABLE).deliver(release_of(1))
    assert "hunter2" not in str(fault.value)


def test_an_address_as_sqlalchemy_writes_it_will_do(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    direct = os.environ[VARIABLE]
    monkeypatch.setenv(VARIABLE, direct.replace("postgresql://", "postgresql+psycopg://"))
    store.deliver(release_of(1))
    monkeypatch.setenv(VARIABLE, direct)
    assert store.ask("SELECT run_id FROM {release_current}") == [("run-1",)]


def test_it_does_not_wait_for_a_lock_for_ever(
    store: Store, owner: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "LOCK_TIMEOUT", "100ms")
    store.deliver(release_of(1))
    wider = tables_of(2)["customers"].assign(tone=0.5)
    with owner.transaction():
        owner.execute("SELECT * FROM cx.customers_history")
        with pytest.raises(DependencyFault, match="lock timeout"):
            store.deliver(release_of(2, customers=wider))
    assert store.ask("SELECT run_id FROM {release_current}") == [("run-1",)]


def test_two_who_publish_wait_for_each_other(
    store: Store, owner: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "LOCK_TIMEOUT", "100ms")
    with postgresql.PostgreSQL(owner, "cx").transaction(), pytest.raises(DependencyFault, match="lock timeout"):
        store.deliver(release_of(1))


def test_what_readers_were_granted_outlives_a_new_column(store: Store, owner: psycopg.Connection[Any]) -> None:
    reader = f"reader_{os.getpid()}"
    store.deliver(release_of(1))
    owner.execute(f"CREATE ROLE {reader}".encode())
    try:
        owner.execute(f"GRANT USAGE ON SCHEMA cx TO {reader}".encode())
        owner.execute(f"GRANT SELECT ON cx.customers TO {reader}".encode())
        store.deliver(release_of(2, customers=tables_of(2)["customers"].assign(tone=0.5)))
        owner.execute(f"SET ROLE {reader}".encode())
        assert owner.execute("SELECT DISTINCT run_id, tone FROM cx.customers").fetchall() == [("run-2", 0.5)]
        owner.execute("RESET ROLE")
    finally:
        owner.execute(f"DROP OWNED BY {reader}".encode())
        owner.execute(f"DROP ROLE {reader}".encode())


def test_text_arrives_without_the_nul_that_the_database_has_no_room_for(store: Store) -> None:
    store.deliver(release_of(1, contacts=tables_of(1)["contacts"].assign(action="call\0 back")))
    assert set(store.ask("SELECT action FROM {contacts}")) == {("call back",)}
