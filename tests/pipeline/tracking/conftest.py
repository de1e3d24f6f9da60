"""A project with three stages behind it and a store that is ready: migrating a fresh one takes seconds."""

import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import mlflow
import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import LinearRegression, LogisticRegression

from pipeline.artifacts import ARTIFACTS, write_json
from pipeline.digests import sha256_of
from pipeline.stage import record_of
from pipeline.tracking.delivery import Delivered
from pipeline.tracking.packing import pack
from pipeline.tracking.records import Record
from pipeline.tracking.replay import replay
from pipeline.tracking.store import quiet

FEATURES = ["contacts_30d", "days_since_purchase"]


def log(records: list[Record], source: str = "demo") -> Delivered:
    """What a run does, in this process."""
    return replay(pack(records, source))


def write(artifact: str, value: object) -> str:
    """The path at which the demo's artifact now stands."""
    path = ARTIFACTS[artifact].at("demo")
    ARTIFACTS[artifact].write(value, path)
    return str(path)


def noted(record: Record) -> Record:
    """The record with the digests of what lies there, as the stage would leave it behind."""
    told = replace(record, sha256={path: sha256_of(Path(path)) for path in record.writes})
    write_json(asdict(told), record_of(record.stage))
    return told


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with all of MLflow's tables and nothing in them."""
    file = tmp_path_factory.mktemp("store") / "mlflow.db"
    with quiet():
        mlflow.MlflowClient(f"sqlite:///{file}").search_experiments()
    return file


@pytest.fixture
def project(migrated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty working directory with its store."""
    shutil.copy(migrated, tmp_path / "mlflow.db")
    monkeypatch.chdir(tmp_path)
    for name in ("MLFLOW_TRACKING_URI", "DVC_ROOT", "DVC_EXP_NAME", "DVC_EXP_BASELINE_REV"):
        monkeypatch.delenv(name, raising=False)
    yield tmp_path
    mlflow.set_tracking_uri("")


@pytest.fixture
def client(project: Path) -> mlflow.MlflowClient:
    return mlflow.MlflowClient(f"sqlite:///{project / 'mlflow.db'}")


@pytest.fixture
def records(project: Path) -> list[Record]:
    """What profiles, satisfaction and churn would leave behind: real tables, models and records."""
    rng = np.random.default_rng(0)
    table = pd.DataFrame(rng.normal(size=(60, 2)), columns=FEATURES)
    table.insert(0, "customer_id", [f"CANARY-{number}" for number in range(60)])
    X, answers = table[FEATURES], 50 + 20 * table["contacts_30d"]
    profiles = write("profiles", table)
    satisfaction = [write("satisfaction_model", LinearRegression().fit(X, answers))]
    churn = [write("churn_model", LogisticRegression().fit(X, answers > 50))]
    churn += [write("roc", pd.DataFrame({"fpr": [0, 1], "tpr": [0, 1]})), write("churn", table)]
    found = [
        Record("profiles", 100.0, 110.5, {"source": "demo", "dates": 13}, {"customers": 60}, [], [profiles]),
        Record("satisfaction", 111.0, 120.0, {"source": "demo"}, {"r2": 0.3}, [profiles], satisfaction),
        Record("churn", 121.0, 130.0, {"source": "demo", "C": 0.05}, {"auc": 0.8, "best": "rules"}, [profiles], churn),
    ]
    return [noted(record) for record in found]
