"""A stage is a function: its arguments are artifacts, its keywords parameters, its result names artifacts.

A keyword named like another stage is given that stage's parameters, one named ``engine`` what runs large tables.
"""

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
from pipeline.engine import Engine
from pipeline.faults import Fault

Outputs = dict[str, Any]
"""Artifacts by name; under ``metrics`` the stage's figures, which are no artifact of their own."""

STAGES = (
    "demo",
    "events",
    "readiness",
    "sentiment",
    "profiles",
    "satisfaction",
    "segments",
    "identities",
    "journey",
    "voice",
    "churn",
    "value",
    "explanations",
    "alerts",
    "report",
    "release",
    "notices",
    "track",
)
"""The stages in running order: each is a module of :mod:`pipeline.stages` with a function of its own name."""

ENGINE = "engine"


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
        return tuple(name for name in self._inputs if name not in self.writes)

    @property
    def remembers(self) -> tuple[str, ...]:
        """What it wrote the last time and goes on from; an argument that is None where there was no last time."""
        return tuple(name for name in self._inputs if name in self.writes)

    @property
    def _inputs(self) -> tuple[str, ...]:
        return tuple(self._arguments(inspect.Parameter.POSITIONAL_OR_KEYWORD))

    @property
    def params(self) -> type[pydantic.BaseModel]:
        """The stage's section of ``params.yaml`` as a model that allows no other key."""
        own = {name: one for name, one in self._keywords.items() if name not in (ENGINE, *STAGES)}
        fields: dict[str, Any] = {name: (one.annotation, ...) for name, one in own.items()}
        return pydantic.create_model(self.name, __config__=pydantic.ConfigDict(extra="forbid"), **fields)

    @property
    def sections(self) -> tuple[str, ...]:
        """The other stages whose whole sections it is given too."""
        return tuple(name for name in self._keywords if name in STAGES)

    @property
    def takes_engine(self) -> bool:
        return ENGINE in self._keywords

    @property
    def _keywords(self) -> dict[str, inspect.Parameter]:
        return self._arguments(inspect.Parameter.KEYWORD_ONLY)

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
    engine = Engine.model_validate(parameters.engine_lines(settings))
    found = {artifact: ARTIFACTS[artifact].read_at(source, engine) for artifact in one.reads}
    memory = {
        artifact: ARTIFACTS[artifact].read_at(source)
        for artifact in one.remembers
        if ARTIFACTS[artifact].at(source).exists()
    }
    given = found.get("source", {})
    params = parameters.of_stage(one.name, one.params, settings, given)
    others = {name: parameters.of_stage(name, load(name).params, settings, given) for name in one.sections}
    outputs = one.function(**found, **memory, **params, **others, **({ENGINE: engine} if one.takes_engine else {}))
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
