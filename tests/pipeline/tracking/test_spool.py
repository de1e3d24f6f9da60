"""What waits is whole, in order, and there until it is taken."""

from pathlib import Path

import pytest

from pipeline.tracking.spool import Kind, entered, entries


def enter(kind: Kind, key: str) -> bool:
    with entered(kind, key, {"about": key}) as folder:
        if folder is not None:
            (folder / "file").write_text(key)
        return folder is not None


def waiting() -> list[tuple[str, str]]:
    return [(one.kind, one.key) for one in entries()]


def test_entries_wait_in_the_order_they_came_beyond_the_tenth(project: Path) -> None:
    for number in range(12):
        assert enter("run", f"k{number}")
    assert waiting() == [("run", f"k{number}") for number in range(12)]
    assert entries()[3].about == {"about": "k3"}
    assert (entries()[3].folder / "file").read_text() == "k3"


def test_the_same_again_waits_once_but_a_way_back_is_kept(project: Path) -> None:
    told = [enter("champion", key) for key in ("2026-a", "2026-b", "2026-b", "2026-a")]
    assert told == [True, True, False, True]
    assert enter("run", "2026-a")
    assert [key for _, key in waiting()] == ["2026-a", "2026-b", "2026-a", "2026-a"]


def test_what_could_not_be_entered_whole_is_none(project: Path) -> None:
    with pytest.raises(FileNotFoundError), entered("run", "k", {}):
        Path("not there").read_text()
    assert entries() == []


def test_what_is_removed_leaves_its_place_to_the_next(project: Path) -> None:
    enter("run", "a")
    enter("run", "b")
    entries()[0].remove()
    enter("run", "c")
    assert waiting() == [("run", "b"), ("run", "c")]
    assert not [*Path("data/spool").glob(".*")]
