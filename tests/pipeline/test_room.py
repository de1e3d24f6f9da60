"""Whether there is room for a run is known before it begins."""

from pathlib import Path

import pytest

from pipeline import room
from pipeline.artifacts import write_bytes, write_json
from pipeline.faults import MachineFault
from pipeline.room import need, require_room
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
