"""The small shop as a schedule finds it: its first models are the champion, and their tables are released."""

import os
import shutil
from pathlib import Path

from pipeline import parameters
from pipeline.artifacts import ARTIFACTS
from pipeline.champion.pointer import champion_of, home_of, note_release, promote
from pipeline.champion.versions import Version, keep
from pipeline.publishing.folder import RELEASE
from pipeline.stage import run_stage

SOURCE = "demo"


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
    return version
