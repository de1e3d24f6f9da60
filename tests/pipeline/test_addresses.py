"""Tables at addresses, here and in a store, as DuckDB reads them."""

from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from fsspec.registry import _registry

from pipeline.addresses import filesystem, folder_of, in_a_line, is_local, parts_of
from pipeline.engine import DUCKDB
from pipeline.faults import DependencyFault, UsageFault


class Raising:
    """What a driver does instead of its work."""

    def __init__(self, error: Exception):
        self.error = error

    def __call__(self, *_: object, **__: object) -> None:
        raise self.error


VISITS = pa.table({"customer": ["007", "8"], "year": ["2025", "2026"]})


@pytest.fixture
def store() -> MemoryFileSystem:
    memory = MemoryFileSystem()
    memory.store.clear()
    return memory


def test_parts_in_a_store_are_read_with_the_columns_their_folders_name(store):
    pq.write_to_dataset(VISITS, "/bucket/visits", partition_cols=["year"], filesystem=store)
    found = DUCKDB.read_parquet("memory://bucket/visits/").order_by("year").to_pyarrow()
    assert found.to_pylist() == VISITS.to_pylist()


def test_a_store_of_s3_is_read_by_its_driver_without_one_of_duckdbs_own(store, monkeypatch):
    class Bucket(MemoryFileSystem):
        protocol = ("s3", "s3a")

        @classmethod
        def _strip_protocol(cls, path):
            return MemoryFileSystem._strip_protocol(
                str(path).replace("s3a://", "memory://").replace("s3://", "memory://")
            )

    for protocol in Bucket.protocol:
        monkeypatch.setitem(_registry, protocol, Bucket)
    pq.write_to_dataset(VISITS, "/bucket/visits", partition_cols=["year"], filesystem=store)
    for address in ("s3://bucket/visits", "s3a://bucket/visits/"):
        assert DUCKDB.read_parquet(address).order_by("year").to_pyarrow().to_pylist() == VISITS.to_pylist()


def test_parts_of_a_folder_here_are_read_alike_by_path_and_by_address(tmp_path):
    pq.write_to_dataset(VISITS, tmp_path, partition_cols=["year"])
    for address in (str(tmp_path), f"file://{tmp_path}", f"{tmp_path}/", tmp_path):
        found = DUCKDB.read_parquet(address).order_by("year").to_pyarrow()
        assert found.to_pylist() == VISITS.to_pylist()


def test_a_single_file_is_read_by_its_address(tmp_path):
    pd.DataFrame({"customer": ["007"]}).to_parquet(tmp_path / "visits.parquet")
    assert DUCKDB.read_parquet(f"file://{tmp_path}/visits.parquet").count().to_pyarrow().as_py() == 1


def test_all_below_an_address_can_be_allowed(store):
    assert folder_of("memory://bucket/visits/") == "memory:///bucket/visits/"
    assert Path(folder_of("visits/")).is_absolute()
    assert parts_of("memory://bucket/visits")[1].startswith(folder_of("memory://bucket/visits"))


@pytest.mark.parametrize("address", ["nowhere://bucket/visits", "s3://bucket/visits"])
def test_a_missing_driver_is_named(address, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "s3fs", None)
    with pytest.raises(UsageFault, match="s3fs for s3://"):
        filesystem(address)


def test_a_store_that_cannot_be_reached_is_a_fault(store, monkeypatch):
    monkeypatch.setattr(MemoryFileSystem, "isfile", lambda *_: 1 / 0)
    with pytest.raises(DependencyFault, match=r"memory://bucket/x: cannot be reached: ZeroDivisionError"):
        parts_of("memory://bucket/x")


def test_a_store_that_does_not_serve_is_told_apart_from_files_that_are_not_there(store, monkeypatch):
    pq.write_to_dataset(VISITS, "/bucket/visits", partition_cols=["year"], filesystem=store)
    monkeypatch.setattr(MemoryFileSystem, "glob", driver := Raising(PermissionError("who are you")))
    with pytest.raises(
        DependencyFault, match=r"^memory://bucket/visits/: its store .*: PermissionError: who are you\. "
    ):
        DUCKDB.read_parquet("memory://bucket/visits/")
    driver.error = FileNotFoundError("no such bucket")
    with pytest.raises(duckdb.Error) as fault:
        DUCKDB.read_parquet("memory://bucket/visits/")
    assert in_a_line(fault.value) == "FileNotFoundError: no such bucket"


def test_other_errors_are_told_by_their_first_line():
    assert in_a_line(ValueError("no magic bytes\nat the end of the file")) == "no magic bytes"
    assert in_a_line(EOFError()) == "EOFError"


def test_only_this_machine_is_local(store):
    assert is_local(filesystem("visits")[0])
    assert not is_local(store)
