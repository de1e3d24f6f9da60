"""A company of a few files: what its raw folder and its source folder hold is written in the test."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.champion.pointer import champion_of
from pipeline.champion.versions import Version
from pipeline.sources.declaration import limits_of, read_declaration
from pipeline.sources.reading import read_log
from tests import postgres
from tests import spark as sparks
from tests.pipeline.schedule.conftest import SOURCE, copied, crown
from tests.shop import FinishedShop, finish

VISITS = "SELECT customer AS customer_id, seen AS occurred_at, 'visit' AS kind FROM visits"


@dataclass(frozen=True)
class Read:
    """What became of the company's files."""

    events: pd.DataFrame
    rejected: pd.DataFrame
    attributes: pd.DataFrame
    summary: dict[str, Any]
    as_of: str

    @property
    def reasons(self) -> list[str]:
        return self.rejected["reason"].tolist()


@dataclass(frozen=True)
class Company:
    home: Path

    @property
    def raw(self) -> Path:
        return self.home / "raw"

    @property
    def source(self) -> Path:
        return self.home / "shop"

    def file(self, name: str, content: str | bytes) -> None:
        """A raw file."""
        path = self.raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def declare(self, name: str, content: str) -> None:
        """A file of the source folder."""
        self.source.mkdir(exist_ok=True)
        (self.source / name).write_text(content, encoding="utf-8")

    def read(self, max_rejected_share: float = 1, future_hours: float = 24) -> Read:
        declaration = read_declaration(self.source)
        limits = limits_of(declaration, max_rejected_share=max_rejected_share, future_hours=future_hours)
        log = read_log(self.raw, self.source, declaration, limits)
        events, rejected = log.events.read_pandas(), log.rejected.read_pandas()
        return Read(events, rejected, log.attributes, log.summary, log.as_of.isoformat())

    def select(self, values: str, columns: str = "customer_id, occurred_at, kind") -> None:
        """One SELECT of literal rows: its raw file is there, and not read."""
        self.raw.mkdir(exist_ok=True)
        self.declare("events.sql", f"SELECT * FROM (VALUES {values}) AS given ({columns})")


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """One with a raw folder of visits and the SELECT that reads them."""
    return Company(tmp_path)


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> FinishedShop:
    return finish(tmp_path_factory.mktemp("shop"))


@pytest.fixture(scope="session")
def crowned(shop: FinishedShop, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = copied(shop.home, tmp_path_factory.mktemp("crowned") / "shop")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        crown()
    return home


@pytest.fixture
def champion(crowned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Version:
    """The champion of a copy of that shop, which is the working directory; there is no server of MLflow."""
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://127.0.0.1:9")
    monkeypatch.chdir(copied(crowned, tmp_path / "shop"))
    found = champion_of(SOURCE)
    assert found
    return found


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a running PostgreSQL; where none is installed its tests are skipped, in CI they fail."""
    if (programs := postgres.installed()) is None:
        reason = "PostgreSQL is not installed: neither the PATH nor /usr/lib/postgresql has initdb (apt: postgresql)"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    with postgres.running(programs) as address:
        yield address


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """A session of Spark; where there is none its tests are skipped, in CI they fail."""
    if reason := sparks.obstacle():
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    with sparks.running() as session:
        yield session
