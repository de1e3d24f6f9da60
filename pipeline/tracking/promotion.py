"""A champion in MLflow's registry: satisfaction, segmentation and churn promoted together by one move of one alias."""

from typing import Any

from mlflow import MlflowClient
from mlflow.entities.model_registry import ModelVersion
from mlflow.exceptions import MlflowException

from pipeline.digests import sha256_of
from pipeline.tracking.packing import REGISTERED
from pipeline.tracking.registry import CUSTOMERS, SHA256, log_customers, newest, register, register_fitted
from pipeline.tracking.spool import Entry
from pipeline.tracking.store import Store

ALIAS = "champion"
MODELS = "models"
"""The folder of an entry with the fitted models and their manifest: what the model of models is made of."""


class Refused(Exception):
    """Somebody else moved the alias since this project last did."""


def promote(store: Store, entry: Entry) -> bool:
    """Let the alias name the entry's champion if it names the one expected; raises Refused if not.

    The alias of the model ``customers`` is what decides: versions of the three models stand in its tags, and their
    own aliases follow. A kill between the moves is made good by doing it again.
    """
    client, about = store.client, entry.about
    compare(client, about)
    bundle = bundle_of(client, entry)
    client.set_registered_model_alias(CUSTOMERS, ALIAS, bundle.version)
    for name in REGISTERED.values():
        follow(client, name, bundle.tags.get(name))
    compare(client, {**about, "expected": about["champion"]})
    return True


def compare(client: MlflowClient, about: dict[str, Any]) -> None:
    """An alias that is not there was never set, or taken away by somebody who wants it set anew."""
    current = aliased(client, CUSTOMERS)
    named = current and current.tags.get(ALIAS)
    if named not in (None, about["champion"], about["expected"]):
        raise Refused(
            f"{CUSTOMERS}@{ALIAS} names {named}, which this project did not put there: {about['champion']} was to "
            f"follow {about['expected'] or 'nobody'}. Delete the alias in MLflow to have it set at the next run."
        )


def aliased(client: MlflowClient, name: str) -> ModelVersion | None:
    try:
        return client.get_model_version_by_alias(name, ALIAS)
    except MlflowException as error:
        if error.error_code not in ("RESOURCE_DOES_NOT_EXIST", "INVALID_PARAMETER_VALUE"):
            raise
        return None


def bundle_of(client: MlflowClient, entry: Entry) -> ModelVersion:
    """The champion's version of ``customers``, made if it is not there; its tags name all it consists of."""
    about, digest = entry.about, sha256_of(entry.folder / MODELS)
    if found := newest(client, CUSTOMERS, digest):
        return found
    parts = {name: part(client, entry, artifact) for artifact, name in REGISTERED.items()}
    versions = {name: str(one.version) for name, one in parts.items() if one}
    tags = {ALIAS: about["champion"], SHA256: digest, "source": about["source"], "as_of": about["as_of"], **versions}
    return register(client, CUSTOMERS, log_customers(entry.folder / MODELS, about["types"]), tags)


def part(client: MlflowClient, entry: Entry, artifact: str) -> ModelVersion | None:
    """The version of one of its models that a run registered, else a new one of the same bytes."""
    file = entry.folder / MODELS / f"{artifact}.joblib"
    return newest(client, REGISTERED[artifact], sha256_of(file)) or register_fitted(client, file, {})


def follow(client: MlflowClient, name: str, version: str | None) -> None:
    if version is not None:
        client.set_registered_model_alias(name, ALIAS, version)
    elif aliased(client, name):
        client.delete_registered_model_alias(name, ALIAS)
