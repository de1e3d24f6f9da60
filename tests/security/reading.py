"""Every word that a project's files hold, also where it is packed, as whoever steals the folder would read it."""

import gzip
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import duckdb
import pandas as pd


def parquet(file: Path) -> Iterator[bytes]:
    yield pd.read_parquet(file, partitioning=None).to_csv(index=False).encode("utf-8", "surrogatepass")


def archive(file: Path) -> Iterator[bytes]:
    with zipfile.ZipFile(file) as parts:
        yield from map(parts.read, parts.namelist())


def database(file: Path) -> Iterator[bytes]:
    with closing(duckdb.connect(file, read_only=True)) as one:
        for schema, table in one.execute("SELECT schema_name, table_name FROM duckdb_tables()").fetchall():
            yield str(one.execute(f'SELECT * FROM "{schema}"."{table}"').fetchall()).encode()


PACKED: Mapping[bytes, Callable[[Path], Iterator[bytes]]] = {
    b"PAR1": parquet,
    b"PK\3\4": archive,
    b"\x1f\x8b": lambda file: iter([gzip.decompress(file.read_bytes())]),
}
"""By what a file begins with, as objects in a cache have no endings."""


def words(file: Path) -> Iterator[bytes]:
    """The file as it lies there, and what is packed in it."""
    content = file.read_bytes()
    yield content
    if file.suffix == ".duckdb":
        yield from database(file)
    for magic, unpacked in PACKED.items():
        if content.startswith(magic):
            yield from unpacked(file)


def holders(folder: Path, wanted: re.Pattern[bytes], but: Iterable[str] = ()) -> list[str]:
    """The files below the folder that hold what is wanted, none of those that begin with one of ``but``."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file() and ".venv" not in file.parts]
    named = {file: file.relative_to(folder).as_posix() for file in files}
    return [
        name
        for file, name in named.items()
        if not name.startswith(tuple(but)) and any(wanted.search(one) for one in words(file))
    ]
