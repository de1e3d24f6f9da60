"""Which bytes a stage read, said without showing a row of them."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TypedDict

import pyarrow.parquet as pq

from pipeline.artifacts import ARTIFACTS
from pipeline.digests import sha256_of

DIGITS = 32
"""Of a SHA-256: MLflow keeps no digest of more than 36 characters."""


class Dataset(TypedDict):
    """A table or folder by the name of its artifact; rows where they can be told."""

    name: str
    digest: str
    path: str
    profile: dict[str, int]


def dataset(name: str, path: Path) -> Dataset:
    """Name, digest, place and number of rows."""
    rows = {"num_rows": pq.read_metadata(path).num_rows} if path.suffix == ".parquet" else {}
    return Dataset(name=name, digest=sha256_of(path)[:DIGITS], path=path.as_posix(), profile=rows)


def datasets(reads: Collection[str], source: str) -> Iterator[Dataset]:
    """The tables and folders among what a stage read, under the names of their artifacts."""
    names = {str(artifact.at(source)): name for name, artifact in ARTIFACTS.items()}
    for path in map(Path, reads):
        if path.is_dir() or path.suffix in (".parquet", ".csv"):
            yield dataset(names.get(str(path), path.stem), path)
