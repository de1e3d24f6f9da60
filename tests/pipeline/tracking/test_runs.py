"""One run for all stages, with the truth about each, and never twice."""

from dataclasses import replace
from pathlib import Path

import mlflow
import pytest
from mlflow.entities import Run

from pipeline.tracking.delivery import StoreFault
from pipeline.tracking.packing import pack
from pipeline.tracking.records import Record, key_of
from pipeline.tracking.replay import replay
from pipeline.tracking.spool import entries
from pipeline.tracking.store import EXPERIMENT, opened
from tests.pipeline.tracking.conftest import log


def runs(client: mlflow.MlflowClient) -> dict[str, Run]:
    """All runs that are not deleted, by name."""
    experiment = client.get_experiment_by_name(EXPERIMENT)
    found = client.search_runs([experiment.experiment_id]) if experiment else []
    assert len({run.info.run_name for run in found}) == len(found)
    return {run.info.run_name: run for run in found}


def test_each_stage_is_a_nested_run_with_its_true_times(records: list[Record], client: mlflow.MlflowClient) -> None:
    parent = log(records)
    found = runs(client)
    assert set(found) == {"workspace", "profiles", "satisfaction", "churn"}
    assert {run.info.status for run in found.values()} == {"FINISHED"}
    times = {name: (run.info.start_time, run.info.end_time) for name, run in found.items()}
    assert times == {
        "workspace": (100_000, 130_000),
        "profiles": (100_000, 110_500),
        "satisfaction": (111_000, 120_000),
        "churn": (121_000, 130_000),
    }
    assert found["churn"].data.tags["mlflow.parentRunId"] == parent.run_id == found["workspace"].info.run_id


def test_parent_compares_all_stages_and_a_nested_run_tells_of_its_own(
    records: list[Record], client: mlflow.MlflowClient
) -> None:
    log(records)
    parent, churn = runs(client)["workspace"].data, runs(client)["churn"].data
    assert parent.metrics == {"profiles/customers": 60, "satisfaction/r2": 0.3, "churn/auc": 0.8}
    assert parent.params == {"source": "demo", "profiles.dates": "13", "churn.C": "0.05"}
    assert (churn.metrics, churn.params) == ({"auc": 0.8}, {"source": "demo", "C": "0.05"})
    assert churn.tags["best"] == "rules"


def test_nested_run_names_the_data_it_read_and_shows_its_curves(
    records: list[Record], client: mlflow.MlflowClient
) -> None:
    log(records)
    churn = runs(client)["churn"]
    assert churn.inputs
    assert [one.dataset.name for one in churn.inputs.dataset_inputs] == ["profiles"]
    assert [file.path for file in client.list_artifacts(churn.info.run_id)] == ["roc.csv"]


def test_nothing_in_the_store_names_a_customer(records: list[Record], project: Path) -> None:
    log(records)
    stored = [project / "mlflow.db", *(project / "mlartifacts").rglob("*")]
    assert len(stored) > 10
    assert not [file for file in stored if file.is_file() and b"CANARY" in file.read_bytes()]


def test_the_same_records_are_logged_once(records: list[Record], client: mlflow.MlflowClient) -> None:
    first, second = log(records), log(records)
    assert (first.is_new, second.is_new) == (True, False)
    assert first.run_id == second.run_id
    assert len(runs(client)) == 4
    assert len(client.search_model_versions("name = 'churn'")) == 1


def test_other_records_are_another_run(records: list[Record]) -> None:
    first = log(records[:1])
    second = log([replace(records[0], ended_at=111.0)])
    assert second.is_new
    assert first.run_id != second.run_id


def test_a_run_left_unfinished_is_replaced_with_all_it_left(records: list[Record], client: mlflow.MlflowClient) -> None:
    key = pack(records, "demo")
    file = entries()[0].folder / "models/churn_model.joblib"
    file.rename("model.joblib")
    with pytest.raises(StoreFault, match=r"churn_model\.joblib"):
        replay(key)
    half = runs(client)
    assert (half["workspace"].info.status, set(half)) == ("RUNNING", {"workspace", "profiles", "satisfaction", "churn"})
    Path("model.joblib").rename(file)
    assert replay(key).is_new
    assert {run.info.status for run in runs(client).values()} == {"FINISHED"}
    assert len(client.search_model_versions("name = 'satisfaction'")) == 1
    assert len(client.search_logged_models([half["churn"].info.experiment_id])) == 2
    [version] = client.search_model_versions("name = 'satisfaction'")
    assert version.run_id == runs(client)["satisfaction"].info.run_id


def test_key_finds_the_parent_only(records: list[Record]) -> None:
    parent = log(records[:1])
    with opened() as store:
        assert [run.info.run_id for run in store.runs_of(key_of(records[:1]))] == [parent.run_id]
