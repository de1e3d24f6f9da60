"""Promoted models as folders that are never written again, and one file that says which of them is in use."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any

from pipeline.artifacts import ARTIFACTS, read_json, write_json
from pipeline.beside import beside_of, settle
from pipeline.digests import damages, digest_of, sha256_of
from pipeline.faults import DataFault, UsageFault, raise_all
from pipeline.stage import Fitted, metrics_of, record_of

LEARNING = ("sentiment", "satisfaction", "segments", "churn", "value")
"""The stages whose models are promoted together."""

PROMOTED = (
    "tone_model",
    "satisfaction_model",
    "answers",
    "segmenter",
    "churn_model",
    "churn_evaluation",
    "churn_metrics",
    "churn_judgement",
    "roc",
    "precision_recall",
    "lift",
    "calibration",
    "slices",
    "value_model",
    "value_calibration",
    "value_metrics",
    "steadiness",
)
"""What is kept of them. ``answers`` are what the satisfaction model has learned from, and so about single customers."""

MANIFEST = "manifest.json"
LIBRARIES = ("scikit-learn", "lightgbm", "hdbscan", "pandas", "numpy")
"""A fitted model is read by the versions that wrote it; a patch of them may differ."""


@dataclass(frozen=True)
class Version:
    """One set of promoted models."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def manifest(self) -> dict[str, Any]:
        return dict(read_json(self.folder / MANIFEST))

    @property
    def damages(self) -> list[str]:
        """What is wrong with its files, by the digests noted when they were promoted."""
        return [*damages(self.folder, self.manifest["sha256"])]

    @property
    def libraries(self) -> dict[str, str]:
        """The versions of those it was fitted with; none where they were not noted yet."""
        return dict(self.manifest.get("libraries", {}))

    def fitted(self) -> Fitted:
        """The models, once all bytes are known to be those that were promoted; None is what was not kept then."""
        raise_all(DataFault, self.damages)
        raise_all(UsageFault, other_libraries(self.libraries))
        kept = {name: self.folder / file_of(name) for name in PROMOTED if file_of(name) in self.manifest["sha256"]}
        found = {name: ARTIFACTS[name].read(path) for name, path in kept.items()}
        return Fitted(dict.fromkeys(PROMOTED) | found, self.manifest["params"])


def file_of(artifact: str) -> str:
    return f"{artifact}{Path(ARTIFACTS[artifact].path).suffix}"


def other_libraries(known: Mapping[str, str]) -> list[str]:
    """One sentence for each library whose version has changed by more than a patch."""
    now = libraries()
    return [
        f"The champion was learned with {name} {known[name]}, and {now[name]} is installed: learn a new one with "
        "'python -m pipeline retrain', or install what requirements/base.txt named then."
        for name in LIBRARIES
        if known[name].split(".")[:2] != now[name].split(".")[:2]
    ]


def libraries() -> dict[str, str]:
    return {name: installed(name) for name in LIBRARIES}


def version_of(source: Mapping[str, Any]) -> str:
    """What the models of the last run are called: by their date and bytes, so that the same have the same name."""
    digest = digest_of(ARTIFACTS[name].at(source["name"]) for name in PROMOTED)
    return f"{source['as_of']}-{digest[:12]}"


def keep(source: Mapping[str, Any], decision: Mapping[str, Any], home: Path) -> Version:
    """Copy the models of the last run below ``home``; what lies there whole already is not written again."""
    kept = Version(home / version_of(source))
    if (kept.folder / MANIFEST).exists() and not kept.damages:
        return kept
    home.mkdir(parents=True, exist_ok=True)
    beside = beside_of(kept.folder)
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    for name in PROMOTED:
        shutil.copyfile(ARTIFACTS[name].at(source["name"]), beside / file_of(name))
    write_json(told(source, decision, beside, kept.name), beside / MANIFEST)
    settle(beside, kept.folder)
    return kept


def told(source: Mapping[str, Any], decision: Mapping[str, Any], folder: Path, name: str) -> dict[str, Any]:
    """What a version says of itself: where it comes from, what it was learned with, and the digest of each file."""
    records = {stage: read_json(record_of(stage)) for stage in LEARNING}
    return {
        "version": name,
        "source": source["name"],
        "as_of": source["as_of"],
        "decision": decision,
        "profile_shapes": ARTIFACTS["profile_shapes"].read_at(source["name"]),
        "figures": {stage: read_json(metrics_of(stage)) for stage in LEARNING},
        "params": {
            stage: {key: value for key, value in one["params"].items() if key != "source"}
            for stage, one in records.items()
        },
        "libraries": libraries(),
        "sha256": {file_of(one): sha256_of(folder / file_of(one)) for one in PROMOTED},
    }
