"""``python -m tests.determinism.learning HOME``: all stages in an empty folder; the last line tells what they wrote."""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.digests import sha256_of
from pipeline.stage import run_stage
from tests.determinism.surroundings import DUCKDB_THREADS
from tests.shop import finish


def digests(home: Path) -> dict[str, str]:
    """Of every file of the data, but for the records, which tell when."""
    files = [file for file in (home / "data").rglob("*") if file.is_file() and file.parent.name != "records"]
    return {str(file.relative_to(home)): sha256_of(file) for file in files}


def main(home: Path) -> None:
    limit_duckdb(os.environ.get(DUCKDB_THREADS))
    finish(home)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        run_stage("release")
    print(json.dumps(digests(home)))


def limit_duckdb(threads: str | None) -> None:
    connect = duckdb.connect

    def limited(*database: Any, config: Mapping[str, Any] | None = None, **options: Any) -> duckdb.DuckDBPyConnection:
        return connect(*database, config={**(config or {}), "threads": int(threads or 1)}, **options)

    if threads:
        duckdb.connect = limited


if __name__ == "__main__":
    main(Path(sys.argv[1]))
