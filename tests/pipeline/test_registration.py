"""The registry follows the champion, at once or once there is a store, and what it is given holds no customer."""

import io
import pickle
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from models.identity.register import Entry, Kind, Register
from pipeline.artifacts import ARTIFACTS
from pipeline.champion.pointer import step_back
from pipeline.champion.versions import Version
from pipeline.faults import DataFault
from pipeline.registration import APPLIED, INPUTS, OUTPUTS, bundle, follow, pending, registered, segment_ids
from pipeline.schedule.status import status
from pipeline.scoring.fitted import SCORES
from pipeline.tracking.delivery import Delivered
from pipeline.tracking.spool import entries
from tests.pipeline.schedule.conftest import SOURCE, crown
from tests.shop import FinishedShop


class Inspector(pickle.Pickler):
    """Pickles a model, and notes how many rows each table, array and list in it has."""

    def __init__(self, file: io.BytesIO):
        super().__init__(file)
        self.rows: set[int] = set()

    def persistent_id(self, one: object) -> None:
        if isinstance(one, np.ndarray):
            self.rows |= {*one.shape}
        elif isinstance(one, pd.DataFrame | pd.Series | list | tuple | dict):
            self.rows.add(len(one))


@pytest.fixture
def stored(champion: Version, tmp_path: Path) -> Path:
    """What MLflow is given of the champion."""
    folder = tmp_path / "bundle"
    bundle(champion, ARTIFACTS["segment_register"].read_at(SOURCE), folder)
    return folder


def test_what_is_given_are_the_columns_of_scores_and_what_is_taken_those_of_profiles(shop: FinishedShop) -> None:
    assert [*OUTPUTS] == [name for name in SCORES.names if name != "bucket"]
    assert {*INPUTS} <= {*shop["profiles"].columns}
    assert shop["profiles"].dtypes[[name for name, kind in INPUTS.items() if kind == "double"]].eq(float).all()


def test_no_customer_is_in_what_mlflow_is_given(stored: Path, shop: FinishedShop) -> None:
    assert {file.stem for file in stored.iterdir()} == {*APPLIED, "manifest"}
    everybody = shop["profiles"].customer_id.unique()
    anybody = re.compile(rf"(?<![\w.])({'|'.join(everybody)})(?!\w)".encode())
    assert anybody.search(pickle.dumps([*everybody]))
    counts = {len(everybody), len(shop["profiles"]), len(shop["answers"]), len(shop["asked"]), len(shop["outcomes"])}
    for name in APPLIED:
        content = io.BytesIO()
        inspector = Inspector(content)
        inspector.dump(ARTIFACTS[name].read(stored / f"{name}.joblib"))
        assert not inspector.rows & counts, name
        assert not anybody.search(content.getvalue()), name
    assert not anybody.search((stored / "manifest.json").read_bytes())


def test_a_champion_that_was_changed_since_is_not_vouched_for(champion: Version, tmp_path: Path) -> None:
    file = champion.folder / "churn_model.joblib"
    file.unlink()
    file.write_bytes(b"other")
    bundle(champion, ARTIFACTS["segment_register"].read_at(SOURCE), tmp_path / "bundle")
    with pytest.raises(DataFault, match=r"churn_model\.joblib: is not loaded: it has other bytes"):
        ARTIFACTS["churn_model"].read(tmp_path / "bundle/churn_model.joblib")


def test_the_id_of_a_kind_is_the_last_it_had() -> None:
    def entry(number: str, code: str, last_seen: str) -> Entry:
        return Entry(number, Kind(code, "neutral", "contact", -1), "2026-01-01", last_seen)

    known = Register((entry("s1", "a", "2026-02-01"), entry("s2", "a", "2026-03-01"), entry("s3", "b", "2026-01-01")))
    assert segment_ids(known) == {"a": "s2", "b": "s3"}


def named() -> list[str]:
    """All that were ever champions by the registry, the one that the alias names first."""
    with closing(sqlite3.connect("mlflow.db")) as store:
        found = store.execute(
            "SELECT value FROM model_version_tags LEFT JOIN registered_model_aliases USING (name, version) "
            "WHERE name = 'customers' AND key = 'champion' ORDER BY alias IS NULL"
        )
        return [name for (name,) in found]


def test_promotions_while_there_is_no_store_are_told_in_order_once_it_is_there(
    champion: Version, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)
    Path("mlflow.db").mkdir()
    follow(SOURCE, 1)
    ARTIFACTS["value_model"].write(None, ARTIFACTS["value_model"].at(SOURCE))
    second = crown()
    follow(SOURCE, 1)
    assert "MLflow was not told of the champion" in capsys.readouterr().err
    status(pd.Timestamp(champion.manifest["as_of"]).date())
    waiting = (
        f"MLflow:   has not been told yet of champion {champion.name}, champion {second.name}; the next run tells it"
    )
    assert waiting in capsys.readouterr().out
    assert (registered(), [one.about["expected"] for one in entries()]) == (second.name, [None, champion.name])
    step_back(SOURCE)
    Path("mlflow.db").rmdir()
    follow(SOURCE, 60)
    assert capsys.readouterr().err == ""
    assert (named(), registered(), pending()) == ([champion.name, second.name], champion.name, [])


def test_a_store_that_is_gone_is_told_again(champion: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)
    monkeypatch.setattr("pipeline.registration.deliver", lambda seconds: entries().pop().remove() or Delivered())
    Path("mlflow.db").touch()
    follow(SOURCE, 1)
    assert registered() == champion.name
    Path("mlflow.db").unlink()
    assert registered() is None
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://another:5000")
    assert registered() is None
