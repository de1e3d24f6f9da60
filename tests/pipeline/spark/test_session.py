"""Where Spark runs, and what its results must not depend on."""

import os
from datetime import datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from pipeline.artifacts import ARTIFACTS, write_folder
from pipeline.engine import Engine
from pipeline.faults import UsageFault
from pipeline.spark import session as sessions
from pipeline.stage import Outputs
from pipeline.stages.demo import demo
from pipeline.stages.events import events
from pipeline.stages.profiles import profiles


def test_the_session_is_one_and_keeps_to_utc(spark):
    assert sessions.session() is spark
    assert {key: spark.conf.get(key) for key in sessions.SETTINGS} == sessions.SETTINGS


def test_the_engine_reads_parquet_with_naive_times_and_folders_as_text(spark, tmp_path):
    spark.sql("SELECT TIMESTAMP_NTZ'2026-01-02 03:04:05' AS seen, '007' AS customer").write.partitionBy(
        "customer"
    ).parquet(str(tmp_path / "visits"))
    table = Engine(engine="spark").read_parquet(tmp_path / "visits")
    assert table.schema()["seen"].timezone is None
    assert table.to_pyarrow().to_pylist() == [{"seen": datetime(2026, 1, 2, 3, 4, 5), "customer": "007"}]


def test_profiles_are_those_of_duckdb_to_the_last_bit(spark, tmp_path):
    shop = demo.function(customers=300, days=400, until="2026-07-01", seed=7, structure=True)["shop"]
    write_folder(shop, tmp_path / "raw")
    log = events.function(tmp_path / "raw", Path("data/sources/demo"), max_rejected_share=0.5, future_hours=24)
    ARTIFACTS["events"].write(log["events"], tmp_path / "events.parquet")
    here, there = (profiles_on(name, tmp_path / "events.parquet", log) for name in ("duckdb", "spark"))
    assert there == here


def profiles_on(engine: str, file: Path, log: Outputs) -> list[pa.Table]:
    """What the stage gives at one date, and at the moments of all answers."""
    outputs = profiles.function(
        Engine(engine=engine).read_parquet(file),
        pd.DataFrame(),
        log["attributes"],
        log["source"],
        every_days=30,
        dates=1,
        min_history_days=90,
        rows_at_once=1_000_000,
        barred=[],
    )
    return [outputs[name].read_all() for name in ("profiles", "asked")]


def test_without_java_the_repair_is_told(monkeypatch):
    monkeypatch.setenv("PATH", os.devnull)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(UsageFault, match="needs Java 17"):
        sessions.on_master(None, "local[2]")


def test_without_pyspark_the_repair_is_told(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyspark.sql", None)
    with pytest.raises(UsageFault, match="needs PySpark"):
        sessions.session()
