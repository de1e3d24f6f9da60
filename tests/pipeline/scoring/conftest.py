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
    return scoring(shop, tmp_path / "shop", monkeypatch)


@pytest.fixture(scope="session")
def own(shop: FinishedShop, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the scores of the shop's own log."""
    folder = tmp_path_factory.mktemp("own")
    with pytest.MonkeyPatch.context() as patch:
        scoring(shop, folder / "shop", patch)(str(folder / "scores"))
    return folder / "scores"


def scoring(shop: FinishedShop, home: Path, patch: pytest.MonkeyPatch) -> Scored:
    """Scores by the shop's models, from a folder that becomes the working directory."""
    yaml = YAML()
    home.mkdir()
    (home / "data").symlink_to(shop.home / "data")
    patch.chdir(home)

    def run(to: str, events: str = "data/events/events.parquet", as_of: date = AS_OF, **params: object) -> pd.DataFrame:
        settings = yaml.load(shop.home / "params.yaml")
        settings["engine"] = params.get("engine", "duckdb")
        settings["profiles"]["rows_at_once"] = params.get("rows_at_once", 5_000_000)
        yaml.dump(settings, Path("params.yaml"))
        score(events, as_of, to)
        return read(to)

    return run


def read(scores: Path | str) -> pd.DataFrame:
    """In the order of customers."""
    return pd.read_parquet(scores).sort_values("customer_id", ignore_index=True)
