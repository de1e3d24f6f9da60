"""Power may go at any moment: nothing takes its name before its bytes are on disk, nor is left before its name is."""

import os
from pathlib import Path
from typing import Any

import pytest

from pipeline.beside import BESIDE
from tests.faults.works import begin_retraining, retrain

Inode = tuple[int, int]


def inode(path: str | Path | int) -> Inode:
    found = os.stat(path)
    return found.st_dev, found.st_ino


def test_what_is_renamed_is_on_disk_and_so_is_its_new_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    begin_retraining()
    on_disk: set[Inode] = set()
    unnamed: set[Inode] = set()
    renamed: list[str] = []
    fsync = os.fsync

    def watched_fsync(handle: int) -> None:
        fsync(handle)
        on_disk.add(inode(handle))
        unnamed.discard(inode(handle))

    def watched(rename: Any) -> Any:
        def renaming(source: str | Path, target: str | Path) -> None:
            if not os.path.islink(source) and not BESIDE.fullmatch(Path(target).name):
                assert inode(source) in on_disk, source
            rename(source, target)
            unnamed.add(inode(Path(target).parent))
            renamed.append(str(target))

        return renaming

    monkeypatch.setattr(os, "fsync", watched_fsync)
    monkeypatch.setattr(os, "replace", watched(os.replace))
    monkeypatch.setattr(os, "rename", watched(os.rename))
    retrain(3)
    assert unnamed == set()
    assert len(renamed) > 10
