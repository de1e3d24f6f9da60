"""The process that speaks with MLflow: a line of JSON when it was heard, a sentence when it was not."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from pipeline.tracking.delivery import StoreFault, deliver
from pipeline.tracking.packing import pack
from pipeline.tracking.records import Record
from pipeline.tracking.spool import entries
from tests.pipeline.tracking.test_promotion import champion

ROOT = Path(__file__).parents[3]


def sending(key: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "pipeline.tracking", "240", key],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_it_tells_of_the_run_in_json(records: list[Record]) -> None:
    said, faults = sending(pack(records[:1], "demo")).communicate(timeout=240)
    told = json.loads(said)
    assert (told["name"], told["is_new"], told["others"], told["refused"]) == ("workspace", True, 0, [])
    assert faults == ""


def test_two_projects_on_a_fresh_postgresql_make_its_tables_once_and_log_their_runs(
    records: list[Record], server: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    with psycopg.connect(server, autocommit=True) as postgres:
        postgres.execute("CREATE DATABASE mlflow")
    monkeypatch.setenv("MLFLOW_TRACKING_URI", server.rpartition("/")[0] + "/mlflow")
    champion("v1", None)
    both = [sending(pack(records, "demo"))]
    monkeypatch.setenv("DVC_ROOT", str(tmp_path_factory.mktemp("another")))
    both.append(sending(pack([replace(records[0], started_at=1.0)], "demo")))
    said = [one.communicate(timeout=240) for one in both]
    assert [json.loads(found)["is_new"] for found, _ in said] == [True, True], said
    with psycopg.connect(server.rpartition("/")[0] + "/mlflow") as postgres:
        named = postgres.execute("SELECT name, alias FROM registered_model_aliases ORDER BY 1").fetchall()
        [(whole,)] = postgres.execute(
            "SELECT count(*) FROM runs JOIN tags USING (run_uuid) WHERE key = 'pipeline.key' AND status = 'FINISHED'"
        ).fetchall()
    assert named == [(name, "champion") for name in ("churn", "customers", "satisfaction", "segmentation")]
    assert whole == 2


def test_who_holds_a_postgresql_keeps_the_others_waiting_until_their_time_is_up(
    records: list[Record], server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLFLOW_TRACKING_URI", server)
    key = pack(records[:1], "demo")
    with psycopg.connect(server, autocommit=True) as postgres:
        postgres.execute("SELECT pg_advisory_lock(hashtext('customer-experience'))")
        with pytest.raises(StoreFault, match="did not take all within 12 s"):
            deliver(12, key)
        [(tables,)] = postgres.execute("SELECT count(*) FROM pg_tables WHERE tablename = 'runs'").fetchall()
    assert (tables, [one.key for one in entries()]) == (0, [key])
