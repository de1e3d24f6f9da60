"""Data sets are named and sealed, never shown."""

import json
from pathlib import Path

from pipeline.artifacts import ARTIFACTS
from pipeline.digests import sha256_of
from pipeline.tracking.datasets import inputs
from pipeline.tracking.records import Record


def test_a_table_is_told_by_name_digest_place_and_rows(records: list[Record]) -> None:
    [found] = inputs(["data/profiles/profiles.parquet"], "demo")
    assert found.dataset.name == "profiles"
    assert sha256_of(Path("data/profiles/profiles.parquet")).startswith(found.dataset.digest)
    assert json.loads(found.dataset.source) == {"uri": "data/profiles/profiles.parquet"}
    assert json.loads(found.dataset.profile or "") == {"num_rows": 60}
    assert found.dataset.schema is None


def test_a_folder_of_raw_files_is_a_data_set_and_a_model_is_none(records: list[Record]) -> None:
    raw = ARTIFACTS["raw"].at("olist")
    ARTIFACTS["raw"].write({"orders.csv": "id\n1\n"}, raw)
    assert [one.dataset.name for one in inputs([str(raw), "data/churn/model.joblib"], "olist")] == ["raw"]
