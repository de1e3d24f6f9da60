"""A server that is killed while it is written to shows what it showed before; the same again brings it to its end."""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from pipeline.artifacts import read_json
from pipeline.faults import DependencyFault
from pipeline.publishing import postgresql
from pipeline.publishing.folder import KEPT, RELEASE
from pipeline.publishing.publication import publish
from pipeline.publishing.targets import Database
from tests import postgres
from tests.faults.works import DICTIONARY, SOURCE
from tests.pipeline.publishing.conftest import VARIABLE, tables_of

DATABASES = [Database("postgresql", VARIABLE), Database("sqlite", "crm.sqlite")]


@pytest.fixture
def crm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[postgres.Server]:
    """A server to publish into; where none is installed its tests are skipped, in CI they fail."""
    if (programs := postgres.installed()) is None:
        pytest.fail("no PostgreSQL") if os.environ.get("CI") == "true" else pytest.skip("PostgreSQL is not installed")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(postgresql, "PAUSES", (0.1, 0.1))
    with postgres.serving(programs) as server:
        monkeypatch.setenv(VARIABLE, server.address)
        yield server


def released(mark: float) -> str:
    tables = {"customers": tables_of(mark)["customers"]}
    return publish(tables, DICTIONARY, SOURCE, DATABASES, events=9, schema="cx", keep=0)


def shown(server: postgres.Server) -> list[tuple[str, int]]:
    with psycopg.connect(server.address) as reader:
        return reader.execute("SELECT run_id, count(*) FROM cx.customers GROUP BY 1").fetchall()


def wait_until_somebody_waits(owner: psycopg.Connection[Any]) -> None:
    deadline = time.monotonic() + 30
    while not owner.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchall() and time.monotonic() < deadline:
        time.sleep(0.02)


def test_postgresql_killed_while_it_takes_a_release(crm: postgres.Server) -> None:
    first = released(1)
    with ThreadPoolExecutor() as pool, closing(psycopg.connect(crm.address)) as owner:
        owner.execute("LOCK TABLE cx.customers_history")
        second = pool.submit(released, 2)
        wait_until_somebody_waits(owner)
        crm.kill()
        with pytest.raises(DependencyFault, match=r"(?s)^postgresql:CRM_URL: .*is in: files, sqlite:crm\.sqlite\."):
            second.result()
    journal = read_json(KEPT / "journal.json")
    assert (journal["state"], journal["targets"]["postgresql:CRM_URL"]) == ("prepared", "failed")
    crm.start()
    assert shown(crm) == [(first, 3)]
    assert released(2) == RELEASE.resolve().name
    assert shown(crm) == [(RELEASE.resolve().name, 3)]
    assert read_json(KEPT / "journal.json")["state"] == "committed"
