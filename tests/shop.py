"""A small demo shop that has gone through the stages once: what each stage reads lies there for the tests."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from pipeline import parameters
from pipeline.artifacts import ARTIFACTS, read_json
from pipeline.engine import DUCKDB
from pipeline.stage import STAGES, Outputs, keywords, load, metrics_of, run_stage

ROOT = Path(__file__).parents[1]
SMALL: dict[str, dict[str, Any]] = {
    "demo": {"customers": 800, "days": 500},
    "profiles": {"dates": 6, "every_days": 50},
    "satisfaction": {"min_answers": 100, "min_bad_answers": 20},
    "segments": {"min_cluster_size": 15, "min_samples": 5},
    "churn": {"min_outcomes": 40},
}
"""Parameters that differ from ``params.yaml``, so that so few customers are enough to learn from."""


@dataclass(frozen=True)
class FinishedShop:
    """The artifacts of one run by their names, and the stages to run again on what lies there."""

    home: Path

    def __getitem__(self, artifact: str) -> Any:
        return ARTIFACTS[artifact].read(self.home / ARTIFACTS[artifact].at("demo"))

    def metrics(self, stage: str) -> dict[str, Any]:
        return dict(read_json(self.home / metrics_of(stage)))

    def params(self, stage: str) -> dict[str, Any]:
        settings = parameters.read_yaml(self.home / parameters.FILE)
        return parameters.of_stage(stage, load(stage).params, settings, self["source"])

    def run(self, stage: str, *, params: Mapping[str, Any] | None = None, **inputs: Any) -> Outputs:
        """What the stage gives with some of its parameters and inputs put in the place of those that lie there."""
        one = load(stage)
        found = {artifact: inputs[artifact] if artifact in inputs else self[artifact] for artifact in one.reads}
        found |= {artifact: inputs[artifact] for artifact in one.remembers if artifact in inputs}
        return one.function(**found, **{**keywords(one, self.params, DUCKDB), **(params or {})})


def write_params(file: Path, changed: Mapping[str, Mapping[str, Any]] = SMALL) -> None:
    """The project's parameters, with the changed ones over them."""
    yaml = YAML()
    settings = yaml.load(ROOT / parameters.FILE)
    for section, values in changed.items():
        settings[section].update(values)
    yaml.dump(settings, file)


def finish(home: Path) -> FinishedShop:
    """Run the stages in an empty folder."""
    shutil.copytree(ROOT / "data/sources/demo", home / "data/sources/demo")
    write_params(home / parameters.FILE)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        for stage in STAGES[: STAGES.index("release")]:
            run_stage(stage)
    return FinishedShop(home)
