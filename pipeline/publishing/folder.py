"""The release as files: written whole in a folder of their own, which then takes the place of the last."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from pipeline import spreadsheet
from pipeline.artifacts import read_json, write_json, write_parquet, write_text
from pipeline.beside import beside_of, copy, settle, sync
from pipeline.crashing import crash_point
from pipeline.digests import damages, digest_of, sha256_of
from pipeline.faults import DataFault, raise_all

RELEASE = Path("data/release")
"""What people and programs read: a link to the current release. It is no output of DVC, which deletes those before a
stage begins."""

KEPT = Path("data/releases")
"""The current release and the one before it."""

MANIFEST = "manifest.json"


def prepare(
    tables: Mapping[str, pd.DataFrame],
    dictionary: pd.DataFrame,
    source: Mapping[str, Any],
    events: int,
    documents: Mapping[str, Any] = MappingProxyType({}),
) -> str:
    """Write every table in every format beside the current release, and keep it there until the switch.

    ``documents`` are written as JSON, each under its name. Returns the release's ``run_id``, made of its date and a
    digest of tables and documents: one that lies there whole is not written again.
    """
    KEPT.mkdir(parents=True, exist_ok=True)
    beside = beside_of(KEPT / "new")
    try:
        for name, table in tables.items():
            write_parquet(table, beside / f"{name}.parquet")
        for name, document in documents.items():
            write_json(document, beside / f"{name}.json")
        write_text(dictionary.to_csv(index=False), beside / "dictionary.csv")
        digest = digest_of([*sorted(beside.iterdir()), Path(spreadsheet.__file__)])
        run_id = f"{source['name']}-{source['as_of']}-{digest[:12]}"
        if not is_whole(KEPT / run_id):
            about = {"run_id": run_id, "source": source["name"], "as_of": source["as_of"], "events": events}
            complete(beside, {**tables, "dictionary": dictionary}, about)
            settle(beside, KEPT / run_id)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return run_id


def complete(folder: Path, tables: Mapping[str, pd.DataFrame], about: Mapping[str, Any]) -> None:
    """The tables for spreadsheets beside those for programs, and a manifest with every file's sha256."""
    for name, table in tables.items():
        write_text(spreadsheet.as_csv(table), folder / f"{name}.csv")
    spreadsheet.write_workbook(tables, folder / "tables.xlsx")
    sums = {file.name: sha256_of(file) for file in sorted(folder.iterdir())}
    write_json({**about, "sha256": sums}, folder / MANIFEST)


def is_whole(release: Path) -> bool:
    """Whether every file of the release is there with the bytes it was published with."""
    manifest = release / MANIFEST
    return manifest.exists() and not any(damages(release, read_json(manifest)["sha256"]))


def take_back(release: Path) -> str:
    """Have a release that was kept elsewhere beside the current one, whole; its ``run_id``."""
    run_id = str(read_json(release / MANIFEST)["run_id"])
    raise_all(DataFault, damages(release, read_json(release / MANIFEST)["sha256"]))
    if not is_whole(KEPT / run_id):
        beside = beside_of(KEPT / run_id)
        shutil.rmtree(beside, ignore_errors=True)
        settle(shutil.copytree(release, beside, copy_function=copy), KEPT / run_id)
    return run_id


def switch(run_id: str) -> None:
    """Let ``RELEASE`` lead to the release, in one step, and forget all but the one before.

    Readers find the last release or this one, never a mix. Who is forgotten goes first: after the switch nobody can
    tell any more which release was the one before.
    """
    release = KEPT / run_id
    before = RELEASE.resolve() if RELEASE.is_symlink() else None
    if before == release.resolve():
        return
    for old in filter(Path.is_dir, KEPT.iterdir()):
        if old.resolve() not in (before, release.resolve()):
            shutil.rmtree(old)
    link = beside_of(RELEASE)
    link.unlink(missing_ok=True)
    link.symlink_to(release.relative_to(RELEASE.parent), target_is_directory=True)
    crash_point("release before the switch")
    link.replace(RELEASE)
    sync(RELEASE.parent)
    crash_point("release switched")
