"""Figures and tables a person opens beside a run: small files without personal data."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

SUFFIXES = (".csv", ".html", ".json", ".png")
MAX_BYTES = 5_000_000


def is_about_single_customers(file: Path) -> bool:
    """Whether a table has a row, or a JSON file an entry, for each customer."""
    if file.suffix == ".csv":
        with file.open(encoding="utf-8", newline="") as lines:
            return "customer_id" in next(csv.reader(lines), [])
    return file.suffix == ".json" and '"customer_id"' in file.read_text(encoding="utf-8")


def exhibits(writes: Iterable[str]) -> Iterator[Path]:
    """Those among the files a stage wrote that may be shown."""
    for file in map(Path, writes):
        if file.suffix in SUFFIXES and file.stat().st_size <= MAX_BYTES and not is_about_single_customers(file):
            yield file
