"""Where the store is."""

from pathlib import Path

import pytest

from pipeline.tracking.location import database, location, without_password


def test_default_store_lies_in_the_real_project_even_inside_a_queued_experiment(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert location() == f"sqlite:///{project}/mlflow.db"
    assert database(location()) == project / "mlflow.db"
    monkeypatch.setenv("DVC_ROOT", "/srv/project")
    assert location() == "sqlite:////srv/project/mlflow.db"


@pytest.mark.parametrize(
    ("named", "used"),
    [
        ("http://tracking:5000", "http://tracking:5000"),
        ("postgresql://me@host/runs", "postgresql+psycopg://me@host/runs"),
        ("postgresql+psycopg2://me@host/runs", "postgresql+psycopg2://me@host/runs"),
    ],
)
def test_environment_names_another_store_and_postgresql_has_the_driver_that_is_installed(
    project: Path, monkeypatch: pytest.MonkeyPatch, named: str, used: str
) -> None:
    monkeypatch.setenv("MLFLOW_TRACKING_URI", named)
    assert location() == used
    assert database(used) is None


@pytest.mark.parametrize("text", ["http://me:pw@host/x", "http://pw@host/x"])
def test_password_is_masked(text: str) -> None:
    assert without_password(text) == "http://***@host/x"
