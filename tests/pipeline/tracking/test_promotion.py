"""Three models change together by one move of one alias, from the champion that was expected and no other."""

from pathlib import Path

import mlflow
import pytest
from sklearn.linear_model import LinearRegression, LogisticRegression

from pipeline.artifacts import write_json, write_model
from pipeline.digests import sha256_of
from pipeline.loading import MANIFEST
from pipeline.tracking.promotion import aliased, promote
from pipeline.tracking.records import Record
from pipeline.tracking.replay import replay
from pipeline.tracking.spool import entered, entries
from pipeline.tracking.store import opened
from tests.pipeline.tracking.conftest import FEATURES, log

TYPES = {"inputs": {"customer_id": "string", "contacts_30d": "double"}, "outputs": {"churn_probability": "double"}}


def champion(name: str, expected: str | None, *, churns: bool = True) -> None:
    """Enter one whose models differ from all others' by the name."""
    X = [[0.0] * len(FEATURES), [1.0] * len(FEATURES)]
    models: dict[str, object] = {
        "satisfaction_model": LinearRegression(),
        "segmenter": LinearRegression(positive=True),
        "churn_model": LogisticRegression() if churns else None,
        "value_model": None,
    }
    about = {"champion": name, "expected": expected, "source": "demo", "as_of": "2026-07-01", "types": TYPES}
    with entered("champion", name, about) as folder:
        assert folder
        for artifact, model in models.items():
            if model is not None:
                model.fit(X, [0, 1])
                model.feature_names_in_ = FEATURES
                model.name_ = name
            write_model(model, folder / "models" / f"{artifact}.joblib")
        files = sorted((folder / "models").iterdir())
        write_json({"sha256": {file.name: sha256_of(file) for file in files}}, folder / "models" / MANIFEST)


def named(client: mlflow.MlflowClient) -> str | None:
    found = aliased(client, "customers")
    return found.tags["champion"] if found else None


def versions(client: mlflow.MlflowClient) -> dict[str, str | None]:
    found = {name: aliased(client, name) for name in ("satisfaction", "segmentation", "churn")}
    return {name: one and str(one.version) for name, one in found.items()}


def test_the_alias_moves_with_those_of_the_three_that_its_tags_name(client: mlflow.MlflowClient) -> None:
    champion("v1", None)
    digest = sha256_of(entries()[0].folder / "models")
    replay("")
    first = aliased(client, "customers")
    assert first
    ours = {"champion": "v1", "sha256": digest, "source": "demo", "as_of": "2026-07-01"}
    assert first.tags == {**ours, "satisfaction": "1", "segmentation": "1", "churn": "1"}
    champion("v2", "v1")
    replay("")
    assert named(client) == "v2"
    assert versions(client) == dict.fromkeys(versions(client), "2")
    assert entries() == []


def test_back_is_a_move_to_the_version_that_is_there(client: mlflow.MlflowClient) -> None:
    for name, before in (("v1", None), ("v2", "v1"), ("v1", "v2")):
        champion(name, before)
    replay("")
    assert named(client) == "v1"
    assert versions(client) == dict.fromkeys(versions(client), "1")
    assert len(client.search_model_versions("name = 'customers'")) == 2


def test_the_versions_that_runs_registered_are_the_ones_promoted(
    records: list[Record], client: mlflow.MlflowClient
) -> None:
    log(records)
    [run] = client.search_model_versions("name = 'churn'")
    champion("v1", None)
    models = entries()[0].folder / "models"
    (models / "churn_model.joblib").write_bytes(Path("data/churn/model.joblib").read_bytes())
    write_json({"sha256": {file.name: sha256_of(file) for file in models.glob("*.joblib")}}, models / MANIFEST)
    replay("")
    found = aliased(client, "churn")
    assert found
    assert found.run_id == run.run_id


def test_without_a_model_of_leaving_nobodys_alias_stays_behind(client: mlflow.MlflowClient) -> None:
    champion("v1", None)
    champion("v2", "v1", churns=False)
    replay("")
    assert versions(client) == {"satisfaction": "2", "segmentation": "2", "churn": None}


def test_a_champion_that_somebody_else_put_there_is_not_replaced(client: mlflow.MlflowClient) -> None:
    champion("v1", None)
    champion("theirs", "v1")
    champion("v2", "v1")
    [told] = replay("").refused
    assert "customers@champion names theirs, which this project did not put there: v2 was to follow v1" in told
    assert (named(client), [one.key for one in entries()]) == ("theirs", ["v2"])
    client.delete_registered_model_alias("customers", "champion")
    assert replay("").refused == ()
    assert (named(client), entries()) == ("v2", [])


def test_a_kill_between_the_moves_is_made_good(client: mlflow.MlflowClient) -> None:
    champion("v1", None)
    with opened() as store:
        promote(store, entries()[0])
        client.set_registered_model_alias("churn", "other", "1")
        client.delete_registered_model_alias("churn", "champion")
    replay("")
    assert versions(client) == dict.fromkeys(versions(client), "1")
    assert len(client.search_model_versions("name = 'customers'")) == 1


def test_a_model_with_other_bytes_than_were_promoted_is_not_loaded(project: Path) -> None:
    champion("v1", None)
    (entries()[0].folder / "models/segmenter.joblib").write_bytes(b"other")
    with pytest.raises(Exception, match="other bytes than were written"):
        replay("")
    assert len(entries()) == 1
