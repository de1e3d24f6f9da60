"""MLflow's registry follows the champion: what it is to become waits in the spool, and is sent if a server is there."""

import shutil
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from features.catalogue import CATALOGUE
from models.identity.register import Register
from pipeline.artifacts import ARTIFACTS, read_json, write_json
from pipeline.champion.memory import MEMORY
from pipeline.champion.pointer import champion_of
from pipeline.champion.versions import Version, file_of
from pipeline.loading import MANIFEST
from pipeline.tracking.delivery import StoreFault, deliver
from pipeline.tracking.location import database, location
from pipeline.tracking.spool import entered, entries, home

APPLIED = ("satisfaction_model", "segmenter", "churn_model", "value_model")
"""What scores a profile. The answers that were learned from are personal data, and stay."""

INPUTS = {"customer_id": "string", "as_of": "datetime", **{column.name: "double" for column in CATALOGUE.columns}}
"""Columns of what the registered model takes, and MLflow's types: profiles as the stage ``profiles`` writes them."""

OUTPUTS = {
    "customer_id": "string",
    "as_of": "string",
    "segment_id": "string",
    "membership": "string",
    "satisfaction_level": "string",
    "satisfaction": "double",
    "satisfaction_low": "double",
    "satisfaction_high": "double",
    "satisfaction_basis": "string",
    "lifecycle": "string",
    "churn_probability": "double",
    "churn_risk": "string",
    "expected_value": "double",
    "value_at_risk": "double",
}
"""Those of what it gives: one row per profile, in its order. Days are text: MLflow lets Spark have no times."""


def follow(source: str, seconds: int) -> None:
    """Have the alias follow the source's champion, and send all that waits; what is refused or late is told.

    What the alias is moved from is whom this project last had it moved to: the champion this one was judged against.
    """
    champion = champion_of(source)
    if champion and champion.name != (last := registered()):
        enter(champion, source, last)
        write_json({"champion": champion.name}, note())
    try:
        for refused in deliver(seconds).refused:
            print(f"Not promoted in MLflow: {refused}", file=sys.stderr)
    except StoreFault as fault:
        print(f"MLflow was not told of the champion: {fault}\nThe next run tells it.", file=sys.stderr)


def enter(champion: Version, source: str, expected: str | None) -> None:
    """What the registry needs to know of the champion, and its models."""
    about = {"champion": champion.name, "expected": expected, "source": source, "as_of": champion.manifest["as_of"]}
    with entered("champion", champion.name, {**about, "types": {"inputs": INPUTS, "outputs": OUTPUTS}}) as folder:
        if folder is not None:
            bundle(champion, segments_of(champion, source), folder / "models")


def segments_of(champion: Version, source: str) -> dict[str, Any]:
    """The register of segments as the champion's last release left it."""
    file = ARTIFACTS["segment_register"].at(source)
    kept = champion.folder / MEMORY / file
    return dict(read_json(kept if kept.exists() else file))


def bundle(champion: Version, register: dict[str, Any], folder: Path) -> None:
    """The champion's models that score profiles, what they are read with, and the digests they were promoted with."""
    folder.mkdir()
    for name in APPLIED:
        shutil.copyfile(champion.folder / file_of(name), folder / file_of(name))
    churn = champion.manifest["params"]["churn"]
    known = {
        "champion": champion.name,
        "segment_ids": segment_ids(Register.from_record(register)),
        "active_days": churn["active_days"],
        "risk_limits": [churn["medium_risk"], churn["high_risk"]],
        "libraries": champion.libraries,
        "sha256": {file_of(name): champion.manifest["sha256"][file_of(name)] for name in APPLIED},
    }
    write_json(known, folder / MANIFEST)


def segment_ids(register: Register) -> dict[str, str]:
    """The id of each kind of segment that a run ever had, the latest it had: earlier champions know others."""
    return {one.kind.code: one.segment_id for one in sorted(register.entries, key=lambda one: one.last_seen)}


def note() -> Path:
    """Where stands whom the registry was last told of; each store has its own."""
    return home() / f"told-{sha256(location().encode()).hexdigest()[:12]}.json"


def registered() -> str | None:
    """Whom the registry was told of, or is to be; nobody if its file is gone."""
    file = database(location())
    gone = file is not None and not file.exists() and not entries()
    return None if gone or not note().exists() else str(read_json(note())["champion"])


def pending() -> list[str]:
    """What MLflow has not been told yet, in words."""
    return [f"{one.kind} {one.key}" for one in entries()]
