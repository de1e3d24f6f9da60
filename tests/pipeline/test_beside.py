"""Nobody sees a file or folder under its name before it is whole, and what a kill left is told from everything else."""

import os
from pathlib import Path

import pytest

from pipeline.beside import beside_of, copy, settle, sweep, written_beside


def test_nobody_sees_a_file_under_its_name_before_it_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "new" / "table"
    with written_beside(file) as beside:
        beside.write_text("whole")
        assert not file.exists()
    assert file.read_text() == "whole"
    assert list(file.parent.iterdir()) == [file]


def test_a_copy_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("old")
    with pytest.raises(FileNotFoundError, match="nowhere"):
        copy(tmp_path / "nowhere", target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_takes_the_place_of_one_of_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "version"
    folder.mkdir()
    (folder / "old").touch()
    beside = beside_of(folder)
    (beside / "deep").mkdir(parents=True)
    (beside / "deep" / "new").touch()
    settle(beside, folder)
    assert [path.name for path in folder.rglob("*")] == ["deep", "new"]
    assert list(tmp_path.iterdir()) == [folder]


def test_only_what_a_killed_process_left_is_swept(tmp_path: Path) -> None:
    left = [tmp_path / ".table.parquet.4711", tmp_path / "deep" / ".new.12"]
    kept = [tmp_path / name for name in (".gitignore", ".hidden.1a", "table.1", "deep")]
    left[1].mkdir(parents=True)
    (left[1] / "file").touch()
    left[0].touch()
    (tmp_path / ".link.5").symlink_to(tmp_path / "deep")
    for file in kept[:3]:
        file.touch()
    sweep(tmp_path.rglob(".*"))
    assert {*tmp_path.iterdir()} == {*kept}
    assert list((tmp_path / "deep").iterdir()) == []


def test_two_processes_never_write_beside_under_one_name(tmp_path: Path) -> None:
    assert beside_of(tmp_path / "table").name == f".table.{os.getpid()}"
