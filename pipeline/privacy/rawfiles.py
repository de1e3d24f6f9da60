"""Raw files without some rows: what stays, stays byte for byte in text, value for value in Parquet."""

import csv
import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import and_, or_
from pathlib import Path
from typing import Any, Literal, TextIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.artifacts import write_parquet
from pipeline.beside import written_beside
from pipeline.digests import sha256_of
from pipeline.privacy.traces import Trace
from pipeline.sources.arrival import LINE, SUMS
from pipeline.sources.declaration import WHITESPACE, TableFormat
from pipeline.sources.decoding import opened
from pipeline.sources.files import RawTable

LONGEST_CELL = 2**31 - 1

Record = tuple[str, list[str]]
"""The text of a row as it stands in the file, with its line end, and its cells."""


def without_rows(table: RawTable, form: TableFormat, traces: Sequence[Trace]) -> dict[str, int]:
    """Rewrite the table's files without the traced rows; how many each lost.

    Raises NotImplementedError for a format that cannot be rewritten as it was.
    """
    if table.format not in REWRITERS:
        raise NotImplementedError(table.format)
    counts = {file.name: REWRITERS[table.format](file, table, form, traces) for file in table.files}
    return {name: rows for name, rows in counts.items() if rows}


def rewrite_parquet(file: Path, _: RawTable, __: TableFormat, traces: Sequence[Trace]) -> int:
    rows = pq.read_table(file, partitioning=None)
    theirs = reduce(or_, [mask(rows, trace) for trace in traces])
    if lost := int(theirs.sum()):
        write_parquet(rows.filter(pa.array(~theirs)), file)
    return lost


def mask(rows: pa.Table, trace: Trace) -> Any:
    """Whether each row is traced."""
    own = {column.lower(): rows[column].cast(pa.string()) for column in rows.column_names if is_asked(column, trace)}
    cells = [own[column.lower()] for column in trace.columns]
    found = [reduce(and_, map(equals, cells, values)) for values in trace.values]
    return reduce(or_, found)


def is_asked(column: str, trace: Trace) -> bool:
    return column.lower() in {one.lower() for one in trace.columns}


def equals(cells: pa.ChunkedArray, value: object) -> Any:
    same = pc.is_null(cells) if value is None else pc.fill_null(pc.equal(cells, str(value)), False)
    return same.to_numpy()


def rewrite_text(file: Path, table: RawTable, form: TableFormat, traces: Sequence[Trace]) -> int:
    with opened(file, form.encoding, "surrogateescape") as lines:
        read = jsonl if table.format == "jsonl" else delimited
        kept, lost = divided(read(lines, table, form), traces)
    if lost:
        write(file, kept, form.encoding)
    return lost


def divided(rows: Iterable[tuple[str, Mapping[str, str | None] | None]], traces: Sequence[Trace]) -> tuple[str, int]:
    """The text of what stays, and how many rows do not. A row without names, which nobody can read, is looked into."""
    kept, lost = [], 0
    for text, cells in rows:
        theirs = stands_in(text, traces) if cells is None else any(is_theirs(cells, one) for one in traces)
        lost += theirs
        if not theirs:
            kept.append(text)
    return "".join(kept), lost


def is_theirs(cells: Mapping[str, str | None], trace: Trace) -> bool:
    own = tuple(cells.get(column.lower()) or None for column in trace.columns)
    return own in {tuple(None if one is None else str(one) for one in values) for values in trace.values}


def stands_in(text: str, traces: Sequence[Trace]) -> bool:
    return any(str(one) in text for trace in traces for values in trace.values for one in values if one is not None)


def jsonl(lines: TextIO, _: RawTable, __: TableFormat) -> Iterator[tuple[str, Mapping[str, str | None] | None]]:
    for line in lines:
        try:
            found = json.loads(line)
            yield line, {key.lower(): None if cell is None else str(cell) for key, cell in found.items()}
        except (ValueError, AttributeError):
            yield line, None


def delimited(
    lines: TextIO, table: RawTable, form: TableFormat
) -> Iterator[tuple[str, Mapping[str, str | None] | None]]:
    records = split(lines, table, form)
    names = list(form.columns or ())
    if form.header:
        text, first = next(records)
        names = names or [cell.removeprefix("\ufeff").strip() for cell in first]
        yield text, {}
    lower = [one.lower() for one in names]
    for text, cells in records:
        nulls = [None if cell.strip() in form.null_values else cell for cell in cells]
        yield text, dict(zip(lower, nulls, strict=True)) if len(cells) == len(names) else None


def split(lines: TextIO, table: RawTable, form: TableFormat) -> Iterator[Record]:
    """Every record with its text: a quoted cell may have several lines."""
    if form.delimiter == WHITESPACE:
        yield from ((line, line.split()) for line in lines)
        return
    taken: list[str] = []
    csv.field_size_limit(LONGEST_CELL)
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if form.quote else csv.QUOTE_NONE
    tee = (taken.append(line) or line for line in lines)  # type: ignore[func-returns-value]
    for cells in csv.reader(
        tee, delimiter=form.delimiter or table.delimiter, quotechar=form.quote or None, quoting=quoting
    ):
        yield "".join(taken), cells
        taken.clear()


def write(file: Path, text: str, encoding: str) -> None:
    content = text.encode(encoding, "surrogateescape")
    with written_beside(file) as beside:
        beside.write_bytes(gzip.compress(content, mtime=0) if file.suffix == ".gz" else content)


def note_sums(folder: Path, changed: Iterable[Path]) -> None:
    """Let the list of what was sent speak of the files as they are now, else they would count as damaged."""
    sums, now = folder / SUMS, {file.resolve() for file in changed}
    if not sums.exists():
        return
    lines = [LINE.fullmatch(line) for line in sums.read_text(encoding="utf-8").splitlines()]
    told = [(one["digest"], one["name"]) for one in lines if one]
    fresh = [(sha256_of(folder / name) if (folder / name).resolve() in now else old, name) for old, name in told]
    write(sums, "".join(f"{digest}  {name}\n" for digest, name in fresh), "utf-8")


REWRITERS: Mapping[str, Callable[[Path, RawTable, TableFormat, Sequence[Trace]], int]] = {
    "csv": rewrite_text,
    "jsonl": rewrite_text,
    "parquet": rewrite_parquet,
}
"""Workbooks are not among them: what formulas, sheets and formats they hold would be lost."""
