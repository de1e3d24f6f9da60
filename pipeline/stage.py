"""A stage is a function: its arguments are artifacts, its keywords parameters, its result names artifacts.

A keyword named like another stage is given that stage's parameters, one named ``engine`` what runs large tables, one
named ``champion`` the models to apply where the stage would learn its own.
"""

import inspect
import time
from collections.abc import Callable, Mapping
from contextlib import chdir
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pydantic

from pipeline import parameters
from pipeline.artifacts import ARTIFACTS, write_json
from pipeline.crashing import crash_point
from pipeline.digests import sha256_of
from pipeline.engine import Engine
from pipeline.faults import Fault, MachineFault, told_of_the_machine
from pipeline.loading import refuse_changed

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
    "promotion",
    "pains",
    "figures",
    "alerts",
    "report",
    "release",
    "notices",
    "track",
)
"""The stages in running order: each is a module of :mod:`pipeline.stages` with a function of its own name."""

ENGINE = "engine"
CHAMPION = "champion"


@dataclass(frozen=True)
class Fitted:
    """What an earlier run learned, by the names of its artifacts, and the parameters of the stages that learned it."""

    artifacts: Mapping[str, Any]
    params: Mapping[str, Mapping[str, Any]]

    def __getitem__(self, artifact: str) -> Any:
        return self.artifacts[artifact]


@dataclass(frozen=True)
class Stage:
    """One step of the pipeline, as the signature of its function declares it."""

    function: Callable[..., Outputs]
    writes: tuple[str, ...]
    reads_beyond: bool = False
    """Whether it reads what DVC does not keep, and so has to run each time."""

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
        own = {name: one for name, one in self._keywords.items() if name not in (ENGINE, CHAMPION, *STAGES)}
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
    def runs_each_time(self) -> bool:
        """Whether DVC cannot tell that there is nothing to do."""
        return self.reads_beyond or not self.writes

    @property
    def learns(self) -> bool:
        """Whether it can be given a champion to apply."""
        return CHAMPION in self._keywords

    @property
    def _keywords(self) -> dict[str, inspect.Parameter]:
        return self._arguments(inspect.Parameter.KEYWORD_ONLY)

    def _arguments(self, kind: Any) -> dict[str, inspect.Parameter]:
        return {name: one for name, one in inspect.signature(self.function).parameters.items() if one.kind is kind}


def stage(*, writes: tuple[str, ...] = (), reads_beyond: bool = False) -> Callable[[Callable[..., Outputs]], Stage]:
    """Declare a function as the stage of its own name."""
    return lambda function: Stage(function, writes, reads_beyond)


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


HERE = Path()
"""The project's folder: all paths are relative to it."""

FAULT = Path("data/records/fault.json")
"""What the last stage that failed had to say: DVC passes on no exit code."""

KILLED = (
    "The stage '{}' was killed, most likely because memory ran out: see the system's log. Give a lower 'memory_limit' "
    "in params.yaml or a larger machine, and run the same again: finished stages are kept."
)


def run(name: str) -> None:
    """Run the stage, and leave word of its fault, if it has one, for who started it through DVC.

    A stage that is killed cannot: what it would have said lies there from its beginning to its end.
    """
    leave_word(name, MachineFault(KILLED.format(name)))
    try:
        with told_of_the_machine():
            run_stage(name)
        FAULT.unlink(missing_ok=True)
    except Fault as fault:
        leave_word(name, fault)
        raise
    except BaseException:
        FAULT.unlink(missing_ok=True)
        raise


def leave_word(name: str, fault: Fault) -> None:
    write_json({"stage": name, "exit_code": fault.exit_code, "message": str(fault)}, FAULT)


def run_stage(name: str, champion: Fitted | None = None, *, reads_from: Path = HERE) -> None:
    """Read what the stage reads, call it with its parameters, write what it writes and its record.

    A stage that learns applies the ``champion`` instead, if it is given one. Artifacts and parameters are read from the
    project in ``reads_from``.
    """
    started_at = time.time()
    with chdir(reads_from):
        one, source, params, arguments = prepared(name, champion)
    outputs = one.function(**arguments)
    for artifact in one.writes:
        ARTIFACTS[artifact].write(outputs[artifact], ARTIFACTS[artifact].at(source))
    crash_point(f"{name} unrecorded")
    metrics = outputs.get("metrics", {})
    if one.writes:
        write_json(metrics, metrics_of(name))
    writes = [ARTIFACTS[artifact].at(source) for artifact in one.writes]
    sealed = [ARTIFACTS[artifact].at(source) for artifact in one.writes if artifact not in one.remembers]
    write_json(
        {
            "stage": name,
            "started_at": started_at,
            "ended_at": time.time(),
            "params": {"source": source, **params},
            "metrics": metrics,
            "reads": [str(ARTIFACTS[artifact].at(source)) for artifact in one.reads],
            "writes": [str(path) for path in writes],
            "sha256": {str(path): sha256_of(path) for path in sealed},
        },
        record_of(name),
    )


def prepared(name: str, champion: Fitted | None) -> tuple[Stage, str, dict[str, Any], dict[str, Any]]:
    """The stage, the source's name, the stage's parameters, and all that its function is called with."""
    settings = parameters.read(STAGES)
    one, source = load(name), settings["source"]
    engine = Engine.model_validate(parameters.engine_lines(settings))
    for artifact in one.reads:
        refuse_changed(ARTIFACTS[artifact].at(source))
    found = {artifact: ARTIFACTS[artifact].read_at(source, engine) for artifact in one.reads}
    memory = {
        artifact: ARTIFACTS[artifact].read_at(source)
        for artifact in one.remembers
        if ARTIFACTS[artifact].at(source).exists()
    }
    declared = {"params": {**found.get("source", {}).get("params", {}), **(champion.params if champion else {})}}

    def section(name: str) -> dict[str, Any]:
        return parameters.of_stage(name, load(name).params, settings, declared)

    own = {CHAMPION: champion} if one.learns else {}
    return one, source, section(name), {**found, **memory, **keywords(one, section, engine), **own}


def keywords(one: Stage, section: Callable[[str], Mapping[str, Any]], engine: Engine) -> dict[str, Any]:
    """What the function is called with beside artifacts: its parameters, the sections and the engine it asks for."""
    others = {name: section(name) for name in one.sections}
    return {**section(one.name), **others, **({ENGINE: engine} if one.takes_engine else {})}
