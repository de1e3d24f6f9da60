"""The stages' records as one MLflow run with a nested run for each stage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mlflow import MlflowClient
from mlflow.entities import Metric, Param
from mlflow.utils.mlflow_tags import MLFLOW_PARENT_RUN_ID

from pipeline.tracking.datasets import inputs
from pipeline.tracking.exhibits import exhibits
from pipeline.tracking.origin import origin, run_name
from pipeline.tracking.records import Record, flat, key_of
from pipeline.tracking.registry import log_models
from pipeline.tracking.store import KEY, Store, opened


@dataclass(frozen=True)
class Logged:
    """A parent run that holds all records, and whether it was made just now."""

    run_id: str
    name: str
    is_new: bool


def log(records: Sequence[Record], source: str) -> Logged:
    """Log the records unless a whole run holds them; one that a kill left unfinished is replaced."""
    key = key_of(records)
    with opened() as store:
        for run in store.runs_of(key):
            if run.info.status == "FINISHED":
                return Logged(run.info.run_id, run.info.run_name, is_new=False)
            store.discard(run.info.run_id)
        return log_pipeline(store, records, source, key)


def log_pipeline(store: Store, records: Sequence[Record], source: str, key: str) -> Logged:
    """The parent run, which carries every stage's parameters and figures so that runs compare in one table."""
    client = store.client
    began = milliseconds(min(record.started_at for record in records))
    ended = milliseconds(max(record.ended_at for record in records))
    run = client.create_run(store.experiment_id, began, {KEY: key, **origin()}, run_name()).info
    params = {"source": source}
    figures: dict[str, float] = {}
    for record in records:
        log_stage(store, record, source, run.run_id)
        params |= {f"{record.stage}.{name}": value for name, value in flat(record.params).items() if name != "source"}
        figures |= {f"{record.stage}/{name}": value for name, value in record.figures.items()}
    log_values(client, run.run_id, params, figures, ended)
    client.set_terminated(run.run_id, end_time=ended)
    return Logged(run.run_id, run.run_name, is_new=True)


def log_stage(store: Store, record: Record, source: str, parent_id: str) -> None:
    """The nested run of one stage, with the times at which the stage truly ran."""
    client, ended = store.client, milliseconds(record.ended_at)
    tags = {MLFLOW_PARENT_RUN_ID: parent_id, "dvc.stage": record.stage, **record.remarks}
    run = client.create_run(store.experiment_id, milliseconds(record.started_at), tags, record.stage)
    run_id = run.info.run_id
    log_values(client, run_id, flat(record.params), record.figures, ended)
    client.log_inputs(run_id, list(inputs(record.reads, source)))
    for file in exhibits(record.writes):
        client.log_artifact(run_id, str(file))
    log_models(client, record.writes, source, run_id)
    client.set_terminated(run_id, end_time=ended)


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
