"""Which version is in use, which were before it, and the tables each released last."""

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.artifacts import read_json, write_json
from pipeline.beside import beside_of, copy, settle
from pipeline.champion.versions import Version
from pipeline.faults import DataFault, UsageFault, told_of_damage

POINTER = "current.json"
SEAL = "sha256"
RELEASED = "released"
"""Beside a version's models: the tables it released last, for a return to it."""


def home_of(source: str) -> Path:
    """Where a source's versions lie. It is no output of DVC: nothing but a promotion changes it."""
    return Path("data/champion") / source


def read(source: str) -> dict[str, list[str]]:
    """Names: ``versions`` promoted and not rolled back, in order of promotion, and those ``withdrawn``."""
    pointer = home_of(source) / POINTER
    if not pointer.exists():
        return {"versions": [], "withdrawn": []}
    noted = read_json(pointer)
    with told_of_damage(pointer):
        return unsealed(noted)


def write(source: str, versions: list[str], withdrawn: list[str]) -> None:
    known = {"versions": versions, "withdrawn": withdrawn}
    write_json({**known, SEAL: seal(known)}, home_of(source) / POINTER)


def seal(known: Mapping[str, list[str]]) -> str:
    return hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()


def unsealed(noted: dict[str, Any]) -> dict[str, list[str]]:
    """What the pointer says, if its own digest in it agrees; else a ValueError. One of earlier days has no digest."""
    known: dict[str, Any] = {name: noted.get(name) for name in ("versions", "withdrawn")}
    if noted not in (known, {**known, SEAL: seal(known)}):
        raise ValueError("what it names is not what was written")
    return known


def versions(source: str) -> list[Version]:
    """The last is the champion; those before it can be rolled back to."""
    return [Version(home_of(source) / name) for name in read(source)["versions"]]


def withdrawn(source: str) -> list[str]:
    """Versions that were rolled back."""
    return read(source)["withdrawn"]


def champion_of(source: str) -> Version | None:
    return found[-1] if (found := versions(source)) else None


def former(source: str) -> Version:
    """The champion before the champion."""
    if len(found := versions(source)) < 2:
        raise UsageFault(
            f"{source} has no champion before {found[-1].name}." if found else f"{source} has no champion."
        )
    return found[-2]


def promote(source: str, version: Version, *, expected: str | None, keep: int) -> None:
    """Let the pointer name the version in one step, and forget all but the last ``keep``.

    Raises DataFault if the champion is no longer the ``expected`` one, whom the version was judged against.
    """
    known = read(source)
    last = known["versions"][-1] if known["versions"] else None
    if last == version.name:
        return
    if last != expected:
        raise DataFault(
            f"The champion of {source} became {last} while {version.name} was judged against {expected}. Nothing was "
            "promoted; run again."
        )
    names = [*(name for name in known["versions"] if name != version.name), version.name][-keep:]
    write(source, names, known["withdrawn"])
    forget(source, names)


def step_back(source: str) -> None:
    """Let the pointer name the champion before; the present one is withdrawn for good."""
    known, last = read(source), versions(source)[-1].name
    names = [name for name in known["versions"] if name != last]
    write(source, names, [*known["withdrawn"], last])


def forget(source: str, names: list[str]) -> None:
    """Remove versions that are not among the names, and what a kill left of one."""
    for folder in filter(Path.is_dir, home_of(source).iterdir()):
        if folder.name not in names:
            shutil.rmtree(folder)


def note_release(version: Version, release: Path) -> None:
    """Keep the released tables beside the version; the files are the same on disk, not copies."""
    kept = version.folder / RELEASED / release.name
    kept.parent.mkdir(exist_ok=True)
    if not kept.is_dir():
        beside = beside_of(kept)
        shutil.rmtree(beside, ignore_errors=True)
        shutil.copytree(release, beside, copy_function=link)
        settle(beside, kept)
    for other in kept.parent.iterdir():
        if other != kept:
            shutil.rmtree(other)


def link(source: str, target: str) -> str:
    """A second name of the same file where the disk can, else a copy."""
    try:
        os.link(source, target)
    except OSError:
        copy(source, target)
    return target


def released_by(version: Version) -> Path | None:
    """The folder of the tables the version released last; where a kill left two, both are whole."""
    return max((version.folder / RELEASED).glob("[!.]*"), default=None)
