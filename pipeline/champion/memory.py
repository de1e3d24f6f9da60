"""What stages go on from, such as the segments' register, as it was when a version's tables were released.

A challenger enters its own segments before it is judged, and a champion may be withdrawn. Whoever releases next goes on
from its own memory, not from theirs.
"""

from pathlib import Path

from pipeline.artifacts import ARTIFACTS
from pipeline.beside import copy
from pipeline.champion.versions import Version
from pipeline.stage import HERE, STAGES, load

MEMORY = "memory"
"""Beside a version's models."""


def memory(source: str) -> list[Path]:
    """The files, whether they are there or not."""
    return [ARTIFACTS[artifact].at(source) for stage in STAGES for artifact in load(stage).remembers]


def remember(version: Version, source: str) -> None:
    """Keep what lies there as the version's."""
    carry(source, HERE, version.folder / MEMORY)


def recall(version: Version, source: str, to: Path = HERE) -> None:
    """Lay the version's memory there; of a version that has released nothing yet, what lies in the project."""
    kept = version.folder / MEMORY
    carry(source, kept if kept.exists() else HERE, to)


def carry(source: str, begin: Path, end: Path) -> None:
    if begin != end:
        for file in (one for one in memory(source) if (begin / one).exists()):
            copy(begin / file, end / file)
