"""``dvc.yaml`` says exactly what the stages' signatures and imports say."""

from pathlib import Path
from typing import Any

import grimp
import pytest

from pipeline.artifacts import ARTIFACTS
from pipeline.parameters import read_yaml
from pipeline.stage import STAGES, Stage, load, metrics_of, record_of

ROOT = Path(__file__).parents[1]
FILE = read_yaml(ROOT / "dvc.yaml")
GRAPH = grimp.build_graph("pipeline", "features", "models")
PLUMBING = {
    f"pipeline.{name}"
    for name in (
        *("stage", "artifacts", "digests", "parameters", "faults", "engine", "addresses", "spark.session"),
        *("beside", "crashing", "loading", "processes", "secrets", "spill"),
    )
}
"""What every stage runs on: a change of it says nothing about a stage's outputs."""

LAST = STAGES[-1]
"""It reads the records of all the others; its own is nobody's input."""


def entry(stage: str) -> dict[str, Any]:
    return dict(FILE["stages"][stage])


def paths(listed: list[Any]) -> list[str]:
    """The files of a list in which some have settings."""
    return [path for one in listed for path in ([one] if isinstance(one, str) else one)]


def code(stage: str) -> set[Path]:
    """The project's files whose change must run the stage again, imports inside functions among them."""
    module = f"pipeline.stages.{stage}"
    used = {module} | GRAPH.find_upstream_modules(module)
    left_out = PLUMBING | {one for one in used if GRAPH.find_children(one)}  # packages: an __init__ holds no code
    return {Path(*one.split(".")).with_suffix(".py") for one in used - left_out}


def code_deps(stage: str) -> list[Path]:
    return [Path(dep) for dep in entry(stage)["deps"] if not dep.startswith("data/")]


def data_deps(stage: str) -> set[str]:
    return {dep for dep in entry(stage)["deps"] if dep.startswith("data/")}


def outputs(stage: str) -> set[str]:
    """Everything the stage is said to write, but its figures."""
    return {*paths(entry(stage).get("outs", [])), *paths(entry(stage).get("plots", []))}


def written(one: Stage) -> set[str]:
    return {ARTIFACTS[name].path for name in one.writes}


def reads_raw(one: Stage) -> bool:
    return any("${source}" in ARTIFACTS[name].path for name in one.reads)


def test_it_has_the_stages_in_their_order() -> None:
    assert tuple(FILE["stages"]) == STAGES


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_is_run_by_its_name_and_no_parameter_reaches_the_shell(stage: str) -> None:
    assert entry(stage)["cmd"] == f"python -m pipeline {stage}"


@pytest.mark.parametrize("stage", STAGES)
def test_what_a_stage_writes_is_its_output(stage: str) -> None:
    record = set() if stage == LAST else {str(record_of(stage))}
    assert outputs(stage) == written(load(stage)) | record


@pytest.mark.parametrize("stage", STAGES)
def test_what_a_stage_goes_on_from_persists_and_is_not_taken_from_the_cache(stage: str) -> None:
    kept = {path: how for one in entry(stage).get("outs", []) if isinstance(one, dict) for path, how in one.items()}
    memory = {ARTIFACTS[name].path for name in load(stage).remembers}
    assert kept == {path: {"cache": False, "persist": True} for path in memory}


@pytest.mark.parametrize("stage", STAGES)
def test_the_figures_of_a_stage_with_outputs_are_metrics(stage: str) -> None:
    expected = [str(metrics_of(stage))] if load(stage).writes else []
    assert paths(entry(stage).get("metrics", [])) == expected


@pytest.mark.parametrize("stage", STAGES)
def test_what_a_stage_reads_it_depends_on_and_on_nothing_else(stage: str) -> None:
    reads = {ARTIFACTS[name].path for name in load(stage).reads}
    records = {str(record_of(name)) for name in STAGES if name not in ("demo", LAST)} if stage == LAST else set()
    assert data_deps(stage) == reads | records


@pytest.mark.parametrize("stage", STAGES)
def test_all_code_a_stage_runs_is_a_dependency(stage: str) -> None:
    deps = code_deps(stage)
    missing = {file for file in code(stage) if not any(dep == file or dep in file.parents for dep in deps)}
    assert not missing, f"dvc.yaml: {stage} imports {sorted(map(str, missing))}, its deps do not have them"


@pytest.mark.parametrize("stage", STAGES)
def test_no_code_is_a_dependency_without_being_run(stage: str) -> None:
    files = code(stage)
    unused = [dep for dep in code_deps(stage) if not any(dep == file or dep in file.parents for file in files)]
    assert not unused, f"dvc.yaml: {stage} does not import {unused}"


@pytest.mark.parametrize("stage", STAGES)
def test_every_dependency_is_there_or_made_by_an_earlier_stage(stage: str) -> None:
    earlier = STAGES[: STAGES.index(stage)]
    made = {path for name in earlier for path in {*outputs(name), str(metrics_of(name))}}
    given = {ARTIFACTS["raw"].path, ARTIFACTS["declaration"].path}
    assert all((ROOT / dep).exists() for dep in code_deps(stage))
    assert data_deps(stage) <= made | given


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_depends_on_its_own_parameters_and_those_it_asks_for(stage: str) -> None:
    one = load(stage)
    own = [*([stage] if one.params.model_fields else []), *one.sections]
    source = ["source"] if reads_raw(one) or stage == LAST else []
    assert entry(stage).get("params", []) == source + own


def test_only_stages_that_do_nothing_twice_run_each_time() -> None:
    always = [stage for stage in STAGES if entry(stage).get("always_changed")]
    assert always == [stage for stage in STAGES if load(stage).runs_each_time]


def test_figures_and_plots_are_small_and_stay_in_git() -> None:
    for stage in STAGES:
        for one in [*entry(stage).get("metrics", []), *entry(stage).get("plots", [])]:
            assert all(settings["cache"] is False for settings in one.values())


def test_every_model_that_is_listed_is_the_output_of_a_stage() -> None:
    models = {one["path"] for one in FILE["artifacts"].values()}
    assert models <= {path for stage in STAGES for path in written(load(stage))}
    assert models <= {artifact.path for artifact in ARTIFACTS.values()}
