"""A stage is a function: its arguments are artifacts, its keywords parameters, its result names artifacts."""

import inspect
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pydantic

from pipeline import parameters
from pipeline.artifacts import ARTIFACTS, write_json
from pipeline.faults import Fault

Outputs = dict[str, Any]
"""Artifacts by name; under ``metrics`` the stage's figures, which are no artifact of their own."""

STAGES = (
    "demo",
    "events",
    "profiles",
    "satisfaction",
    "segments",
    "churn",
    "value",
    "explanations",
    "report",
    "release",
    "track",
)
"""The stages in running order: each is a module of :mod:`pipeline.stages` with a function of its own name."""


@dataclass(frozen=True)
class Stage:
    """One step of the pipeline, as the signature of its function declares it."""

    function: Callable[..., Outputs]
    writes: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.function.__name__

    @property
    def reads(self) -> tuple[str, ...]:
        return tuple(self._arguments(inspect.Parameter.POSITIONAL_OR_KEYWORD))

    @property
    def params(self) -> type[pydantic.BaseModel]:
        """The stage's section of ``params.yaml`` as a model that allows no other key."""
        keywords = self._arguments(inspect.Parameter.KEYWORD_ONLY)
        fields: dict[str, Any] = {name: (one.annotation, ...) for name, one in keywords.items()}
        return pydantic.create_model(self.name, __config__=pydantic.ConfigDict(extra="forbid"), **fields)

    def _arguments(self, kind: Any) -> dict[str, inspect.Parameter]:
        return {name: one for name, one in inspect.signature(self.function).parameters.items() if one.kind is kind}


def stage(*, writes: tuple[str, ...] = ()) -> Callable[[Callable[..., Outputs]], Stage]:
    """Declare a function as the stage of its own name."""
    return lambda function: Stage(function, writes)


def load(name: str) -> Stage:
    """The stage of that name; only its module is imported."""
    found: Stage = getattr(import_module(f"pipeline.stages.{name}"), name)
    return found


def metrics_of(name: str) -> Path:
    """Where a stage's figures stand, for DVC and for people."""
    return Path(f"data/{name}/metrics.json")


def record_of(name: str) -> Path:
    """Where a stage says when it ran, with which parameters and what came out, for MLflow."""
    return Path(f"data/records/{name}.json")


FAULT = Path("data/records/fault.json")
"""What the last stage that failed had to say: DVC passes on no exit code."""


def run(name: str) -> None:
    """Run the stage, and leave word of its fault, if it has one, for who started it through DVC."""
    try:
        run_stage(name)
    except Fault as fault:
        write_json({"stage": name, "exit_code": fault.exit_code, "message": str(fault)}, FAULT)
        raise


def run_stage(name: str) -> None:
    """Read what the stage reads, call it with its parameters, write what it writes and its record."""
    started_at = time.time()
    settings = parameters.read(STAGES)
    one, source = load(name), settings["source"]
    found = {artifact: ARTIFACTS[artifact].read_at(source) for artifact in one.reads}
    params = parameters.of_stage(one.name, one.params, settings, found.get("source", {}))
    outputs = one.function(**found, **params)
    for artifact in one.writes:
        ARTIFACTS[artifact].write(outputs[artifact], ARTIFACTS[artifact].at(source))
    metrics = outputs.get("metrics", {})
    if one.writes:
        write_json(metrics, metrics_of(name))
    write_json(
        {
            "stage": name,
            "started_at": started_at,
            "ended_at": time.time(),
            "params": {"source": source, **params},
            "metrics": metrics,
            "reads": [str(ARTIFACTS[artifact].at(source)) for artifact in one.reads],
            "writes": [str(ARTIFACTS[artifact].at(source)) for artifact in one.writes],
        },
        record_of(name),
    )
