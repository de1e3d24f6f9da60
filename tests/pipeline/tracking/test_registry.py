"""Models in the registry load elsewhere and answer as the ones that were fitted."""

from dataclasses import replace
from pathlib import Path

import mlflow
import numpy as np
import pandas as pd

from pipeline.artifacts import ARTIFACTS
from pipeline.digests import sha256_of
from pipeline.tracking.packing import REGISTERED
from pipeline.tracking.records import Record
from pipeline.tracking.registry import newest
from tests.pipeline.tracking.conftest import log, noted

ROW = pd.DataFrame({"contacts_30d": [1.5], "days_since_purchase": [-0.5]})


def test_registered_artifacts_exist_and_are_fitted_estimators() -> None:
    assert all(ARTIFACTS[artifact].path.endswith(".joblib") for artifact in REGISTERED)


def test_models_are_versions_whose_digest_is_the_files(records: list[Record], client: mlflow.MlflowClient) -> None:
    log(records)
    assert {model.name for model in client.search_registered_models()} == {"satisfaction", "churn"}
    [version] = client.search_model_versions("name = 'churn'")
    assert version.tags["sha256"] == sha256_of(Path("data/churn/model.joblib"))
    assert newest(client, "churn", version.tags["sha256"]).version == version.version


def test_loaded_models_predict_as_the_fitted_ones(records: list[Record]) -> None:
    log(records)
    churn = mlflow.pyfunc.load_model("models:/churn/1")
    satisfaction = mlflow.pyfunc.load_model("models:/satisfaction/1")
    assert np.array_equal(churn.predict(ROW), ARTIFACTS["churn_model"].read_at("demo").predict_proba(ROW))
    assert np.array_equal(satisfaction.predict(ROW), ARTIFACTS["satisfaction_model"].read_at("demo").predict(ROW))
    assert [(column.name, str(column.type)) for column in churn.metadata.signature.inputs] == [
        (name, "DataType.double") for name in ROW.columns
    ]


def test_a_version_brings_the_code_it_needs_elsewhere(records: list[Record], tmp_path: Path) -> None:
    log(records[2:])
    stored = Path(mlflow.artifacts.download_artifacts("models:/churn/1", dst_path=str(tmp_path / "elsewhere")))
    assert (stored / "code" / "models" / "__init__.py").exists()
    assert "scikit-learn==" in (stored / "requirements.txt").read_text()


def test_what_runs_register_is_nobodys_champion(records: list[Record], client: mlflow.MlflowClient) -> None:
    log(records[2:])
    log([replace(records[2], started_at=0.0)])
    assert len(client.search_model_versions("name = 'churn'")) == 2
    assert client.get_registered_model("churn").aliases == {}


def test_a_model_that_learned_nothing_is_not_registered(records: list[Record], client: mlflow.MlflowClient) -> None:
    ARTIFACTS["churn_model"].write(None, ARTIFACTS["churn_model"].at("demo"))
    log([noted(records[2])])
    assert client.search_registered_models() == []
