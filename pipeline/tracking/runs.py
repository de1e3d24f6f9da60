"""The stages' records as one MLflow run with a nested run for each stage."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from mlflow import MlflowClient
from mlflow.entities import Dataset, DatasetInput, InputTag, Metric, Param
from mlflow.utils.mlflow_tags import MLFLOW_DATASET_CONTEXT, MLFLOW_PARENT_RUN_ID

from pipeline.tracking.origin import PROJECT
from pipeline.tracking.records import Record, flat
from pipeline.tracking.registry import log_models
from pipeline.tracking.spool import Entry
from pipeline.tracking.store import KEY, Store


def log(store: Store, entry: Entry) -> bool:
    """Log the entry's records unless a whole run holds them, and say whether; one left unfinished is replaced."""
    if store.whole(entry.key):
        return False
    for run in store.runs_of(entry.key):
        store.discard(run.info.run_id)
    log_pipeline(store, entry)
    return True


def log_pipeline(store: Store, entry: Entry) -> None:
    """The parent run, which carries every stage's parameters and figures so that runs compare in one table."""
    client, about = store.client, entry.about
    records = [Record(**one["record"]) for one in about["records"]]
    began = milliseconds(min(record.started_at for record in records))
    ended = milliseconds(max(record.ended_at for record in records))
    tags = {KEY: entry.key, **about["tags"]}
    run_id = client.create_run(store.experiment_id, began, tags, about["name"]).info.run_id
    params = {"source": about["source"]}
    figures: dict[str, float] = {}
    for record, one in zip(records, about["records"], strict=True):
        nested = {MLFLOW_PARENT_RUN_ID: run_id, PROJECT: about["tags"][PROJECT], "dvc.stage": record.stage}
        log_stage(store, record, one["datasets"], entry.folder, nested)
        params |= {f"{record.stage}.{name}": value for name, value in flat(record.params).items() if name != "source"}
        figures |= {f"{record.stage}/{name}": value for name, value in record.figures.items()}
    log_values(client, run_id, params, figures, ended)
    client.set_terminated(run_id, end_time=ended)


def log_stage(
    store: Store, record: Record, read: Iterable[Mapping[str, Any]], folder: Path, tags: Mapping[str, str]
) -> None:
    """The nested run of one stage, with the times at which the stage truly ran."""
    client, ended = store.client, milliseconds(record.ended_at)
    began = milliseconds(record.started_at)
    run_id = client.create_run(store.experiment_id, began, {**tags, **record.remarks}, record.stage).info.run_id
    log_values(client, run_id, flat(record.params), record.figures, ended)
    client.log_inputs(run_id, [as_input(one) for one in read])
    for file in sorted((folder / record.stage).iterdir()):
        client.log_artifact(run_id, str(file))
    log_models(client, folder / "models", record.writes, run_id)
    client.set_terminated(run_id, end_time=ended)


def as_input(known: Mapping[str, Any]) -> DatasetInput:
    found = Dataset(
        name=known["name"],
        digest=known["digest"],
        source_type="local",
        source=json.dumps({"uri": known["path"]}),
        profile=json.dumps(known["profile"]),
    )
    return DatasetInput(found, tags=[InputTag(MLFLOW_DATASET_CONTEXT, "read")])


def log_values(
    client: MlflowClient, run_id: str, params: Mapping[str, Any], figures: Mapping[str, float], moment: int
) -> None:
    client.log_batch(
        run_id,
        params=[Param(name, str(value)) for name, value in params.items()],
        metrics=[Metric(name, value, moment, step=0) for name, value in figures.items()],
    )


def milliseconds(seconds: float) -> int:
    return round(seconds * 1000)
