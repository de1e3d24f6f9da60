"""An entry holds all that is to be shown, so that results may change before it is sent."""

import mlflow

from pipeline.artifacts import ARTIFACTS
from pipeline.digests import sha256_of
from pipeline.tracking.packing import REGISTERED, pack
from pipeline.tracking.records import Record, key_of
from pipeline.tracking.replay import replay
from pipeline.tracking.spool import entries


def test_registered_artifacts_exist_and_are_fitted_estimators() -> None:
    assert all(ARTIFACTS[artifact].path.endswith(".joblib") for artifact in REGISTERED)


def test_an_entry_is_found_by_the_key_of_its_records_and_names_no_customer(records: list[Record]) -> None:
    assert pack(records, "demo") == key_of(records) == entries()[0].key
    files = [file for file in entries()[0].folder.rglob("*") if file.is_file()]
    assert {"roc.csv", "churn_model.joblib", "satisfaction_model.joblib", "manifest.json"} <= {
        one.name for one in files
    }
    assert not [file for file in files if b"CANARY" in file.read_bytes()]


def test_what_is_sent_later_is_what_was_there_then(records: list[Record], client: mlflow.MlflowClient) -> None:
    file = ARTIFACTS["churn_model"].at("demo")
    then, key = sha256_of(file), pack(records, "demo")
    ARTIFACTS["churn_model"].write("another", file)
    ARTIFACTS["roc"].at("demo").unlink()
    assert replay(key).is_new
    [version] = client.search_model_versions("name = 'churn'")
    assert version.tags["sha256"] == then
    assert [one.path for one in client.list_artifacts(version.run_id)] == ["roc.csv"]
