"""What holds the whole together: style, types, layers, a test for every module, nothing of one machine."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import parameters
from pipeline.engine import Engine
from pipeline.stage import STAGES, load

ROOT = Path(__file__).parents[1]
TOOLS = Path(sys.executable).parent
PACKAGES = ("features", "models", "pipeline")

TEXTS = {
    "models/given_names.py": "names, looked for in people.py",
    "pipeline/demo/phrases.py": "sentences customers write, drawn in texts.py",
    "pipeline/demo/story.py": "a record of tables, filled in lives.py",
    "pipeline/readiness/statement.py": "records of judgements, made in abilities.py and findings.py",
    "pipeline/report/findings.py": "a record of tables, told in page.py",
    "pipeline/report/pairs.py": "a type",
    "pipeline/report/readiness/said.py": "a record of texts, filled in found.py and why.py",
    **{f"pipeline/report/readiness/{one}.py": "sentences, held to in texts.py" for one in ("found", "why")},
    **{
        f"pipeline/report/sentences/{part}.py": "sentences, held to in texts.py"
        for part in ("first_screen", "glossary", "leaving", "method", "moves", "reasons", "segments")
    },
}
"""Modules without anything to test, and why."""

A_MACHINES_PATH = re.compile(r"(?<![\w.])/(home|root|Users|work|mnt)/\w|[A-Z]:\\\\")
AN_INDEX = re.compile(r"^\s*(-i|-f|--index-url|--extra-index-url|--find-links|--trusted-host)\b|://", re.MULTILINE)


def modules() -> Iterator[Path]:
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*.py")):
            if file.name != "__init__.py":
                yield file.relative_to(ROOT)


def committed() -> Iterator[Path]:
    """Every file that is, or is about to be, under git."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return (file for name in found.stdout.splitlines() if (file := ROOT / name).is_file())


def text_of(file: Path) -> str:
    return file.read_bytes().decode("utf-8", errors="replace")


@pytest.mark.parametrize("command", ["ruff check", "ruff format --check", "mypy", "lint-imports"])
def test_the_tools_find_nothing(command: str) -> None:
    tool, *arguments = command.split()
    done = subprocess.run([TOOLS / tool, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", [*modules()], ids=str)
def test_every_module_is_mirrored_by_a_test(module: Path) -> None:
    name = f"test_{module.stem.strip('_')}.py"
    mirrored = (ROOT / "tests" / module.with_name(name)).exists()
    assert mirrored != (str(module) in TEXTS), f"{module}: tests/{module.with_name(name)}"


def test_no_test_is_left_of_a_module_that_is_gone() -> None:
    known = {module.with_name(f"test_{module.stem.strip('_')}.py") for module in modules()}
    about_several = {
        Path("models/test_estimators.py"),
        *(Path(f"features/test_{one}.py") for one in ("oracle", "metamorphic")),
    }
    tests = {file.relative_to(ROOT / "tests") for one in PACKAGES for file in (ROOT / "tests" / one).rglob("test_*.py")}
    assert tests - known <= about_several


@pytest.mark.parametrize("package", PACKAGES)
def test_a_packages_init_holds_no_code(package: str) -> None:
    for file in (ROOT / package).rglob("__init__.py"):
        lines = text_of(file).split('"""')[2:]
        assert not [line for line in "".join(lines).splitlines() if line.startswith(("def ", "class "))], file


def test_no_file_speaks_of_one_machine() -> None:
    found = {str(file.relative_to(ROOT)) for file in committed() if A_MACHINES_PATH.search(text_of(file))}
    assert not found


def test_requirements_name_no_index() -> None:
    for file in (ROOT / "requirements").iterdir():
        assert not AN_INDEX.search(text_of(file)), file


def test_requirements_are_pinned_by_their_hashes() -> None:
    for file in (ROOT / "requirements").glob("*.txt"):
        pins = re.findall(r"^[a-zA-Z0-9._-]+(?:\[[\w,]+\])?==", text_of(file), re.MULTILINE)
        assert pins
        assert len(re.findall(r"^\S.*\\\n(?:    --hash=sha256:)", text_of(file), re.MULTILINE)) == len(pins), file


def test_params_have_a_section_for_every_stage_that_has_parameters() -> None:
    settings = parameters.read_yaml(ROOT / parameters.FILE)
    models = {stage: load(stage).params for stage in STAGES}
    own = set(settings) - {"source", parameters.SCHEDULE, *Engine.model_fields}
    assert own == {stage for stage, model in models.items() if model.model_fields}
    faults = [fault for one in models for fault in parameters.section_faults(one, models[one], settings.get(one) or {})]
    assert faults == []
