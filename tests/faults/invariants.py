"""What must hold after every fault, whatever was going on."""

import re
from pathlib import Path

from pipeline.beside import BESIDE
from pipeline.champion.pointer import champion_of, released_by
from pipeline.digests import sha256_of
from pipeline.publishing.folder import RELEASE, is_whole
from tests.faults.works import shown

TIMES = re.compile(r"data/(records|history)/|journal\.json$")
"""Files that tell when something ran, or how far it came."""


def assert_nothing_is_half_done(before: dict[str, str], after: dict[str, str]) -> None:
    """I1 to I3, in the working directory: every target shows the old release or the new one, whole; the champion too.

    ``before`` and ``after`` are what the targets show of an undisturbed run.
    """
    assert all(found in (before.get(target), after.get(target)) for target, found in shown().items())
    if before:
        assert shown().keys() >= before.keys()
        assert is_whole(RELEASE.resolve())
    if champion := champion_of("demo"):
        assert champion.damages == []
        release = released_by(champion)
        assert release is None or is_whole(release)


def digests() -> dict[str, str]:
    """Of all that a run leaves but times and database files, whose bytes are the databases' own business."""
    files = (file for file in Path("data").rglob("*") if file.is_file() and not TIMES.search(file.as_posix()))
    return {file.as_posix(): sha256_of(file) for file in files} | {"shown": repr(shown())}


def assert_as_undisturbed(undisturbed: dict[str, str]) -> None:
    """I4 and I6: after a plain rerun all bytes are those of an undisturbed run, and nothing lies beside."""
    assert digests() == undisturbed
    left = [path for path in Path().rglob(".*") if BESIDE.fullmatch(path.name)]
    assert left == [], left
