"""Scores as Parquet in buckets at an address, whole or not at all."""

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.addresses import filesystem
from pipeline.faults import UsageFault

DONE = "_SUCCESS"
"""The empty file, as Spark writes it, that stands beside parts once all of them are there."""

TAKEN = "something lies there, and scores are never written over; name another address."


def write_parts(tables: Iterable[pa.Table], to: str) -> None:
    """Each table in parts by its ``bucket``; what was begun and cannot be finished is removed."""
    store, folder = filesystem(to)
    if store.exists(folder):
        raise UsageFault(f"{to}: {TAKEN}")
    try:
        for number, table in enumerate(tables):
            pq.write_to_dataset(
                table,
                folder,
                filesystem=store,
                partition_cols=["bucket"],
                basename_template=f"part-{number:05d}-{{i}}.parquet",
                existing_data_behavior="overwrite_or_ignore",
                compression="zstd",
            )
        store.pipe_file(f"{folder}/{DONE}", b"")
    except BaseException:
        if store.exists(folder):
            store.rm(folder, recursive=True)
        raise
