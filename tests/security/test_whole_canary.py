"""Canaries through a whole run with databases at both ends: a secret, three people, and one of them who is erased."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import psycopg
import pytest
import sqlalchemy

from tests.checkout import SMALL, Checkout
from tests.postgres import PASSWORD
from tests.security.reading import holders
from tests.security.test_canary import named, released

pytestmark = [pytest.mark.long, pytest.mark.whole]

WROTE = " Меня зовут Евлампия Канарейкина, +7 901 234-56-78, evlampia@canary.example, карта 4111 1111 1111 1111."
PERSONAL = re.compile("Евлампи|Канарейкин|901 234-56-78|evlampia@|4111 1111".encode())
SECRET = re.compile(PASSWORD.encode())
READ = (
    *("data/raw/", "data/events/events.parquet", "data/sentiment/tones.parquet"),
    "tests/",
)
"""Where texts may lie as they were written; ``tests`` is the checkout's own code."""

KEY = {"ERASURE_KEY": "a-key"}


def tables_of(server: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the release that the server holds."""
    with psycopg.connect(server) as reader:
        names = reader.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'cx'").fetchall()
        return {name: reader.execute(f'SELECT * FROM cx."{name}"'.encode()).fetchall() for (name,) in names}


@pytest.fixture(scope="module")
def raw(run: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's files but for the tickets, which are in the database."""
    folder = tmp_path_factory.mktemp("sent") / "raw"
    left_out = shutil.ignore_patterns("truth*", "tickets*")
    shutil.copytree(run.folder / "data/raw/demo", folder, ignore=left_out)
    return folder


@pytest.fixture(scope="module")
def people(run: Checkout, server: str) -> list[str]:
    """The three who write most tickets; in each they say who they are."""
    tickets = pd.read_csv(run.folder / "data/raw/demo/tickets.csv", dtype=str)
    most = tickets.customer.value_counts().index[:3]
    tickets.message += tickets.customer.isin(most).map({True: WROTE, False: ""})
    address = sqlalchemy.make_url(server).set(drivername="postgresql+psycopg")
    engine = sqlalchemy.create_engine(address)
    tickets.to_sql("tickets", engine, index=False)
    engine.dispose()
    return [one.removeprefix("C-").zfill(6) for one in most]


@pytest.fixture(scope="module")
def told(people: list[str], raw: Path, server: str, checkout: Callable[..., Checkout]) -> tuple[Checkout, str]:
    """A run of the company ``shop``, and all that it has said."""
    to = ["files", "duckdb:crm.duckdb", "sqlite:crm.db", "postgresql:CRM_URL"]
    made = checkout(**SMALL, release={"to": to})
    source = made.folder / "data/sources/shop"
    shutil.copytree(made.folder / "data/sources/demo", source)
    declared = (source / "source.yaml").read_text(encoding="utf-8")
    ticket = '  tickets: {database: CRM_URL, query: "select * from tickets"}\n'
    (source / "source.yaml").write_text(f"{declared.rstrip()}\n{ticket}", encoding="utf-8")
    done = again(made, raw, server)
    return made, done


def again(made: Checkout, raw: Path, server: str) -> str:
    """Run with these raw files; all that was said."""
    command = ("python", "-m", "pipeline", "run", "--source", "shop", "--raw", str(raw))
    done = made.attempt(*command, CRM_URL=server, **KEY)
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_nobody_is_where_they_may_not_be_and_the_erased_is_nowhere(
    told: tuple[Checkout, str], people: list[str], raw: Path, server: str
) -> None:
    """One story, as each step needs the one before."""
    made, said = told
    home, (gone, *others) = made.folder, people

    assert not SECRET.search(said.encode())
    assert holders(home, SECRET, ("tests/",)) == set()
    assert not PERSONAL.search(said.encode() + str(tables_of(server)).encode())
    assert holders(home / "data/events", PERSONAL) == {"events.parquet"}
    assert holders(home, PERSONAL, READ) == set()
    for one in people:
        assert not named(one).search(said.encode())
        assert {place.split("/")[0] for place in holders(home, named(one))} <= {"data", ".dvc", "crm.db", "crm.duckdb"}
        assert not [place for place in holders(home / "data", named(one)) if place.endswith((".html", "metrics.json"))]

    before, shown = released(home), tables_of(server)
    done = made.attempt("python", "-m", "pipeline", "erase", "--customer", gone, CRM_URL=server, **KEY)
    assert done.returncode == 0, done.stdout
    assert "table tickets: lies at CRM_URL; delete their rows there" in done.stdout
    assert not named(gone).search(done.stdout.encode())
    assert holders(home, named(gone)) == set()
    assert holders(home, SECRET, ("tests/",)) == set()
    rest = before[before.customer_id != gone].reset_index(drop=True)
    pd.testing.assert_frame_equal(released(home), rest, check_exact=True)
    kept = {name: [row for row in rows if gone not in row] for name, rows in shown.items()}
    assert {name: sorted(map(str, rows)) for name, rows in tables_of(server).items()} == {
        name: sorted(map(str, rows)) for name, rows in kept.items()
    }

    said = again(made, raw, server)
    assert not named(gone).search(said.encode())
    assert holders(home, named(gone), ("data/raw/",)) == set()
    assert gone not in set(released(home).customer_id)
    assert {*others} <= set(released(home).customer_id)
    assert not named(gone).search(str(tables_of(server)).encode())
    assert (home / "data/report/report.html").exists()
