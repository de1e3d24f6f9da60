"""Commands run no parameter, and nothing that we start or tell to start listens to other machines."""

import re
from pathlib import Path

import pytest

from pipeline.faults import UsageFault
from pipeline.job import require_source
from pipeline.parameters import read_yaml

ROOT = Path(__file__).parents[2]


def test_no_command_holds_a_parameter() -> None:
    for name, stage in read_yaml(ROOT / "dvc.yaml")["stages"].items():
        assert stage["cmd"] == f"python -m pipeline {name}"


def test_paths_hold_the_source_and_no_other_parameter() -> None:
    held = set(re.findall(r"\$\{[^}]*\}", (ROOT / "dvc.yaml").read_text(encoding="utf-8")))
    assert held == {"${source}"}


@pytest.mark.parametrize("name", ["x; echo ran > ran", "$(touch ran)", "../demo", "demo/../../..", "", "demo\n"])
def test_a_source_is_a_folder_of_that_name_and_nothing_else(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data/sources/demo").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageFault, match="There is no source"):
        require_source(name)
    assert not Path("ran").exists()


def test_nothing_we_name_listens_to_others() -> None:
    for file in [ROOT / "README.md", ROOT / "run", *(ROOT / "pipeline").rglob("*.py")]:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"--host[ =]?(0\.0\.0\.0|::)|0\.0\.0\.0|shell=True|os\.system", text), file
