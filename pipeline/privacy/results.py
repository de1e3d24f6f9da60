"""Everything stages wrote and released, without some customers; the noted digests are those of what lies there then."""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline import spreadsheet
from pipeline.artifacts import read_json, write_bytes, write_json, write_parquet
from pipeline.digests import sha256_of
from pipeline.publishing.meanings import TABLES

CUSTOMER = "customer_id"

QUOTING = ("quotes.parquet", "report.html")
"""Customers' words, without whose they are: nobody can tell theirs from others', so a run must write them anew."""

RAW_ROW = "row"
"""The column of rejected rows that holds them as they were read."""


def sweep(
    folder: Path, customers: Collection[str], raw_ids: Collection[str], others: Collection[str] = ()
) -> dict[Path, int]:
    """Rewrite every file below the folder that has rows of the customers; how many each lost.

    ``raw_ids`` are what raw files call them: rejected rows are searched for it. Files of the ``others``, sources whose
    ids are other people's, are left alone.
    """
    counts = {file: clean(file, customers, raw_ids) for file in own_files(folder, others) if file.suffix in CLEANERS}
    return {file: rows for file, rows in counts.items() if rows}


def clean(file: Path, customers: Collection[str], raw_ids: Collection[str] = ()) -> int:
    ids = frozenset(customers)
    named = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, sorted({*ids, *raw_ids})))})(?!\w)")
    return CLEANERS[file.suffix](file, ids, named)


def own_files(folder: Path, others: Collection[str]) -> list[Path]:
    """Files of no other source, each once: what is seen by way of a link is not."""
    return [
        file
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        and not any(parent.is_symlink() for parent in file.parents if parent.is_relative_to(folder))
        and not any(is_of(part, other) for part in file.relative_to(folder).parts for other in others)
    ]


def is_of(part: str, source: str) -> bool:
    """Whether a folder or file is a source's by its name: ``olist``, ``olist-2018-06-30-1a``, ``stays-olist.json``."""
    return part == source or part.startswith(f"{source}-") or Path(part).stem.endswith(f"-{source}")


def customers_in(file: Path) -> set[str]:
    """The ids in a table, none if it has no such column."""
    read = (
        pd.read_parquet if file.suffix == ".parquet" else lambda one: pd.read_csv(one, dtype=str, encoding="utf-8-sig")
    )
    found = read(file)
    return {str(one).removeprefix("'") for one in found[CUSTOMER].dropna()} if CUSTOMER in found else set()


def clean_parquet(file: Path, ids: frozenset[str], named: re.Pattern[str]) -> int:
    schema = pq.read_schema(file)
    if CUSTOMER in schema.names:
        rows = pq.read_table(file, partitioning=None)
        theirs = pc.is_in(rows[CUSTOMER].cast(pa.string()), pa.array(sorted(ids)))
    elif RAW_ROW in schema.names:
        rows = pq.read_table(file, partitioning=None)
        theirs = pa.array([bool(named.search(one or "")) for one in rows[RAW_ROW].to_pylist()], pa.bool_())
    else:
        return 0
    if lost := pc.sum(theirs).as_py() or 0:
        write_parquet(rows.filter(pc.invert(theirs)), file)
    return int(lost)


def clean_csv(file: Path, ids: frozenset[str], _: re.Pattern[str]) -> int:
    text = file.read_bytes().decode("utf-8", "surrogateescape")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    header = [cell.removeprefix("\ufeff") for cell in rows[0]] if rows else []
    if CUSTOMER not in header:
        return 0
    place = header.index(CUSTOMER)
    unsafe = [[cell] for one in ids for cell in (one, spreadsheet.disarmed(one))]
    kept = [row for row in rows if row[place : place + 1] not in unsafe]
    if lost := len(rows) - len(kept):
        written = io.StringIO(newline="")
        csv.writer(written, lineterminator="\r\n" if "\r\n" in text else "\n").writerows(kept)
        write_bytes(written.getvalue().encode("utf-8", "surrogateescape"), file)
    return lost


def clean_json(file: Path, ids: frozenset[str], _: re.Pattern[str]) -> int:
    before = read_json(file)
    after, lost = without(before, ids)
    if lost:
        write_json(after, file)
    return lost


def without(value: Any, ids: frozenset[str]) -> tuple[Any, int]:
    """The value without the entries of lists that are about one of the customers, at any depth; how many there were."""
    if isinstance(value, dict):
        parts = {key: without(one, ids) for key, one in value.items()}
        return {key: one for key, (one, _) in parts.items()}, sum(lost for _, lost in parts.values())
    if isinstance(value, list):
        kept = [without(one, ids) for one in value if not (isinstance(one, dict) and one.get(CUSTOMER) in ids)]
        return [one for one, _ in kept], len(value) - len(kept) + sum(lost for _, lost in kept)
    return value, 0


CLEANERS: Mapping[str, Callable[[Path, frozenset[str], re.Pattern[str]], int]] = {
    ".parquet": clean_parquet,
    ".csv": clean_csv,
    ".json": clean_json,
}


def remove_quotes(folder: Path, others: Collection[str] = ()) -> list[Path]:
    """Remove the files that quote customers; the next run writes them anew."""
    found = [file for file in own_files(folder, others) if file.name in QUOTING]
    for file in found:
        file.unlink()
    return found


def rebuild_workbooks(folder: Path, changed: Collection[Path]) -> list[Path]:
    """The workbook of each release that has changed, from its tables, as it was made when it was published."""
    books = [book for book in sorted(folder.rglob("tables.xlsx")) if {*book.parent.iterdir()} & {*changed}]
    for book in books:
        tables = [name for name in TABLES if (book.parent / f"{name}.parquet").exists()]
        frames = {name: pd.read_parquet(book.parent / f"{name}.parquet") for name in tables}
        frames["dictionary"] = pd.read_csv(book.parent / "dictionary.csv")
        spreadsheet.write_workbook(frames, book)
    return books


def reseal(folder: Path, changed: Collection[Path]) -> None:
    """Note the digests of the changed files, and of folders with one, in manifests beside them and stages' records."""
    now = {place for file in changed for place in (file.resolve(), *file.resolve().parents)}
    for seal in sorted([*folder.rglob("manifest.json"), *(folder / "records").glob("*.json")]):
        base = Path() if seal.parent.name == "records" else seal.parent
        noted = read_json(seal)
        if isinstance(noted.get("sha256"), dict) and now & {(base / name).resolve() for name in noted["sha256"]}:
            write_json({**noted, "sha256": dict(resealed(noted["sha256"], base, now))}, seal)


def resealed(sums: Mapping[str, str], base: Path, changed: Collection[Path]) -> Iterator[tuple[str, str]]:
    """Every file with its digest, the changed ones with that of today; those that are gone are left out."""
    for name, digest in sums.items():
        path = base / name
        if path.resolve() not in changed:
            yield name, digest
        elif path.exists():
            yield name, sha256_of(path)
