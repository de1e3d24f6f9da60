"""A bit that is not what it was: the file is named, and nothing is made of it."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from pipeline.artifacts import ARTIFACTS, write_json, write_parquet
from pipeline.champion.past_runs import enter, file_of, rows
from pipeline.champion.pointer import POINTER, champion_of, home_of, withdrawn
from pipeline.digests import sha256_of
from pipeline.faults import DataFault, raise_all
from pipeline.publishing.folder import KEPT
from pipeline.stage import prepared, record_of
from tests.faults.works import begin_rollback, release, roll_back
from tests.shop import write_params


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two champions one after the other, the second rolled back."""
    home = tmp_path_factory.mktemp("flipped")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        begin_rollback()
        roll_back()
        enter("demo", {"verb": "score", "as_of": "2026-07-01"})
    return home


@pytest.fixture
def home(begun: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(begun)
    return begun


def named(file: Path, read: Callable[[], object], bits: range) -> int:
    """How often the flip of one of these bits is a fault that names the file; without a fault all reads as before."""
    whole, before = file.read_bytes(), read()
    faults = 0
    try:
        for bit in bits:
            flipped = bytearray(whole)
            flipped[bit // 8] ^= 1 << bit % 8
            file.write_bytes(flipped)
            try:
                assert read() == before, f"bit {bit} of {file}"
            except DataFault as fault:
                faults += str(file) in str(fault)
    finally:
        file.write_bytes(whole)
    return faults


def test_a_pointer_names_whom_it_was_written_to_name_or_is_named_itself(home: Path) -> None:
    pointer = home_of("demo") / POINTER
    bits = range(8 * pointer.stat().st_size)
    faults = named(pointer, lambda: (champion_of("demo"), withdrawn("demo")), bits)
    assert faults > 0.9 * len(bits)  # the others are of white space


def test_a_champions_models_are_not_taken_for_whole(home: Path) -> None:
    champion = champion_of("demo")
    assert champion
    model = champion.folder / "segmenter.joblib"
    bits = range(8 * model.stat().st_size)
    assert named(model, lambda: raise_all(DataFault, champion.damages), bits) == len(bits)


def test_what_a_stage_reads_is_what_another_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy in DVC's cache may be damaged too: DVC does not notice."""
    monkeypatch.chdir(tmp_path)
    write_params(Path("params.yaml"))
    write_json({"name": "demo"}, ARTIFACTS["source"].at("demo"))
    events = ARTIFACTS["events"].at("demo")
    write_parquet(pd.DataFrame({"customer_id": ["7"] * 9}), events)
    write_json({"sha256": {str(events): sha256_of(events)}}, record_of("events"))

    def read() -> object:
        return prepared("sentiment", None)[3]["events"].count().execute()

    bits = range(0, 8 * events.stat().st_size, 97)
    assert named(events, read, bits) == len(bits)


def test_a_damaged_history_is_named(home: Path) -> None:
    file_of("demo").write_bytes(file_of("demo").read_bytes().replace(b'"verb"', b'"verb'))
    with pytest.raises(DataFault, match=r"data/history/demo\.jsonl: cannot be read"):
        rows("demo")


def test_a_damaged_journal_is_told_by_nobody_and_written_anew(home: Path) -> None:
    """What was published is asked of the targets themselves."""
    journal = KEPT / "journal.json"
    whole = journal.read_bytes()
    journal.write_bytes(b"\0" + whole[1:])
    release(1)
    assert journal.read_bytes() == whole
