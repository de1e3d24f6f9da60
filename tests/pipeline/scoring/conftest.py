"""The verb ``score`` on what the small shop's run left, with parameters of its own."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from ruamel.yaml import YAML

from pipeline.scoring.job import score
from tests.shop import FinishedShop

AS_OF = date(2026, 7, 1)

Scored = Callable[..., pd.DataFrame]


@pytest.fixture
def scored(shop: FinishedShop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scored:
    """Scores of a log, the shop's own if none is named, in the order of customers."""
    yaml, home = YAML(), tmp_path / "shop"
    home.mkdir()
    (home / "data").symlink_to(shop.home / "data")
    monkeypatch.chdir(home)

    def run(to: str, events: str = "data/events/events.parquet", as_of: date = AS_OF, **params: object) -> pd.DataFrame:
        settings = yaml.load(shop.home / "params.yaml")
        settings["engine"] = params.get("engine", "duckdb")
        settings["profiles"]["rows_at_once"] = params.get("rows_at_once", 5_000_000)
        yaml.dump(settings, Path("params.yaml"))
        score(events, as_of, to)
        return pd.read_parquet(to).sort_values("customer_id", ignore_index=True)

    return run
