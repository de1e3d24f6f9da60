"""What the report found is published: small groups' figures held back, refusals respected, columns explained."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from pipeline.artifacts import read_json
from pipeline.faults import DataFault, UsageFault
from pipeline.parameters import section_faults
from pipeline.publishing.folder import RELEASE
from pipeline.stage import load


@pytest.fixture
def released(shop, tmp_path, monkeypatch):
    """Publishes in a folder of its own; the stage's figures."""
    monkeypatch.chdir(tmp_path)

    def publish(**params: object):
        return shop.run("release", params=params)["metrics"]

    return publish


def table(name: str) -> pd.DataFrame:
    return pd.read_parquet(RELEASE / f"{name}.parquet")


def test_what_lies_there_is_what_the_report_made(shop, released):
    assert released(min_customers=0)["release"].startswith("demo-2026-07-01-")
    for artifact in ("customers", "segments", "migrations"):
        pd.testing.assert_frame_equal(table(artifact), shop[artifact])
    pd.testing.assert_frame_equal(table("pains"), shop["pain_table"])


def test_targets_alerts_and_feedback_lie_beside_the_tables(shop, released):
    released()
    told = read_json(RELEASE / "alerts.json")
    assert told == {
        "as_of": "2026-07-01",
        "targets": shop["targets"],
        "alerts": shop["alert_register"],
        "feedback": shop["feedback"],
    }


def test_figures_of_small_segments_are_held_back(shop, released):
    limit = int(shop["segments"].customers.median())
    released(min_customers=limit)
    found = table("segments")
    small = found.customers < limit
    assert found[["segment", "customers", "share"]].notna().all(axis=None)
    assert found.loc[small, ["satisfaction", "revenue", "churn_probability"]].isna().all(axis=None)
    assert found.satisfaction.notna().any()
    assert small.any()


def test_moves_of_few_customers_are_not_counted(shop, released):
    released(min_customers=10)
    given, found = shop["migrations"].customers, table("migrations").customers
    assert found.isna().tolist() == (given < 10).tolist()
    assert (given < 10).any()


def test_who_refused_is_not_to_be_contacted_and_it_is_told_how_many(shop, released):
    attributes = shop["attributes"].set_index("customer_id").may_contact
    figures = released(contact_without_consent=True)
    found = table("contacts")
    assert set(attributes.reindex(found.customer_id)) == {"true"}
    assert (figures["contacts"], figures["contacts_unknown"]) == (len(found), 0)
    assert figures["contacts_refused"] > 0
    assert found.value_at_risk.dropna().is_monotonic_decreasing


def test_every_released_column_is_explained_in_both_languages(released):
    released()
    words = pd.read_csv(RELEASE / "dictionary.csv")
    own = words[words.table != "profiles"]
    assert own[["en", "ru"]].notna().all(axis=None), own[own.en.isna()]
    columns = {(name, column) for name in own.table.unique() for column in table(name).columns}
    assert set(zip(own.table, own.column, strict=True)) == columns
    assert set(own.table) == {"customers", "segments", "contacts", "migrations", "pains"}
    assert (words.table == "profiles").sum() > 50


def test_the_same_tables_are_the_same_release_and_are_not_written_twice(released):
    first = released()
    before = {file.name: file.stat().st_mtime_ns for file in RELEASE.iterdir()}
    assert released() == first
    assert {file.name: file.stat().st_mtime_ns for file in RELEASE.iterdir()} == before
    assert [folder.name for folder in Path("data/releases").iterdir() if folder.is_dir()] == [first["release"]]


def test_a_log_that_lost_half_of_itself_leaves_the_last_release_as_it_is(shop, released):
    released()
    before = {file.name: file.read_bytes() for file in RELEASE.iterdir()}
    shrunk = shop["event_summary"] | {"events": int(shop["event_summary"]["events"] * 0.49)}
    with pytest.raises(DataFault, match=r"more than 50% are gone\. That release stays"):
        shop.run("release", event_summary=shrunk)
    assert {file.name: file.read_bytes() for file in RELEASE.iterdir()} == before
    shop.run("release", event_summary=shrunk, params={"max_drop": 1.0})


def test_another_limit_is_another_release(released):
    assert released(min_customers=0)["release"] != released(min_customers=10**6)["release"]


def test_a_database_shows_the_same_tables_as_the_files(released):
    run_id = released(to=["files", "duckdb:crm.duckdb"])["release"]
    for name in ("customers", "segments", "contacts", "migrations", "pains"):
        with duckdb.connect("crm.duckdb", read_only=True) as reader:
            found = reader.execute(f"SELECT * FROM cx.{name}").df()
        assert set(found.run_id) == {run_id}
        assert set(found.columns) == {"run_id", "as_of", *table(name).columns}
        assert len(found) == len(table(name))


def test_without_its_address_nothing_is_published(released, monkeypatch):
    monkeypatch.delenv("CRM_URL", raising=False)
    with pytest.raises(UsageFault, match="the environment has no CRM_URL"):
        released(to=["postgresql:CRM_URL"])
    assert not RELEASE.exists()


def test_an_address_among_the_parameters_is_refused_without_its_password(shop):
    params = shop.params("release") | {"to": ["files", "postgresql://shop:swordfish@host/crm"]}
    [fault] = section_faults("release", load("release").params, params)
    assert "put it into the environment" in fault
    assert "swordfish" not in fault
