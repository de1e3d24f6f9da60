"""Fitted models from disk: the only module that unpickles, and only bytes that this project noted when it wrote them.

Unpickling runs what stands in the file. So a model that came any other way, or was changed since, is never opened.
"""

import json
from pathlib import Path
from typing import Any

import joblib

from pipeline.digests import sha256_of
from pipeline.faults import DataFault, told_of_damage

MANIFEST = "manifest.json"
"""Beside the models of a champion, with the digest of each by its name."""

RECORDS = Path("data/records")
"""Where each stage notes the digests of what it wrote, by their paths in the project."""


def load_model(file: Path) -> Any:
    """Raises DataFault if nobody has noted the file's digest, or it has another."""
    if not file.exists():
        raise FileNotFoundError(file)
    if digest_noted(file) is None:
        raise DataFault(f"{file}: is not loaded, as no record says that this project wrote it. Run its stage again.")
    refuse_changed(file)
    return joblib.load(file)


def refuse_changed(file: Path) -> None:
    """Raise DataFault if a digest of the file or folder was noted, and it has another."""
    noted = digest_noted(file)
    if noted is not None and sha256_of(file) != noted:
        raise DataFault(f"{file}: is not loaded: it has other bytes than were written. Run its stage again.")


def digest_noted(file: Path) -> str | None:
    """By the manifest beside the file, or by the record of the stage whose folder it lies in."""
    if (manifest := file.parent / MANIFEST).exists():
        return digests_in(manifest).get(file.name)
    project = file.parents[2]
    record = project / RECORDS / f"{file.parent.name}.json"
    return digests_in(record).get(file.relative_to(project).as_posix()) if record.exists() else None


def digests_in(file: Path) -> dict[str, str]:
    with told_of_damage(file):
        return dict(json.loads(file.read_text(encoding="utf-8")).get("sha256", {}))
