"""What the report found is published with small segments' figures held back."""

from pathlib import Path

import pandas as pd
import pytest

from pipeline.publish import RELEASE


@pytest.fixture
def released(shop, tmp_path, monkeypatch):
    """Publishes in a folder of its own; the release's name."""
    monkeypatch.chdir(tmp_path)

    def publish(min_customers: int) -> str:
        return str(shop.run("release", params={"min_customers": min_customers})["metrics"]["release"])

    return publish


def table(name: str) -> pd.DataFrame:
    return pd.read_parquet(RELEASE / f"{name}.parquet")


def test_what_lies_there_is_what_the_report_made(shop, released):
    name = released(0)
    assert name.startswith("demo-2026-07-01-")
    for artifact in ("customers", "segments", "migrations"):
        pd.testing.assert_frame_equal(table(artifact), shop[artifact])


def test_figures_of_small_segments_are_held_back(shop, released):
    limit = int(shop["segments"].customers.median())
    released(limit)
    found = table("segments")
    small = found.customers < limit
    assert found[["segment", "customers", "share"]].notna().all(axis=None)
    assert found.loc[small, ["satisfaction", "revenue", "churn_probability"]].isna().all(axis=None)
    assert found.loc[~small, "satisfaction"].notna().all()
    assert small.any()


def test_the_same_tables_are_the_same_release_and_are_not_written_twice(released):
    first = released(10)
    before = {file.name: file.stat().st_mtime_ns for file in RELEASE.iterdir()}
    assert released(10) == first
    assert {file.name: file.stat().st_mtime_ns for file in RELEASE.iterdir()} == before
    assert [folder.name for folder in Path("data/releases").iterdir()] == [first]


def test_another_limit_is_another_release(released):
    assert released(0) != released(10**6)
