"""The small shop as a schedule finds it: its first models are the champion, and their tables are released."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline import parameters
from pipeline.artifacts import ARTIFACTS, read_json, write_json
from pipeline.champion.memory import remember
from pipeline.champion.pointer import champion_of, home_of, note_release, promote
from pipeline.champion.versions import Version, keep
from pipeline.digests import sha256_of
from pipeline.publishing.folder import RELEASE
from pipeline.stage import Outputs, record_of, run_stage
from pipeline.stages.promotion import promotion

SOURCE = "demo"

LIMITS = {
    **{"min_outcomes": 20, "max_gain": 0.05, "max_loss": 0.02, "max_further_off": 0.5, "max_moved": 0.3},
    **{
        "min_agreement": 0.5,
        "max_shifted": 0.2,
        "max_drifted": 0.2,
        "max_lag_days": 7,
        "due_days": 28,
        "random_state": 0,
    },
}
OTHERS = {
    "satisfaction": {"acknowledged": [], "answer_channels": []},
    "churn": {"acknowledged": []},
    "release": {"max_drop": 0.5},
}
"""What the stage that judges is given of other stages' parameters."""


def copied(home: Path, to: Path) -> Path:
    """The same files under other names: whatever is written takes the place of a name, never of its bytes."""
    shutil.copytree(home, to, copy_function=os.link, symlinks=True)
    (to / parameters.FILE).unlink()
    shutil.copyfile(home / parameters.FILE, to / parameters.FILE)
    return to


def crown() -> Version:
    """Make the models that lie there the champion, and their tables the released ones."""
    decision = ARTIFACTS["decision"].read_at(SOURCE)
    before = champion_of(SOURCE)
    version = keep(ARTIFACTS["source"].read_at(SOURCE), decision, home_of(SOURCE))
    promote(SOURCE, version, expected=before and before.name, keep=3)
    run_stage("release")
    note_release(version, RELEASE.resolve())
    remember(version, SOURCE)
    return version


def learned(**found: Any) -> None:
    """Models where the last run's lay, as their stage would have left them."""
    for name, model in found.items():
        file = ARTIFACTS[name].at(SOURCE)
        ARTIFACTS[name].write(model, file)
        record = read_json(record_of(file.parent.name))
        write_json({**record, "sha256": {**record["sha256"], str(file): sha256_of(file)}}, record_of(file.parent.name))


def judged(limits: Mapping[str, Any] = LIMITS, **inputs: Any) -> Outputs:
    """What is made of the models that lie there, with some inputs put in the place of others."""
    others = {name: ARTIFACTS[name].read_at(SOURCE) for name in promotion.reads if name not in inputs}
    return promotion.function(**others, **inputs, **limits, **OTHERS)
