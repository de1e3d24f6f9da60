"""The notebooks run from top to bottom on a finished run, and lie in git without outputs."""

import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from pipeline.parameters import read_yaml

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
KERNEL = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
FINDS_PROJECT = (
    'os.chdir(next(folder for folder in (Path.cwd(), *Path.cwd().parents) if (folder / "params.yaml").exists()))'
)
EACH = pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)


def read(file: Path) -> nbformat.NotebookNode:
    found: nbformat.NotebookNode = nbformat.read(file, as_version=4)  # type: ignore[no-untyped-call]
    return found


def told(file: Path) -> list[str]:
    """The texts between the cells of code."""
    return [cell.source for cell in read(file).cells if cell.cell_type == "markdown"]


def executed(file: Path, folder: Path) -> list[nbformat.NotebookNode]:
    """What the cells of a notebook put out when it runs in that folder."""
    notebook = read(file)
    client = NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}})
    client.execute()
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def test_there_is_a_notebook_for_each_question() -> None:
    assert [file.stem for file in NOTEBOOKS] == [
        "1_what_is_in_the_log",
        "2_who_are_the_segments",
        "3_who_leaves_and_why",
    ]


def test_they_are_stripped_of_outputs_and_counts() -> None:
    command = [sys.executable, "-m", "nbstripout", "--verify", *map(str, NOTEBOOKS)]
    assert subprocess.run(command, capture_output=True, text=True).stdout == ""


@EACH
def test_its_metadata_names_the_kernel_and_nothing_else(file: Path) -> None:
    notebook = read(file)
    assert notebook.metadata == KERNEL
    assert not any(cell.metadata for cell in notebook.cells)


@EACH
def test_it_tells_its_title_first_and_what_to_vary_last(file: Path) -> None:
    assert told(file)[0].startswith(f"# {file.stem[0]}. ")
    assert told(file)[-1].startswith("## What to vary next")


@EACH
def test_what_it_offers_to_vary_is_in_the_parameters(file: Path) -> None:
    offered = re.findall(r"-S ([\w.]+)=", told(file)[-1])
    params = read_yaml(ROOT / "params.yaml")
    known = {f"{stage}.{name}" for stage, section in params.items() if isinstance(section, dict) for name in section}
    assert offered
    assert set(offered) <= known


def test_each_finds_the_project_from_any_of_its_folders() -> None:
    first = [next(cell.source for cell in read(file).cells if cell.cell_type == "code") for file in NOTEBOOKS]
    assert {code.splitlines()[-1] for code in first} == {FINDS_PROJECT}


@pytest.mark.whole
@pytest.mark.parametrize(("file", "folder"), [*((file, "notebooks") for file in NOTEBOOKS), (NOTEBOOKS[0], ".")])
def test_it_runs_and_draws_without_a_warning(
    file: Path, folder: str, finished_run: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(finished_run))
    monkeypatch.delenv("MPLBACKEND", raising=False)
    outputs = executed(file, finished_run / folder)
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []
    assert sum("image/png" in output.get("data", {}) for output in outputs) >= 4
