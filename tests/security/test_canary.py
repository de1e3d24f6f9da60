"""What people wrote of themselves, a secret, and a person: after a run, where they may be, and after that nowhere.

The demo's customers sign some of their texts with name, telephone and mail. The whole way through databases, with a
secret in the environment, a card number in texts and a customer who is sent again, is ``test_whole_canary.py``.
"""

import json
import os
import re
import shutil
from pathlib import Path

import pandas as pd
import psycopg
import pytest

from pipeline.artifacts import ARTIFACTS
from pipeline.publishing.publication import DELIVER
from pipeline.stage import record_of, run_stage
from tests.checkout import Checkout
from tests.pipeline.conftest import Company
from tests.pipeline.publishing.conftest import release_of
from tests.postgres import PASSWORD
from tests.security.reading import holders

SIGNED = re.compile(rb"\+7 900 555-01-\d\d|customer\d+@example\.com")
OF_EVENTS = ("data/raw/", "data/events/events.parquet", "data/sentiment/tones.parquet")
"""Where texts lie as they were written: what is read is theirs, and they are read by the two stages before profiles."""


def named(customer: str) -> re.Pattern[bytes]:
    """The id as released, and as the demo's help desk writes it."""
    return re.compile(rf"(?<![\w.])({customer}|C-{int(customer)})(?!\w)".encode())


def released(home: Path) -> pd.DataFrame:
    return pd.read_parquet(home / "data/release/customers.parquet")


@pytest.fixture(scope="module")
def copied(run: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """The finished run in another place: here somebody is erased."""
    return run.copied(tmp_path_factory.mktemp("erased") / "project")


@pytest.fixture(scope="module")
def person(run: Checkout) -> str:
    """The customer who wrote most."""
    events = pd.read_parquet(run.folder / "data/events/events.parquet", columns=["customer_id", "text"])
    return str(events.dropna().customer_id.mode()[0])


@pytest.fixture(scope="module")
def erased(copied: Checkout, person: str) -> Checkout:
    done = copied.attempt("python", "-m", "pipeline", "erase", "--customer", person, ERASURE_KEY="a-key")
    assert done.returncode == 0, done.stdout
    assert not named(person).search(done.stdout.encode())
    return copied


def test_what_people_wrote_of_themselves_lies_where_their_events_lie_and_nowhere_else(run: Checkout) -> None:
    assert holders(run.folder / "data/events", SIGNED) == {"events.parquet"}
    assert holders(run.folder, SIGNED, (*OF_EVENTS, "tests/")) == set()


def test_the_erased_are_named_nowhere(run: Checkout, erased: Checkout, person: str) -> None:
    """In no file, no cache, no store of MLflow; in raw files also not by the bare number that some systems know."""
    assert len(holders(run.folder, named(person))) > 20
    assert holders(erased.folder, named(person)) == set()
    for file, column in (("visits", "user"), ("shipments", "recipient")):
        ids = pd.read_parquet(erased.folder / f"data/raw/demo/{file}.parquet")[column].astype(int)
        assert int(person) not in set(ids)


def test_nobody_elses_row_has_changed(run: Checkout, erased: Checkout, person: str) -> None:
    before = released(run.folder)
    others = before[before.customer_id != person].reset_index(drop=True)
    pd.testing.assert_frame_equal(released(erased.folder), others, check_exact=True)


def test_what_is_left_is_vouched_for(erased: Checkout) -> None:
    erased("python", "-m", "pipeline", "verify")


def test_the_proof_says_what_went_where_and_not_whose(erased: Checkout, person: str) -> None:
    [file] = (erased.folder / "data/erasures").iterdir()
    proof = json.loads(file.read_text(encoding="utf-8"))
    assert {"data/events/events.parquet", "data/raw/demo/orders.csv", "data/profiles/profiles.parquet"} < {
        *proof["removed"]
    }
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in proof["tombstones"])


def test_who_is_sent_again_is_dropped(
    run: Checkout, erased: Checkout, person: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(run.folder / "data/raw/demo", erased.folder / "data/raw/demo", dirs_exist_ok=True)
    monkeypatch.chdir(erased.folder)
    monkeypatch.setenv("ERASURE_KEY", "a-key")
    run_stage("events")
    assert named(person).search((erased.folder / "data/raw/demo/orders.csv").read_bytes())
    assert holders(erased.folder / "data/events", named(person)) == set()
    kept = pd.read_parquet("data/events/events.parquet")
    before = pd.read_parquet(run.folder / "data/events/events.parquet")
    pd.testing.assert_frame_equal(kept, before[before.customer_id != person].reset_index(drop=True))


def test_a_secret_of_the_environment_is_written_nowhere(
    company: Company, crm: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """One address, with its password, is both where tickets come from and where the release goes."""
    with psycopg.connect(os.environ[crm], autocommit=True) as owner:
        owner.execute("CREATE TABLE tickets AS SELECT 'ann' AS customer, '2025-07-01' AS opened")
    home = company.home / "project"
    source = home / "data/sources/shop"
    source.mkdir(parents=True)
    (home / "data/raw/shop").mkdir(parents=True)
    (source / "source.yaml").write_text(f"tables: {{tickets: {{database: {crm}, query: select * from tickets}}}}")
    (source / "tickets.sql").write_text(
        "SELECT customer AS customer_id, opened AS occurred_at, 'contact' AS kind FROM tickets"
    )
    settings = (Path(__file__).parents[2] / "params.yaml").read_text(encoding="utf-8")
    to = f"to: [files, 'postgresql:{crm}']"
    settings = re.sub(r"(?m)^source:.*$", "source: shop", settings.replace("to: [files]", to))
    (home / "params.yaml").write_text(settings, encoding="utf-8")
    monkeypatch.chdir(home)
    run_stage("events")
    DELIVER["postgresql"](crm, release_of(1), schema="cx", keep=0)
    assert record_of("events").exists()
    assert len(ARTIFACTS["events"].read_at("shop").execute()) == 1
    assert holders(company.home, re.compile(PASSWORD.encode())) == set()
    assert PASSWORD not in "".join(capfd.readouterr())
