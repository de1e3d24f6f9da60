"""Fitted models as versions in MLflow's registry."""

from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

import mlflow
import mlflow.sklearn
import pandas as pd
from mlflow import MlflowClient
from mlflow.entities.model_registry import ModelVersion
from mlflow.exceptions import MlflowException
from mlflow.models import Model, infer_signature
from mlflow.models.signature import ModelSignature
from mlflow.types import ColSpec, DataType, Schema

import features
import models
import pipeline
from pipeline.artifacts import ARTIFACTS, read_json
from pipeline.digests import sha256_of
from pipeline.loading import MANIFEST
from pipeline.tracking.packing import REGISTERED

CUSTOMERS = "customers"
"""The model of models: from profiles to the table of customers."""
SHA256 = "sha256"
ANSWERS = {"churn_model": "predict_proba"}
"""The method a loaded model answers with, where it is not ``predict``."""
LIBRARIES = ("scikit-learn", "lightgbm", "hdbscan", "pandas", "numpy", "cloudpickle")
CUSTOMERS_LIBRARIES = (
    *("scikit-learn", "lightgbm", "hdbscan", "pandas", "numpy", "joblib", "pyarrow", "duckdb", "ibis-framework"),
    *("pydantic", "fsspec", "ruamel.yaml", "sqlglot", "tqdm"),
)
"""What the project's own code imports to score."""
LOADER = "pipeline.scoring.profiles"


def log_models(client: MlflowClient, folder: Path, writes: list[str], run_id: str) -> None:
    """Log and register the models a stage wrote, as they lie in the folder; one that learned nothing is left out."""
    for artifact, path in read_json(folder / MANIFEST)["paths"].items():
        if path in writes:
            register_fitted(client, folder / f"{artifact}.joblib", {"dvc.path": path}, run_id)


def register_fitted(
    client: MlflowClient, file: Path, tags: dict[str, str], run_id: str | None = None
) -> ModelVersion | None:
    """A new version of a fitted estimator, called as its artifact; None of one that learned nothing."""
    model = ARTIFACTS[file.stem].read(file)
    if not hasattr(model, "feature_names_in_"):
        return None
    name = REGISTERED[file.stem]
    model_id = log_fitted(model, name, ANSWERS.get(file.stem, "predict"), run_id)
    return register(client, name, model_id, {SHA256: sha256_of(file), **tags}, run_id)


def log_fitted(model: Any, name: str, answer: str, run_id: str | None) -> str:
    """Store a fitted estimator with its code, beside the run that fitted it if there is one; the stored model's id."""
    info = Model.log(
        artifact_path=None,
        name=name,
        flavor=mlflow.sklearn,
        run_id=run_id,
        sk_model=model,
        signature=signature_of(model, answer),
        pyfunc_predict_fn=answer,
        serialization_format=mlflow.sklearn.SERIALIZATION_FORMAT_CLOUDPICKLE,
        pip_requirements=requirements(LIBRARIES),
        code_paths=[folder_of(models)],
    )
    return str(info.model_id)


def signature_of(model: Any, answer: str) -> ModelSignature:
    """Doubles under the names the model learned, and what it answers to a made-up row of them."""
    row = pd.DataFrame(0.0, index=[0], columns=model.feature_names_in_)
    return infer_signature(row, getattr(model, answer)(row))


def log_customers(folder: Path, types: dict[str, dict[str, str]]) -> str:
    """Store a champion's models with all code that scores profiles by them; no class of it is pickled."""
    info = Model.log(
        artifact_path=None,
        name=CUSTOMERS,
        flavor=mlflow.pyfunc,
        loader_module=LOADER,
        data_path=str(folder),
        code_paths=[folder_of(package) for package in (features, models, pipeline)],
        signature=ModelSignature(schema(types["inputs"]), schema(types["outputs"])),
        pip_requirements=requirements(CUSTOMERS_LIBRARIES),
    )
    return str(info.model_id)


def schema(types: dict[str, str]) -> Schema:
    return Schema([ColSpec(DataType[kind], name) for name, kind in types.items()])


def register(
    client: MlflowClient, name: str, model_id: str, tags: dict[str, str], run_id: str | None = None
) -> ModelVersion:
    """A new version under the name, without an alias: those are promoted."""
    try:
        client.create_registered_model(name)
    except MlflowException as error:
        if error.error_code != "RESOURCE_ALREADY_EXISTS":
            raise
    source = client.get_logged_model(model_id).artifact_location
    return client.create_model_version(name, source, run_id, tags=tags, model_id=model_id)


def newest(client: MlflowClient, name: str, sha256: str) -> ModelVersion | None:
    """The last version under the name that was made of these bytes."""
    found = client.search_model_versions(f"name = '{name}' and tags.{SHA256} = '{sha256}'")
    return max(found, key=lambda one: int(one.version), default=None)


def requirements(libraries: tuple[str, ...]) -> list[str]:
    return [f"{library}=={version(library)}" for library in libraries]


def folder_of(package: ModuleType) -> str:
    return str(Path(package.__path__[0]))
