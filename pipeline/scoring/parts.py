"""Scores as Parquet in buckets at an address, whole or not at all."""

from collections.abc import Iterable
from contextlib import suppress

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.addresses import filesystem, reached
from pipeline.faults import UsageFault

DONE = "_SUCCESS"
"""The empty file, as Spark writes it, that stands beside parts once all of them are there."""

TAKEN = "something lies there, and scores are never written over; name another address."


def write_parts(tables: Iterable[pa.Table], to: str) -> None:
    """Each table in parts by its ``bucket``; what was begun and cannot be finished is removed.

    Raises UsageFault if something lies there, DependencyFault if a store is down: it may keep parts then, and no mark.
    """
    store, folder = filesystem(to)
    with reached(to):
        taken = store.exists(folder)
    if taken:
        raise UsageFault(f"{to}: {TAKEN}")
    try:
        for number, table in enumerate(tables):
            with reached(to):
                pq.write_to_dataset(
                    table,
                    folder,
                    filesystem=store,
                    partition_cols=["bucket"],
                    basename_template=f"part-{number:05d}-{{i}}.parquet",
                    existing_data_behavior="overwrite_or_ignore",
                    compression="zstd",
                )
        with reached(to):
            store.pipe_file(f"{folder}/{DONE}", b"")
    except BaseException:
        with suppress(Exception):  # what went wrong is to be told, not that it goes on doing so
            if store.exists(folder):
                store.rm(folder, recursive=True)
        raise
