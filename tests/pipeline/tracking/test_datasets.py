"""Data sets are named and sealed, never shown."""

from pathlib import Path

from pipeline.artifacts import ARTIFACTS
from pipeline.digests import sha256_of
from pipeline.tracking.datasets import datasets
from pipeline.tracking.records import Record


def test_a_table_is_told_by_name_digest_place_and_rows(records: list[Record]) -> None:
    [found] = datasets(["data/profiles/profiles.parquet"], "demo")
    assert sha256_of(Path("data/profiles/profiles.parquet")).startswith(digest := found.pop("digest"))
    assert len(digest) == 32
    assert found == {"name": "profiles", "path": "data/profiles/profiles.parquet", "profile": {"num_rows": 60}}


def test_a_folder_of_raw_files_is_a_data_set_and_a_model_is_none(records: list[Record]) -> None:
    raw = ARTIFACTS["raw"].at("olist")
    ARTIFACTS["raw"].write({"orders.csv": "id\n1\n"}, raw)
    assert [one["name"] for one in datasets([str(raw), "data/churn/model.joblib"], "olist")] == ["raw"]
