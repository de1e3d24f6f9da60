"""What is kept beside the results: DVC's cache, MLflow's artifacts, and the databases that releases go to."""

import json
import os
import re
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from pipeline.parameters import read_yaml
from pipeline.publishing import duckdb_file, postgresql, sqlite_file
from pipeline.publishing.targets import Database

CACHE = Path(".dvc/cache")
OBJECTS = CACHE / "files/md5"
FOLDER = ".dir"
"""What the digest of a folder ends with: its object lists those of the files in it."""

PAGES = (".html",)
MODELS = "models"
"""Where MLflow keeps those it registers, below its artifacts."""

ERASE: Mapping[str, Callable[..., int]] = {
    "duckdb": duckdb_file.erase,
    "sqlite": sqlite_file.erase,
    "postgresql": postgresql.erase,
}


def empty_cache(source: str) -> int:
    """Remove what DVC keeps of this and earlier runs, all of which can be made anew; how many objects.

    Raw files of other companies stay: they may lie nowhere else.
    """
    shutil.rmtree(CACHE / "runs", ignore_errors=True)
    others = [file for file in Path("data/raw").glob("*.dvc") if file.stem != source]
    kept = {place for file in others for place in objects_of(file)}
    found = [one for one in OBJECTS.rglob("*") if one.is_file() and one not in kept]
    for one in found:
        one.unlink()
    return len(found)


def objects_of(pointer: Path) -> Iterator[Path]:
    """The objects in the cache that a ``.dvc`` file speaks of."""
    for out in read_yaml(pointer).get("outs", ()):
        yield (listing := place_of(out["md5"]))
        if out["md5"].endswith(FOLDER) and listing.exists():
            yield from (place_of(one["md5"]) for one in json.loads(listing.read_bytes()))


def place_of(digest: str) -> Path:
    return OBJECTS / digest[:2] / digest[2:]


def remove_artifacts(folder: Path, customers: Collection[str]) -> list[Path]:
    """Remove from MLflow's artifacts the pages, which quote customers, and every file that one of them is named in.

    Registered models stay: they hold nobody, and in so many bytes a short id is found by chance.
    """
    named = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in sorted(customers)).encode())
    files = sorted(file for file in folder.rglob("*") if file.is_file() and folder / MODELS not in file.parents)
    found = [file for file in files if file.suffix in PAGES or named.search(file.read_bytes())]
    for file in found:
        file.unlink()
    return found


def remove_pages(folder: Path) -> list[Path]:
    """Remove pages from what waits to be sent to MLflow; all else in it is about nobody."""
    found = sorted(file for file in folder.rglob("*") if file.suffix in PAGES)
    for file in found:
        file.unlink()
    return found


def erase_in_database(one: Database, customers: Collection[str], schema: str) -> int:
    """Delete the customers' rows of every release that the database holds; how many. Raises DependencyFault."""
    return ERASE[one.kind](one.where, sorted(customers), schema=schema)


def remotes() -> list[str]:
    """Copies elsewhere that cannot be reached from here: DVC's remotes, a server of MLflow."""
    config = [Path(".dvc/config"), Path(".dvc/config.local")]
    lines = [line for file in config if file.exists() for line in file.read_text(encoding="utf-8").splitlines()]
    stored = [line.strip("[] ") for line in lines if line.startswith("['remote ")]
    server = "://" in os.environ.get("MLFLOW_TRACKING_URI", "").removeprefix("sqlite://")
    return [
        *(f"DVC's {one}: after the next run, dvc gc --workspace --cloud" for one in stored),
        *(["MLflow's server: delete report.html of its runs, pages that quote customers"] if server else []),
    ]
