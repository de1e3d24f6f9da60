"""``python -m benchmarks.crowd``: the demo's customers many times over, estimated and segmented by the stages."""

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from ruamel.yaml import YAML

from benchmarks.logs import ROOT
from benchmarks.scale import stage_process
from benchmarks.tables import head, line
from features.catalogue import CATALOGUE
from pipeline.artifacts import ARTIFACTS

BEFORE = ("demo", "events", "sentiment", "profiles")
MEASURED = ("satisfaction", "segments")
NOISE = 0.05
COLUMNS = ("customers", "stage", "seconds", "CPU seconds", "peak MB")


def measured(customers: int, home: Path) -> Iterator[list[str]]:
    """What each stage took, on the profiles of one date."""
    prepare(home)
    profiles = home / ARTIFACTS["profiles"].path
    multiply(profiles, customers)
    for stage in MEASURED:
        seconds, cpu_seconds, peak_mb = stage_process(stage, home)
        yield [f"{customers:,}", stage, *(f"{one:,.0f}" for one in (seconds, cpu_seconds, peak_mb))]


def prepare(home: Path) -> None:
    """The demo up to the profiles of its last date."""
    shutil.copytree(ROOT / "data/sources/demo", home / "data/sources/demo")
    yaml = YAML()
    params = yaml.load(ROOT / "params.yaml")
    params["profiles"]["dates"] = 1
    yaml.dump(params, home / "params.yaml")
    for stage in BEFORE:
        stage_process(stage, home)


def multiply(file: Path, customers: int) -> None:
    """So many customers: copy after copy of those in the file, each but the first with noise of its own."""
    table, grown, random = pd.read_parquet(file), file.with_suffix(".grown"), np.random.default_rng(0)
    schema = pq.read_schema(file)
    with pq.ParquetWriter(grown, schema, compression="zstd") as writer:
        for number in range(-(-customers // len(table))):
            copy = noisy(table, number, random).head(customers - number * len(table))
            writer.write_table(pa.Table.from_pandas(copy, schema, preserve_index=False))
    grown.replace(file)


def noisy(profiles: pd.DataFrame, number: int, random: np.random.Generator) -> pd.DataFrame:
    """Other customers much like these: each value some percent off, nothing where there was nothing."""
    if number == 0:
        return profiles
    names = [column.name for column in CATALOGUE.columns]
    values = profiles[names].to_numpy(float) * random.normal(1, NOISE, (len(profiles), len(names)))
    return profiles.assign(customer_id=profiles.customer_id + f"-{number}", **dict(zip(names, values.T, strict=True)))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crowd", description=__doc__)
    parser.add_argument("--customers", nargs="+", type=lambda text: int(float(text)), default=[10**6])
    parser.add_argument("--folder", type=Path, help="where the files lie meanwhile: 3 GB for 1e6")
    asked = parser.parse_args()
    head(COLUMNS)
    for customers in asked.customers:
        with TemporaryDirectory(dir=asked.folder) as home:
            for row in measured(customers, Path(home)):
                line(row)


if __name__ == "__main__":
    main()
