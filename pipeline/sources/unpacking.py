"""Packed raw files, unpacked once before they are read: some kilobytes may hold petabytes, or other bytes than sent."""

import gzip
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO

from pipeline.faults import DataFault, is_exhausted
from pipeline.sources.declaration import TableFormat
from pipeline.sources.files import RawTable

GIGABYTE = 1_000_000_000
AT_ONCE = 1_000_000

SMALL = 100_000_000
"""Bytes that may come out whatever went in: rows that are much alike pack well, and do no harm so far."""

LARGEST_WORKBOOK = 1 * GIGABYTE
"""Bytes of a workbook unpacked, which is read in memory; all rows that Excel allows in a dozen columns are so many."""

DAMAGES = (OSError, EOFError, RuntimeError, ValueError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)


def refuse_bombs(table: RawTable, form: TableFormat) -> None:
    """Unpack the table's files and keep nothing, to the end or as far as is declared.

    Unlike DuckDB's, this unpacking compares them with the sum (CRC-32) that was packed with them. Raises DataFault.
    """
    left = round(form.max_gigabytes * GIGABYTE)
    for file in table.files:
        if file.suffix.lower() in PARTS:
            left -= unpacked(file, form, table.name, left)


def unpacked(file: Path, form: TableFormat, table: str, left: int) -> int:
    """How many bytes the file unpacks to."""
    packed, size = file.stat().st_size, 0
    try:
        for part in PARTS[file.suffix.lower()](file):
            size += len(part)
            if size > min(left, max(SMALL, packed * form.max_ratio)):
                raise bomb(file, size, packed, table)
            if size > LARGEST_WORKBOOK and file.suffix.lower() == ".xlsx":
                raise DataFault(f"{file}: is too large a workbook to be read; save its sheet as CSV.")
    except DAMAGES as error:
        if is_exhausted(error):
            raise
        raise DataFault(f"{file}: cannot be read: it does not unpack: {error}. Send it again.") from error
    return size


def bomb(file: Path, size: int, packed: int, table: str) -> DataFault:
    return DataFault(
        f"{file}: unpacks to {size / GIGABYTE:.1f} GB or more, {size / packed:,.0f} times what it is packed, as files "
        f"made to stop a machine do. If it is right, 'tables: {{{table}: {{max_gigabytes: ..., max_ratio: ...}}}}' in "
        "source.yaml allows more."
    )


def parts_of_gzip(file: Path) -> Iterator[bytes]:
    with gzip.open(file) as packed:
        yield from read(packed)


def parts_of_workbook(file: Path) -> Iterator[bytes]:
    with zipfile.ZipFile(file) as members:
        for member in members.infolist():
            with members.open(member) as packed:
                yield from read(packed)


def read(packed: IO[bytes] | gzip.GzipFile) -> Iterator[bytes]:
    while part := packed.read(AT_ONCE):
        yield part


PARTS: Mapping[str, Callable[[Path], Iterator[bytes]]] = {".gz": parts_of_gzip, ".xlsx": parts_of_workbook}
