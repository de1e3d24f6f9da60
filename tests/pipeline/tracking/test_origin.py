"""From which code and experiment a run came."""

import subprocess
from pathlib import Path

import pytest
from mlflow.utils.mlflow_tags import MLFLOW_GIT_COMMIT

from pipeline.digests import sha256_of
from pipeline.tracking.origin import COMMIT, PROJECT, origin, run_name, this_project


@pytest.fixture
def commit(project: Path) -> str:
    """A repository of one commit."""
    for command in ("init -q", "-c user.name=a -c user.email=a@b commit -q --allow-empty -m first"):
        subprocess.run(["git", *command.split()], check=True)
    return subprocess.check_output(["git", "rev-parse", "HEAD"], text=True).strip()


def test_outside_a_repository_nothing_is_known(project: Path) -> None:
    assert (run_name(), origin()) == ("workspace", {PROJECT: this_project()})


def test_commit_names_the_run_and_is_tagged(commit: str) -> None:
    assert commit.startswith(run_name())
    assert origin() == {PROJECT: this_project(), "mlflow.source.git.commit": commit}


def test_experiment_names_the_run_and_is_tagged(commit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DVC_EXP_NAME", "tight-puck")
    monkeypatch.setenv("DVC_EXP_BASELINE_REV", commit)
    assert run_name() == "tight-puck"
    assert origin().items() >= {"dvc.experiment": "tight-puck", "dvc.baseline": commit}.items()


def test_all_data_are_sealed_by_the_lock(project: Path) -> None:
    (project / "dvc.lock").write_text("schema: '2.0'\n")
    assert origin() == {PROJECT: this_project(), "dvc.lock": sha256_of(project / "dvc.lock")}


def test_the_project_is_told_without_naming_its_folder(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = this_project()
    assert len(here) == 12
    monkeypatch.setenv("DVC_ROOT", "/srv/project")
    assert this_project() != here


def test_the_commit_stands_where_mlflow_looks_for_it() -> None:
    assert COMMIT == MLFLOW_GIT_COMMIT
