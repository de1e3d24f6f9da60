"""Who reads the release finds the last one or the new one, whole: whatever happens meanwhile."""

import threading
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline import spreadsheet
from pipeline.artifacts import read_json
from pipeline.publishing.folder import KEPT, MANIFEST, RELEASE, prepare, switch

SOURCE = {"name": "shop", "as_of": "2026-07-01"}
DICTIONARY = pd.DataFrame({"column": ["visits_30d"], "en": ["Visits, last 30 days"]})


def tables(mark: float) -> dict[str, pd.DataFrame]:
    """Three tables of a release that can be told from another's by any of them."""
    return {name: pd.DataFrame({"id": ["a", "b"], "mark": mark}) for name in ("customers", "segments", "migrations")}


def release(mark: float, source: Mapping[str, Any] = SOURCE) -> str:
    run_id = prepare(tables(mark), DICTIONARY, source, events=9)
    switch(run_id)
    return run_id


def state(folder: Path) -> dict[str, tuple[int, int]]:
    """What tells a file that was written again from one that was not."""
    return {file.name: (file.stat().st_ino, file.stat().st_mtime_ns) for file in folder.resolve().iterdir()}


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_every_table_comes_in_every_format_with_the_sum_of_its_bytes() -> None:
    name = release(1)
    assert name.startswith("shop-2026-07-01-")
    assert RELEASE.resolve() == (KEPT / name).resolve()
    sums = read_json(RELEASE / MANIFEST)["sha256"]
    parts = {f"{table}.{kind}" for table in tables(1) for kind in ("parquet", "csv")}
    assert set(sums) == {*parts, "dictionary.csv", "tables.xlsx"}
    assert {file.name for file in RELEASE.iterdir()} == {*sums, MANIFEST}
    assert all(sha256((RELEASE / file).read_bytes()).hexdigest() == known for file, known in sums.items())


def test_documents_lie_beside_the_tables_and_belong_to_the_release() -> None:
    names = [prepare(tables(1), DICTIONARY, SOURCE, 9, {"alerts": {"open": number}}) for number in (1, 1, 2)]
    switch(names[-1])
    assert (names[0] == names[1], names[1] == names[2]) == (True, False)
    assert read_json(RELEASE / "alerts.json") == {"open": 2}
    assert "alerts.json" in read_json(RELEASE / MANIFEST)["sha256"]


def test_a_release_that_is_prepared_is_not_yet_shown() -> None:
    first = release(1)
    second = prepare(tables(2), DICTIONARY, SOURCE, events=9)
    assert RELEASE.resolve().name == first
    switch(second)
    assert read_json(RELEASE / MANIFEST)["run_id"] == second


def test_the_same_tables_make_the_same_release_and_nothing_is_written_again() -> None:
    first = release(1)
    before = state(RELEASE)
    assert release(1) == first
    assert state(RELEASE) == before


def test_a_release_is_of_its_source_its_date_and_its_tables() -> None:
    others = [SOURCE | {"name": "other"}, SOURCE | {"as_of": "2026-07-02"}]
    assert len({release(1), release(2), *(release(1, source) for source in others)}) == 4


def test_the_release_before_is_kept_and_no_older_one() -> None:
    first, second, third = (release(mark) for mark in (1, 2, 3))
    assert {folder.name for folder in KEPT.iterdir()} == {second, third}
    assert release(2) == second
    assert RELEASE.resolve().name == second
    assert first not in {folder.name for folder in KEPT.iterdir()}


def test_files_beside_the_releases_stay() -> None:
    KEPT.mkdir(parents=True)
    (KEPT / "journal.json").write_text("{}")
    for mark in (1, 2, 3):
        release(mark)
    assert (KEPT / "journal.json").exists()


def test_a_release_whose_bytes_changed_is_written_anew() -> None:
    name = release(1)
    (RELEASE / "customers.csv").write_bytes(b"gone")
    assert release(1) == name
    assert (RELEASE / "customers.csv").read_text(encoding="utf-8-sig").startswith("id,mark")


def test_a_publish_that_fails_leaves_the_old_release_untouched(monkeypatch: pytest.MonkeyPatch) -> None:
    first = release(1)
    before = state(RELEASE)

    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(spreadsheet, "write_workbook", fail)
    with pytest.raises(OSError, match="disk is full"):
        release(2)
    assert RELEASE.resolve().name == first
    assert state(RELEASE) == before
    assert [folder.name for folder in KEPT.iterdir()] == [first]


def test_what_a_killed_publish_left_behind_is_cleared_away() -> None:
    (KEPT / ".new.1").mkdir(parents=True)
    release(1)
    release(2)
    assert not (KEPT / ".new.1").exists()


def marks(folder: Path) -> set[float]:
    found = {float(mark) for name in tables(0) for mark in pd.read_parquet(folder / f"{name}.parquet").mark}
    return found | {float(mark) for name in tables(0) for mark in pd.read_csv(folder / f"{name}.csv").mark}


def test_readers_never_see_a_mix() -> None:
    release(1)
    seen: list[set[float]] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.append(marks(RELEASE.resolve(strict=True)))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for turn in range(20):
        release(turn % 2 + 1)
    done.set()
    for reader in readers:
        reader.join()
    assert {frozenset(one) for one in seen} <= {frozenset({1.0}), frozenset({2.0})}
    assert len(seen) > 2
