"""Whether there is room for a run is known before it begins."""

import os
from pathlib import Path

import pytest

from pipeline import room
from pipeline.artifacts import write_bytes, write_json
from pipeline.faults import MachineFault
from pipeline.room import need, refuse_full_disk, require_room
from pipeline.stage import record_of

RAW, RESULT = Path("data/raw/shop/orders.csv"), Path("data/churn/churn.parquet")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_bytes(b"1" * 1_000_000, RAW)


def test_before_the_first_run_the_raw_files_tell_the_need() -> None:
    assert need("shop") == 8_000_000
    assert need("another") == 0


def test_afterwards_the_results_of_the_same_source_do() -> None:
    write_bytes(b"1" * 3_000_000, RESULT)
    write_json({"params": {"source": "shop"}, "writes": [str(RESULT), "data/churn/gone.csv"]}, record_of("churn"))
    assert (need("shop"), need("another")) == (6_000_000, 0)


def test_the_need_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    require_room("shop")
    assert capsys.readouterr().err.startswith("Disk:    a run needs about 8 MB, ")


def test_without_room_nothing_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "TIMES_RAW", 10**12)
    with pytest.raises(MachineFault, match=r"a run needs about [\d,]+ MB, [\d,]+ MB are free\. Nothing was begun"):
        require_room("shop")


def test_dvc_that_failed_for_want_of_room_is_no_bug() -> None:
    for stage, ended_at, size in (("churn", 2.0, 2**43), ("value", 1.0, 1)):
        result = Path(f"data/{stage}/{stage}.parquet")
        write_bytes(b"", result)
        os.truncate(result, size)  # of which the disk holds nothing
        write_json({"ended_at": ended_at, "writes": [str(result)]}, record_of(stage))
    with pytest.raises(MachineFault, match="DVC has no room for 8,796,093 MB"):
        refuse_full_disk()
    record_of("churn").unlink()
    refuse_full_disk()
