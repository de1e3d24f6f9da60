"""Records with all that MLflow shows of them, as an entry of the spool: results may change before it is sent."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pipeline.artifacts import ARTIFACTS, write_json
from pipeline.digests import sha256_of
from pipeline.loading import MANIFEST
from pipeline.tracking.datasets import datasets
from pipeline.tracking.exhibits import exhibits
from pipeline.tracking.origin import origin, run_name
from pipeline.tracking.records import Record, key_of
from pipeline.tracking.spool import entered

REGISTERED = {"satisfaction_model": "satisfaction", "segmenter": "segmentation", "churn_model": "churn"}
"""The artifacts that are models of their own in MLflow's registry, and their names there."""


def pack(records: Sequence[Record], source: str) -> str:
    """Enter the records unless they were the last to be; the key by which their run is found."""
    key = key_of(records)
    about = {"source": source, "name": run_name(), "tags": origin(), "records": [told(one, source) for one in records]}
    with entered("run", key, about) as folder:
        if folder is not None:
            for record in records:
                copy(exhibits(record.writes), folder / record.stage)
            pack_models([path for record in records for path in record.writes], source, folder / "models")
    return key


def told(record: Record, source: str) -> dict[str, Any]:
    return {"record": asdict(record), "datasets": list(datasets(record.reads, source))}


def copy(files: Iterable[Path], folder: Path) -> None:
    folder.mkdir()
    for file in files:
        shutil.copyfile(file, folder / file.name)


def pack_models(writes: Sequence[str], source: str, folder: Path) -> None:
    """The fitted models among what was written, each by its artifact's name, with their digests and paths."""
    files = {artifact: file for artifact in REGISTERED if str(file := ARTIFACTS[artifact].at(source)) in writes}
    folder.mkdir()
    for artifact, file in files.items():
        shutil.copyfile(file, folder / f"{artifact}.joblib")
    digests = {f"{artifact}.joblib": sha256_of(folder / f"{artifact}.joblib") for artifact in files}
    write_json({"sha256": digests, "paths": {one: str(file) for one, file in files.items()}}, folder / MANIFEST)
