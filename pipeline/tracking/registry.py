"""Fitted models as versions in MLflow's registry."""

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import mlflow.sklearn
import pandas as pd
from mlflow import MlflowClient
from mlflow.exceptions import MlflowException
from mlflow.models import Model, infer_signature
from mlflow.models.signature import ModelSignature

import models
from pipeline.artifacts import ARTIFACTS
from pipeline.digests import sha256_of

CHAMPION = "champion"
LIBRARIES = ("scikit-learn", "lightgbm", "hdbscan", "pandas", "numpy", "cloudpickle")


@dataclass(frozen=True)
class Registered:
    """An artifact's name in the registry, and the method its loaded form answers with."""

    name: str
    answer: str = "predict"


REGISTERED = {
    "satisfaction_model": Registered("satisfaction"),
    "segmenter": Registered("segmentation"),
    "churn_model": Registered("churn", answer="predict_proba"),
}


def signature_of(model: Any, answer: str) -> ModelSignature:
    """Doubles under the names the model learned, and what it answers to a made-up row of them."""
    row = pd.DataFrame(0.0, index=[0], columns=model.feature_names_in_)
    return infer_signature(row, getattr(model, answer)(row))


def log_model(model: Any, entry: Registered, run_id: str) -> str:
    """Store a fitted estimator with its code beside the run that fitted it; the stored model's id."""
    info = Model.log(
        artifact_path=None,
        name=entry.name,
        flavor=mlflow.sklearn,
        run_id=run_id,
        sk_model=model,
        signature=signature_of(model, entry.answer),
        pyfunc_predict_fn=entry.answer,
        serialization_format=mlflow.sklearn.SERIALIZATION_FORMAT_CLOUDPICKLE,
        pip_requirements=[f"{library}=={version(library)}" for library in LIBRARIES],
        code_paths=[str(Path(models.__file__).parent)],
    )
    return str(info.model_id)


def register(client: MlflowClient, name: str, model_id: str, run_id: str, tags: dict[str, str]) -> None:
    """A new version; the first one of a model is its champion, later ones have to be promoted."""
    try:
        client.create_registered_model(name)
    except MlflowException as error:
        if error.error_code != "RESOURCE_ALREADY_EXISTS":
            raise
    source = client.get_logged_model(model_id).artifact_location
    made = client.create_model_version(name, source, run_id, tags=tags, model_id=model_id)
    if CHAMPION not in client.get_registered_model(name).aliases:
        client.set_registered_model_alias(name, CHAMPION, made.version)


def log_models(client: MlflowClient, writes: list[str], source: str, run_id: str) -> None:
    """Log and register the models a stage wrote; one that learned nothing is left out."""
    for artifact, entry in REGISTERED.items():
        file = ARTIFACTS[artifact].at(source)
        if str(file) not in writes:
            continue
        model = ARTIFACTS[artifact].read_at(source)
        if hasattr(model, "feature_names_in_"):
            tags = {"dvc.path": str(file), "sha256": sha256_of(file)}
            register(client, entry.name, log_model(model, entry, run_id), run_id, tags)
