"""What the README says is so: its commands run, its map names every file, its links lead somewhere."""

import ast
import re
import shlex
from pathlib import Path

import pytest

from tests.checkout import PROJECT, Checkout

README = (PROJECT / "README.md").read_text(encoding="utf-8")
ROOMS = ("features", "models", "pipeline", "benchmarks")


def mapped() -> str:
    """The map as the modules' own first lines give it."""
    lines = []
    for room in ROOMS:
        for folder in sorted({file.parent for file in (PROJECT / room).rglob("*.py")}):
            files = sorted(folder.glob("*.py"), key=lambda file: (file.name != "__init__.py", file.name))
            lines += [line(file) for file in files]
    return "```text\n" + "\n".join(lines) + "\n```\n"


def line(file: Path) -> str:
    """A folder or file and the first line of its docstring."""
    path = file.relative_to(PROJECT)
    name = f"{path.parent}/" if path.name == "__init__.py" else f"  {path.name}"
    told = (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").splitlines()[0].rstrip(".")
    return f"{name:<26} {told}"


def test_map_names_every_module_with_the_first_line_of_its_docstring() -> None:
    assert README.partition("## Map\n\n")[2] == mapped(), "python -m tests.test_readme writes the map anew"


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)\)", README)
    made = {"data/report", "data/release"}
    assert [link for link in links if link not in made and not (PROJECT / link).exists()] == []


@pytest.mark.whole
def test_commands_for_data_scientists_run(run: Checkout) -> None:
    block = README.partition("## For data scientists")[2].partition("```sh\n")[2].partition("```")[0]
    commands = [shlex.split(command, comments=True) for command in block.splitlines()]
    run.commit("a run")
    _, _, experiments, changes, plots, _ = [run("sh", *command) for command in commands]
    assert ",0.04," in experiments
    assert "segments" in changes
    assert "file://" in plots
    run("git", "checkout", "--", ".")
    run("dvc", "checkout")


if __name__ == "__main__":
    kept = README.partition("## Map\n\n")[0]
    (PROJECT / "README.md").write_text(f"{kept}## Map\n\n{mapped()}", encoding="utf-8")
