"""Which bytes a stage read, said without showing a row of them."""

import json
from collections.abc import Collection, Iterator
from pathlib import Path

import pyarrow.parquet as pq
from mlflow.entities import Dataset, DatasetInput, InputTag
from mlflow.utils.mlflow_tags import MLFLOW_DATASET_CONTEXT

from pipeline.artifacts import ARTIFACTS
from pipeline.digests import sha256_of

DIGITS = 32
"""Of a SHA-256: MLflow keeps no digest of more than 36 characters."""


def dataset(name: str, path: Path) -> Dataset:
    """Name, digest, place and number of rows."""
    rows = {"num_rows": pq.read_metadata(path).num_rows} if path.suffix == ".parquet" else {}
    return Dataset(
        name=name,
        digest=sha256_of(path)[:DIGITS],
        source_type="local",
        source=json.dumps({"uri": path.as_posix()}),
        profile=json.dumps(rows),
    )


def inputs(reads: Collection[str], source: str) -> Iterator[DatasetInput]:
    """The tables and folders among what a stage read, under the names of their artifacts."""
    names = {str(artifact.at(source)): name for name, artifact in ARTIFACTS.items()}
    for path in map(Path, reads):
        if path.is_dir() or path.suffix in (".parquet", ".csv"):
            found = dataset(names.get(str(path), path.stem), path)
            yield DatasetInput(found, tags=[InputTag(MLFLOW_DATASET_CONTEXT, "read")])
