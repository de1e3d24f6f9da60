"""Examples of schedules are what their programs take, and call verbs that exist with flags that exist."""

import ast
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from pipeline import parameters
from pipeline.__main__ import parser
from tests.checkout import PROJECT

EXAMPLES = PROJECT / "pipeline/schedule/examples"
VERBS = {"score", "retrain"}
CALL = re.compile(r"run python -m pipeline ([^;&|\"'>\n]+)")
FIELDS = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
"""Of a crontab's line: minute, hour, day of the month, month, day of the week."""


def text_of(name: str) -> str:
    return (EXAMPLES / name).read_text(encoding="utf-8")


def calls(text: str) -> list[str]:
    return [call for call in CALL.findall(text) if not {"{", "%"} & {*call}]


def is_within(field: str, limits: tuple[int, int]) -> bool:
    """Whether the field is ``*``, or numbers and rising ranges inside the limits."""
    ends = [[int(end) for end in part.split("-")] for part in field.split(",")] if field != "*" else [[*limits]]
    return all(limits[0] <= part[0] <= part[-1] <= limits[1] and len(part) <= 2 for part in ends)


def assert_cron(line: str) -> None:
    fields = line.split()[:5]
    assert len(fields) == 5
    assert all(is_within(*pair) for pair in zip(fields, FIELDS, strict=True)), line


@pytest.mark.parametrize(
    "name", sorted(file.name for file in EXAMPLES.iterdir() if file.suffix != ".pyc" and file.is_file())
)
def test_every_call_is_a_verb_with_its_flags(name: str) -> None:
    for call in calls(text_of(name)):
        assert parser().parse_args(shlex.split(call)).verb in VERBS | {"status"}


def test_the_readmes_lines_are_those_of_the_crontab() -> None:
    block = (PROJECT / "README.md").read_text(encoding="utf-8").partition("```cron\n")[2].partition("```")[0]
    assert block
    assert set(block.splitlines()) <= set(text_of("crontab").splitlines())


def test_the_crontab_scores_on_six_days_and_retrains_on_the_seventh() -> None:
    lines = [line for line in text_of("crontab").splitlines() if line[:1].isdigit()]
    for line in lines:
        assert_cron(line)
    found = {calls(line)[0].split()[0]: line.split()[4] for line in lines}
    assert found == {"score": "1-6", "retrain": "0", "status": "*"}


@pytest.mark.parametrize("field", ["60", "1-99", "5-1", "1-2-3"])
def test_a_field_that_cron_does_not_take_is_noticed(field: str) -> None:
    assert not is_within(field, FIELDS[0])


def test_systemd_takes_its_units(tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed")
    (tmp_path / "run").write_text("#!/bin/sh\n")
    (tmp_path / "run").chmod(0o755)
    for file in EXAMPLES.glob("customers@*"):
        (tmp_path / file.name).write_text(file.read_text().replace("/srv/customers", str(tmp_path)))
    units = [tmp_path / f"customers@{verb}.{kind}" for verb in sorted(VERBS) for kind in ("timer", "service")]
    for unit in units[1::2]:
        shutil.copy(tmp_path / "customers@.service", unit)
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    told = [line for line in done.stderr.splitlines() if "customers@" in line]
    assert told == []


def test_systemds_service_runs_the_verb_behind_the_at_sign_and_not_again_what_wants_a_person() -> None:
    assert "ExecStart=/srv/customers/run python -m pipeline %i" in text_of("customers@.service")
    assert "RestartPreventExitStatus=1 2 3 4 7" in text_of("customers@.service")
    assert {file.stem.partition("@")[2] for file in EXAMPLES.glob("*.timer")} == VERBS


def test_githubs_workflow_has_a_step_for_each_of_its_times() -> None:
    workflow: dict[str, Any] = parameters.read_yaml(EXAMPLES / "github_actions.yml")
    times = [one["cron"] for one in workflow["on"]["schedule"]]
    for line in times:
        assert_cron(line)
    steps = workflow["jobs"]["run"]["steps"]
    assert [calls(step["run"])[0].split()[0] for step in steps] == ["score", "retrain", "status"]
    assert all(f"github.event.schedule == '{times[1]}'" in steps[1]["if"] for _ in times)


def test_airflows_dag_is_python_whose_every_verb_exists() -> None:
    tree = ast.parse(text_of("dag.py"))
    [verbs] = [node.value for node in tree.body if isinstance(node, ast.Assign) and node.targets[0].id == "VERBS"]  # type: ignore[attr-defined]
    found = ast.literal_eval(verbs)
    assert set(found) == VERBS
    for line in found.values():
        assert_cron(line)
    [operators] = [node for node in tree.body if isinstance(node, ast.ImportFrom) and "bash" in str(node.module)]
    used = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == operators.names[0].name
    ]
    assert {key.arg for one in used for key in one.keywords} <= {"task_id", "bash_command", "cwd", None}
