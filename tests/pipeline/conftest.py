"""A company of a few files: what its raw folder and its source folder hold is written in the test."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.sources.declaration import limits_of, read_declaration
from pipeline.sources.reading import read_log

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
