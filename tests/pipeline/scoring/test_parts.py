"""Scores at an address: whole or not at all."""

import pandas as pd
import pyarrow as pa
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from pipeline.faults import DependencyFault, UsageFault
from pipeline.scoring.parts import write_parts


def part(*customers: str) -> pa.Table:
    return pa.table({"customer_id": customers, "bucket": [one[-1] for one in customers]})


def test_parts_lie_in_buckets_and_are_marked_when_all_are_there(tmp_path):
    write_parts([part("a1", "b2"), part("c1")], str(tmp_path / "scores"))
    files = sorted(str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*.*arquet"))
    assert files == [
        "scores/bucket=1/part-00000-0.parquet",
        "scores/bucket=1/part-00001-0.parquet",
        "scores/bucket=2/part-00000-0.parquet",
    ]
    assert (tmp_path / "scores/_SUCCESS").exists()
    assert sorted(pd.read_parquet(tmp_path / "scores").customer_id) == ["a1", "b2", "c1"]


def test_a_store_takes_them_as_well():
    memory = MemoryFileSystem()
    memory.store.clear()
    write_parts([part("a1")], "memory://bucket/scores")
    assert [*memory.find("/bucket/scores")] == [
        "/bucket/scores/_SUCCESS",
        "/bucket/scores/bucket=1/part-00000-0.parquet",
    ]


def test_nothing_is_left_of_scores_that_could_not_be_finished(tmp_path):
    def failing():
        yield part("a1")
        raise RuntimeError("out of power")

    with pytest.raises(RuntimeError, match="out of power"):
        write_parts(failing(), str(tmp_path / "scores"))
    assert not [*tmp_path.iterdir()]


def test_what_lies_at_the_address_is_never_touched(tmp_path):
    (tmp_path / "mine").write_text("kept")
    with pytest.raises(UsageFault, match="never written over"):
        write_parts([part("a1")], str(tmp_path))
    assert (tmp_path / "mine").read_text() == "kept"


@pytest.mark.parametrize("step", ["exists", "open", "pipe_file"])
def test_a_store_that_goes_away_is_a_fault_of_the_store(monkeypatch, step):
    def gone(*_, **__):
        raise ConnectionError("nobody there")

    monkeypatch.setattr(MemoryFileSystem, step, gone)
    with pytest.raises(DependencyFault, match=rf"memory://bucket/{step}: cannot be reached: ConnectionError: nobody"):
        write_parts([part("a1")], f"memory://bucket/{step}")
    assert f"/bucket/{step}/_SUCCESS" not in MemoryFileSystem.store
