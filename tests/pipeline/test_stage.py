"""A stage is what the signature of its function says, and a run of it leaves outputs, figures and a record."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pydantic
import pytest

from pipeline.artifacts import ARTIFACTS, read_json, write_json
from pipeline.digests import sha256_of
from pipeline.engine import Engine
from pipeline.faults import DataFault, UsageFault
from pipeline.stage import FAULT, STAGES, Outputs, load, metrics_of, record_of, run, run_stage, stage


@stage(writes=("descriptions",))
def segments(source: dict[str, Any], declaration: Path, *, count: pydantic.PositiveInt, name: str = "") -> Outputs:
    """So many times the name of the source."""
    if count > 5:
        raise DataFault(f"{source['name']} is too small for {count}")
    return {"descriptions": [source["name"]] * count, "metrics": {"count": count}}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose stage ``segments`` is the one above."""
    monkeypatch.chdir(tmp_path)
    module = ModuleType("pipeline.stages.segments")
    module.segments = segments  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    Path("params.yaml").write_text("source: shop\nsegments: {count: 2, name: a}\n")
    write_json({"name": "shop", "as_of": "2026-07-01", "params": {}}, ARTIFACTS["source"].at("shop"))
    return tmp_path


def test_a_stage_is_named_and_reads_as_its_function_says() -> None:
    assert segments.name == "segments"
    assert segments.reads == ("source", "declaration")
    assert segments.writes == ("descriptions",)


def test_its_parameters_are_its_keywords_and_nothing_else() -> None:
    assert segments.params(count=1, name="a").model_dump() == {"count": 1, "name": "a"}
    for wrong in ({"count": 0, "name": "a"}, {"count": 1, "name": "a", "more": 1}, {"count": 1}):
        with pytest.raises(pydantic.ValidationError, match="segments"):
            segments.params.model_validate(wrong)


def test_a_keyword_named_like_another_stage_is_given_that_stages_parameters(project: Path) -> None:
    @stage(writes=("descriptions",))
    def segments(source: dict[str, Any], *, count: int, name: str, events: dict[str, Any], engine: Engine) -> Outputs:
        """Its own parameters and those of the events."""
        return {"descriptions": [count, events, engine.memory_limit]}

    sys.modules["pipeline.stages.segments"].segments = segments  # type: ignore[attr-defined]
    settings = "memory_limit: 2GB\nevents: {max_rejected_share: 0.5, future_hours: 1}\n"
    Path("params.yaml").write_text(settings + "source: shop\nsegments: {count: 2, name: a}\n")
    run_stage("segments")
    assert set(segments.params.model_fields) == {"count", "name"}
    assert segments.sections == ("events",)
    count, events, limit = ARTIFACTS["descriptions"].read_at("shop")
    assert (count, events["max_rejected_share"], limit) == (2, 0.5, "2GB")


def test_what_it_also_writes_it_goes_on_from_and_has_not_the_first_time(project: Path) -> None:
    @stage(writes=("descriptions",))
    def segments(source: dict[str, Any], descriptions: list[str] | None = None) -> Outputs:
        """One more name each time."""
        return {"descriptions": [*(descriptions or ()), source["name"]]}

    sys.modules["pipeline.stages.segments"].segments = segments  # type: ignore[attr-defined]
    Path("params.yaml").write_text("source: shop\n")
    assert (segments.reads, segments.remembers) == (("source",), ("descriptions",))
    for _ in range(2):
        run_stage("segments")
    assert ARTIFACTS["descriptions"].read_at("shop") == ["shop", "shop"]


def test_a_run_writes_outputs_figures_and_a_record(project: Path) -> None:
    run_stage("segments")
    assert ARTIFACTS["descriptions"].read_at("shop") == ["shop", "shop"]
    assert read_json(metrics_of("segments")) == {"count": 2}
    record = read_json(record_of("segments"))
    assert record.pop("started_at") <= record.pop("ended_at")
    assert record == {
        "stage": "segments",
        "params": {"source": "shop", "count": 2, "name": "a"},
        "metrics": {"count": 2},
        "reads": ["data/events/source.json", "data/sources/shop"],
        "writes": ["data/identities/descriptions.json"],
        "sha256": {"data/identities/descriptions.json": sha256_of(ARTIFACTS["descriptions"].at("shop"))},
    }


def test_the_source_may_put_its_own_parameters_over_the_projects(project: Path) -> None:
    declared = {"name": "shop", "params": {"segments": {"count": 3}, "churn": {"gap_days": 1}}}
    write_json(declared, ARTIFACTS["source"].at("shop"))
    run_stage("segments")
    assert read_json(record_of("segments"))["params"]["count"] == 3


def test_a_fault_is_left_for_who_started_the_stage_through_dvc(project: Path) -> None:
    Path("params.yaml").write_text("source: shop\nsegments: {count: 6, name: a}\n")
    with pytest.raises(DataFault, match="too small for 6"):
        run("segments")
    assert read_json(FAULT) == {"stage": "segments", "exit_code": 3, "message": "shop is too small for 6"}
    assert not record_of("segments").exists()


def test_a_stage_that_is_killed_has_left_word_before(project: Path) -> None:
    @stage(writes=("descriptions",))
    def segments(source: dict[str, Any]) -> Outputs:
        """What is known of it meanwhile."""
        return {"descriptions": [read_json(FAULT)]}

    sys.modules["pipeline.stages.segments"].segments = segments  # type: ignore[attr-defined]
    Path("params.yaml").write_text("source: shop\n")
    run("segments")
    [known] = ARTIFACTS["descriptions"].read_at("shop")
    assert (known["stage"], known["exit_code"]) == ("segments", 7)
    assert known["message"].startswith("The stage 'segments' was killed")
    assert not FAULT.exists()


def test_parameters_that_cannot_be_meant_stop_the_stage_before_it_runs(project: Path) -> None:
    Path("params.yaml").write_text("source: shop\nsegments: {count: many, name: a}\n")
    with pytest.raises(UsageFault, match=r"segments\.count is 'many'"):
        run("segments")
    assert not ARTIFACTS["descriptions"].at("shop").exists()


@pytest.mark.parametrize("name", STAGES)
def test_every_stage_reads_and_writes_known_artifacts_and_says_what_it_does(name: str) -> None:
    one = load(name)
    assert one.name == name
    assert {*one.reads, *one.writes} <= set(ARTIFACTS)
    assert one.function.__doc__


def test_no_stage_reads_what_a_later_one_writes() -> None:
    written: set[str] = {"raw", "declaration"}
    for one in map(load, STAGES):
        of_metrics = {f"{name}_metrics" for name in STAGES[: STAGES.index(one.name)]}
        assert set(one.reads) <= written | of_metrics, one.name
        assert not written & set(one.writes), one.name
        written |= set(one.writes)


HEAVY = ("sklearn", "lightgbm", "shap", "hdbscan", "mlflow", "matplotlib")


@pytest.fixture(scope="module")
def imports() -> Callable[[str], set[str]]:
    """The heavy packages that reading a module brings in."""

    def brought(module: str) -> set[str]:
        code = f"import sys, {module}; print(*[name for name in {HEAVY} if name in sys.modules])"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        return set(done.stdout.split())

    return brought


def test_reading_all_stages_is_cheap(imports: Callable[[str], set[str]]) -> None:
    assert imports(", ".join(f"pipeline.stages.{name}" for name in STAGES)) == set()
