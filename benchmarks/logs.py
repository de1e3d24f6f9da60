"""Event logs to measure on, made by the stages' own functions in a folder of their own."""

from pathlib import Path
from typing import Any

import ibis.expr.types as ir

from pipeline import parameters
from pipeline.artifacts import ARTIFACTS
from pipeline.stage import STAGES, load

ROOT = Path(__file__).parents[1]


def simulated_shop(folder: Path, **changed: Any) -> Path:
    """The demo's raw files, with the truth beside them, under parameters that may differ from ``params.yaml``."""
    shop = load("demo").function(**params("demo") | changed)["shop"]
    ARTIFACTS["shop"].write(shop, folder / "raw")
    return folder / "raw"


def event_log(source: str, raw: Path, folder: Path) -> ir.Table:
    """The events of a source whose raw files lie in ``raw``."""
    events = load("events").function(raw, ROOT / "data/sources" / source, **params("events"))["events"]
    ARTIFACTS["events"].write(events, folder / "events.parquet")
    log: ir.Table = ARTIFACTS["events"].read(folder / "events.parquet")
    return log


def params(stage: str) -> dict[str, Any]:
    """The stage's section of ``params.yaml``."""
    return parameters.of_stage(stage, load(stage).params, parameters.read(STAGES), {})


def raw_files(source: str) -> Path | None:
    """Where the files of a source lie that somebody must have brought, or None."""
    places = [ROOT / "data/raw" / source, ROOT.parent / "shared/data" / source]
    return next((place for place in places if place.is_dir()), None)
