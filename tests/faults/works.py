"""Small pieces of real work on a small project, each to be killed at any of its points: what makes it, what it does."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.artifacts import ARTIFACTS, write_bytes, write_json
from pipeline.champion.pointer import champion_of, home_of, note_release, promote, released_by, step_back, versions
from pipeline.champion.versions import LEARNING, PROMOTED, keep
from pipeline.publishing.folder import RELEASE
from pipeline.publishing.publication import publish, publish_again
from pipeline.publishing.targets import Database
from pipeline.stage import metrics_of, record_of, run_stage
from tests.pipeline.publishing.conftest import tables_of
from tests.shop import ROOT, write_params

SOURCE = {"name": "demo", "as_of": "2026-07-01"}
DICTIONARY = pd.DataFrame({"column": ["visits_30d"]})
DATABASES = [Database("sqlite", "crm/crm.sqlite"), Database("duckdb", "crm/crm.duckdb")]
QUERIES = {"crm/crm.sqlite": "FROM cx_customers", "crm/crm.duckdb": "FROM cx.customers"}


@dataclass(frozen=True)
class Work:
    """``begin`` makes the project, in its folder; ``do`` is what dies, and done again ends what was begun.

    ``imports`` is what it would else import in each of its processes anew.
    """

    begin: Callable[[], None]
    do: Callable[[], None]
    imports: str = "xlsxwriter"


def release(mark: float) -> str:
    tables = {"customers": tables_of(mark)["customers"]}
    return publish(tables, DICTIONARY, SOURCE, DATABASES, events=9, schema="cx", keep=0)


def learned(mark: int) -> None:
    """Results of stages that learn, each file of other bytes for another mark."""
    for name in PROMOTED:
        write_bytes(f"{name} {mark}".encode(), ARTIFACTS[name].at("demo"))
    write_json({}, ARTIFACTS["profile_shapes"].at("demo"))
    for stage in LEARNING:
        write_json({"params": {"source": "demo", "mark": mark}, "sha256": {}}, record_of(stage))
        write_json({"mark": mark}, metrics_of(stage))


def retrain(mark: int) -> None:
    """What a retraining does after its stages: keep the models, move the pointer, release, keep the tables."""
    before = champion_of("demo")
    version = keep(SOURCE, {"verdict": "promote"}, home_of("demo"))
    promote("demo", version, expected=before and before.name, keep=3)
    release(mark)
    note_release(version, RELEASE.resolve())


def begin_retraining() -> None:
    for mark in (1, 2):
        learned(mark)
        retrain(mark)
    learned(3)


def roll_back() -> None:
    """As the verb does: the tables first, then the pointer; what was brought to its end is not done again."""
    if len(found := versions("demo")) > 1:
        before = released_by(found[-2])
        assert before
        publish_again(before, DATABASES, schema="cx", keep=0)
        step_back("demo")


def begin_rollback() -> None:
    for mark in (1, 2):
        learned(mark)
        retrain(mark)


def begin_stages() -> None:
    shop_to_be()
    for stage in ("demo", "events"):
        run_stage(stage)


def shop_to_be() -> None:
    (Path("data/sources")).mkdir(parents=True)
    (Path("data/sources/demo")).symlink_to(ROOT / "data/sources/demo")
    write_params(Path("params.yaml"), {"demo": {"customers": 40, "days": 200}})


def stages() -> None:
    for stage in ("demo", "events"):
        run_stage(stage)


WORKS = {
    "retraining": Work(begin_retraining, lambda: retrain(3)),
    "rollback": Work(begin_rollback, roll_back),
    "stage": Work(begin_stages, lambda: run_stage("sentiment"), imports="models.sentiment"),
    "files": Work(shop_to_be, stages),
}


def shown() -> dict[str, str]:
    """What every target of a release shows to who reads it now: rows as text."""
    found = {str(RELEASE): pd.read_parquet(RELEASE / "customers.parquet").to_json()} if RELEASE.exists() else {}
    for file, table in QUERIES.items():
        if Path(file).exists():
            opened = sqlite3.connect(file) if file.endswith("sqlite") else duckdb.connect(file, read_only=True)
            with closing(opened) as reader:
                rows = reader.execute(f"SELECT customer_id, satisfaction {table} ORDER BY 1").fetchall()
            found[file] = json.dumps(rows)
    return found
