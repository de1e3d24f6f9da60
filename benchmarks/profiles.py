"""Profiles of one date: ours beside other ways, each in a process of its own, and beside each other's values."""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks import by_hand
from benchmarks.frames import PLAIN, by_featuretools, by_pandas, by_polars
from benchmarks.logs import params
from benchmarks.profile_log import AS_OF, write_log
from benchmarks.tables import head, line
from features.catalogue import CATALOGUE
from features.past import MOMENT
from features.profiles import build_profiles
from pipeline.artifacts import ARTIFACTS, write_parquet
from pipeline.stages.profiles import by_customer, profiles_at

COLUMNS = ("way", "events", "columns", "seconds", "peak MB", "million events a second", "values")
HEADS = {
    "ours": "**ours**",
    "duckdb": "DuckDB by hand",
    "ours_plain": "**ours**, the columns of those below",
    "polars": "Polars by hand",
    "pandas": "pandas by hand",
    "featuretools": "featuretools, its own columns",
}
FEATURETOOLS_EVENTS = 100_000
TOLERANCE: dict[str, Any] = {"rtol": 1e-6, "atol": 1e-4, "equal_nan": True}
"""Ours keeps hours and marks to four places."""


def ours(log: Path) -> pa.RecordBatchReader:
    """As the stage does it."""
    no_attributes = pd.DataFrame({"customer_id": [], "known_at": pd.to_datetime([])})
    parts = by_customer(ARTIFACTS["events"].read(log), params("profiles")["rows_at_once"])
    return profiles_at(parts, [AS_OF], no_attributes, barred=())


def ours_plain(log: Path) -> pa.Table:
    """The columns only that the frames have too."""
    return build_profiles(ARTIFACTS["events"].read(log), AS_OF, PLAIN).to_pyarrow()


def by_duckdb(log: Path) -> pa.RecordBatchReader:
    con = duckdb.connect()
    con.execute(by_hand.declarations(log, AS_OF))
    return con.sql(by_hand.query()).to_arrow_reader()


WAYS: dict[str, Callable[[Path], Any]] = {
    "ours": ours,
    "duckdb": by_duckdb,
    "ours_plain": ours_plain,
    "polars": by_polars,
    "pandas": by_pandas,
    "featuretools": by_featuretools,
}
"""Each gives a frame, or a reader of batches."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--events", type=float, default=1e7)
    arguments.add_argument("--way", choices=WAYS, help="this one only, of --log, its rows kept in --kept")
    arguments.add_argument("--log", type=Path)
    arguments.add_argument("--kept", type=Path)
    arguments.add_argument("--featuretools", help="a Python that has it; it needs pandas 2")
    given = arguments.parse_args()
    if given.way:
        print(json.dumps(measure(given.way, given.log, given.kept)))
        return
    head(COLUMNS)
    with tempfile.TemporaryDirectory() as folder:
        for row in rows(Path(folder), int(given.events), given.featuretools):
            line(row)


def rows(folder: Path, events: int, with_featuretools: str | None) -> Iterator[list[str]]:
    """The table, way by way."""
    pythons = dict.fromkeys(WAYS, sys.executable) | {"featuretools": with_featuretools}
    pythons["polars"] = sys.executable if find_spec("polars") else None
    for way, python in pythons.items():
        if not python:
            yield [HEADS[way], *["-"] * (len(COLUMNS) - 2), "not installed"]
            continue
        count = min(events, FEATURETOOLS_EVENTS) if way == "featuretools" else events
        log = folder / f"{count}.parquet"
        if not log.exists():
            write_log(count, log)
        figures = in_a_process(python, way, log, folder / way)
        yield [HEADS[way], f"{count:,}", *told(figures, count), agreement(folder, way)]


def told(figures: dict[str, Any], events: int) -> list[str]:
    seconds = figures["seconds"]
    return [str(figures["columns"]), f"{seconds:.1f}", f"{figures['peak_mb']:,.0f}", f"{events / seconds / 1e6:.3f}"]


def in_a_process(python: str, way: str, log: Path, kept: Path) -> dict[str, Any]:
    command = [
        python,
        "-W",
        "ignore",
        "-m",
        "benchmarks.profiles",
        "--way",
        way,
        "--log",
        str(log),
        "--kept",
        str(kept),
    ]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def measure(way: str, log: Path, kept: Path) -> dict[str, float]:
    """Seconds and memory until the last row was there; then all once more, to keep the rows for the comparison."""
    begin = time.perf_counter()
    result = WAYS[way](log)
    seen = sum(len(batch) for batch in result) if isinstance(result, pa.RecordBatchReader) else len(result)
    seconds, peak = time.perf_counter() - begin, peak_mb()
    table = in_arrow(WAYS[way](log) if isinstance(result, pa.RecordBatchReader) else result)
    write_parquet(table, kept)
    return {"seconds": seconds, "peak_mb": peak, "customers": seen, "columns": len({*table.schema.names} - {*MOMENT})}


def peak_mb() -> float:
    """Of this process alone: ``ru_maxrss`` begins with what the process was forked from."""
    [kilobytes] = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(kilobytes) / 1024


def in_arrow(result: Any) -> pa.Table | pa.RecordBatchReader:
    if isinstance(result, pa.RecordBatchReader):
        return result
    return pa.table(result) if not isinstance(result, pd.DataFrame) else pa.Table.from_pandas(result)


def agreement(folder: Path, way: str) -> str:
    """Whether the way's columns hold what ours do."""
    if way in ("ours", "featuretools"):
        return "-"
    differing = [column.name for column in CATALOGUE.columns if not same(folder, way, column.name)]
    return f"differ: {', '.join(differing)}" if differing else "equal ours"


def same(folder: Path, way: str, column: str) -> bool:
    """Column by column, as all at once would not fit in memory; a way may lack it."""
    if column not in pq.read_schema(folder / way).names:
        return True
    one, other = (pd.read_parquet(folder / each, columns=["customer_id", column]) for each in ("ours", way))
    ours, theirs = one[column].to_numpy(dtype=float), other[column].to_numpy(dtype=float)
    equal = len(ours) == len(theirs) and np.isclose(ours, theirs, **TOLERANCE).all()
    return bool(equal and (one.customer_id.array == other.customer_id.array).all())


if __name__ == "__main__":
    main()
