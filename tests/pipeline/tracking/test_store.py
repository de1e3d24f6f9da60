"""Where the store is, and what happens when it is not there."""

import os
import socket
import time
from pathlib import Path

import mlflow
import pytest

from pipeline.tracking import store as tracking_store
from pipeline.tracking.delivery import StoreFault
from pipeline.tracking.store import EXPERIMENT, opened, quiet, waiting


def test_experiment_is_made_once_with_its_artifacts_beside_the_database(project: Path) -> None:
    with opened() as first:
        made = first.client.get_experiment(first.experiment_id)
    with opened() as second:
        assert second.experiment_id == first.experiment_id
    assert made.name == EXPERIMENT
    assert made.artifact_location == (project / "mlartifacts").as_uri()


def test_a_refusing_server_is_a_fault_that_keeps_the_password(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://somebody:secret@127.0.0.1:9")
    with pytest.raises(StoreFault, match=r"127\.0\.0\.1:9") as fault, opened():
        pass
    assert "secret" not in str(fault.value)


def test_a_silent_server_is_given_up_after_the_probe(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracking_store, "PROBE_SECONDS", 1)
    began = time.monotonic()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("MLFLOW_TRACKING_URI", f"http://127.0.0.1:{silent.getsockname()[1]}")
        with pytest.raises(StoreFault, match="timed out"), opened():
            pass
    assert time.monotonic() - began < 10


def test_a_fault_while_logging_is_a_store_fault(project: Path) -> None:
    with pytest.raises(StoreFault, match="no-such-run"), opened() as store:
        store.client.get_run("no-such-run")


def test_patience_is_as_before_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLFLOW_HTTP_REQUEST_TIMEOUT", "77")
    monkeypatch.delenv("MLFLOW_HTTP_REQUEST_MAX_RETRIES", raising=False)
    with waiting(seconds=5, retries=0):
        assert os.environ["MLFLOW_HTTP_REQUEST_TIMEOUT"] == "5"
    assert os.environ["MLFLOW_HTTP_REQUEST_TIMEOUT"] == "77"
    assert "MLFLOW_HTTP_REQUEST_MAX_RETRIES" not in os.environ


def test_discarded_run_takes_its_nested_runs_along(project: Path, client: mlflow.MlflowClient) -> None:
    with opened() as store:
        parent = store.client.create_run(store.experiment_id).info.run_id
        store.client.create_run(store.experiment_id, tags={"mlflow.parentRunId": parent})
        other = store.client.create_run(store.experiment_id).info.run_id
        store.discard(parent)
    assert [run.info.run_id for run in client.search_runs([store.experiment_id])] == [other]


def test_usage_data_stays_here() -> None:
    from mlflow.telemetry.utils import is_telemetry_disabled

    assert os.environ["MLFLOW_DISABLE_TELEMETRY"] == "true"
    assert is_telemetry_disabled()


def test_a_server_that_people_start_listens_to_this_machine_alone() -> None:
    """``./run mlflow ui`` has no password: the README names no ``--host``, so its default decides."""
    with quiet():
        from mlflow.cli import server
    assert [one.default for one in server.params if one.name == "host"] == ["127.0.0.1"]
