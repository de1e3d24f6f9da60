"""Every word that a project's files hold, also where it is packed, as whoever steals the folder would read it."""

import gzip
import re
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq


def parquet(file: Path) -> Iterator[bytes]:
    columns = [field.name for field in pq.read_schema(file) if not pa.types.is_floating(field.type)]
    rows = pq.read_table(file, columns=columns, partitioning=None)
    for name in columns:
        yield f"{name}: {rows[name].unique().to_pylist()}".encode("utf-8", "surrogatepass")


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


def holders(folder: Path, wanted: re.Pattern[bytes], allowed: Collection[str] = ()) -> set[str]:
    """The files below the folder that hold what is wanted, each content once: where it is ``allowed`` it is in a cache.

    An allowed place is a file or a folder; none that is not there.
    """
    files = [file for file in sorted(folder.rglob("*")) if file.is_file() and ".venv" not in file.parts]
    names = {file: file.relative_to(folder).as_posix() for file in files}
    may_hold = {digest(file) for file, name in names.items() if name.startswith(tuple(allowed))} if allowed else set()
    others = {digest(file): file for file in files if not file.is_symlink()}
    found = (file for one, file in others.items() if one not in may_hold)
    return {names[file] for file in found if any(wanted.search(one) for one in words(file))}


def digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
