"""``python -m benchmarks.scale``: raw Parquet logs of rising size to profiles, each stage a process of its own."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from ruamel.yaml import YAML

from benchmarks.logs import ROOT
from benchmarks.rawlogs import SOURCE, write_company
from benchmarks.tables import head, line
from pipeline.artifacts import ARTIFACTS, read_json

STAGES = ("events", "sentiment", "profiles")

LOG = Path(ARTIFACTS["events"].path)

COLUMNS = ("raw events", "customers", "stage", "seconds", "CPU seconds", "peak MB", "log MB", "times the size before")


@dataclass(frozen=True)
class Cost:
    """What one stage took on a log of one size."""

    events: int
    customers: int
    stage: str
    seconds: float
    cpu_seconds: float
    peak_mb: float
    log_mb: float


def measured(events: int, home: Path, memory_limit: str) -> Iterator[Cost]:
    """Each stage on a new company of so many events, in its own folder."""
    write_company(events, home)
    write_params(home, memory_limit)
    for stage in STAGES:
        took = stage_process(stage, home)
        customers = read_json(home / ARTIFACTS["event_summary"].path)["customers"]
        yield Cost(events, customers, stage, *took, (home / LOG).stat().st_size / 2**20)


def write_params(home: Path, memory_limit: str) -> None:
    """The project's parameters, for this source and one date of profiles."""
    yaml = YAML()
    params = yaml.load(ROOT / "params.yaml")
    params |= {"source": SOURCE, "memory_limit": memory_limit, "spill_to": str(home)}
    params["profiles"]["dates"] = 1
    yaml.dump(params, home / "params.yaml")


def stage_process(stage: str, home: Path) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and peak resident memory in MB of ``python -m pipeline STAGE`` in the folder."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "pipeline", stage]
    process = subprocess.Popen(command, cwd=home, env={**os.environ, "PYTHONPATH": str(ROOT)})
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"The stage {stage} ended with {process.returncode}.")
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def table(costs: list[Cost]) -> Iterator[list[str]]:
    """One row per size and stage, with its seconds in terms of the same stage's on the size before."""
    before = {
        later: earlier for stage in STAGES for earlier, later in pairwise(cost for cost in costs if cost.stage == stage)
    }
    for cost in costs:
        growth = f"{cost.seconds / before[cost].seconds:.1f}" if cost in before else "-"
        sizes = (f"{size:,.0f}" for size in (cost.seconds, cost.cpu_seconds, cost.peak_mb, cost.log_mb))
        yield [f"{cost.events:,}", f"{cost.customers:,}", cost.stage, *sizes, growth]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--events", nargs="+", type=lambda text: int(float(text)), default=[10**6, 10**7, 10**8])
    parser.add_argument("--folder", type=Path, help="where the files lie meanwhile: 8 GB for 1e8, and as much to spill")
    parser.add_argument("--memory-limit", default="2GB", help="of DuckDB; the process takes some hundred MB more")
    asked = parser.parse_args()
    costs: list[Cost] = []
    for events in asked.events:
        with TemporaryDirectory(dir=asked.folder) as home:
            costs += measured(events, Path(home), asked.memory_limit)
    head(COLUMNS)
    for row in table(costs):
        line(row)


if __name__ == "__main__":
    main()
