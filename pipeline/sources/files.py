"""Which raw files make which table."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.faults import DataFault, raise_all

FORMATS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".csv.gz": "csv",
    ".tsv.gz": "csv",
    ".txt.gz": "csv",
    ".parquet": "parquet",
    ".jsonl": "jsonl",
    ".jsonl.gz": "jsonl",
    ".xlsx": "xlsx",
}
"""How a file of each ending is read."""


@dataclass(frozen=True)
class RawTable:
    """A raw file, or a folder of parts with the same columns, under the name SELECTs know it by.

    A table without files lies at an address, or is asked from a database.
    """

    name: str
    files: tuple[Path, ...]
    address: str | None = None

    @property
    def format(self) -> str:
        return FORMATS[ending(self.files[0])] if self.files else "address" if self.address else "query"

    def __str__(self) -> str:
        return str(self.files[0]) if self.files else self.address or f"tables.{self.name}"

    @property
    def delimiter(self) -> str:
        return "\t" if ".tsv" in ending(self.files[0]) else ","


def ending(file: Path) -> str:
    """The ending by which the file's format is known; empty if none is."""
    return next((one for one in sorted(FORMATS, key=len, reverse=True) if file.name.lower().endswith(one)), "")


def raw_tables(folder: Path, files_from: str | None = None) -> dict[str, RawTable]:
    """The tables of a folder by name; files of other formats are none."""
    if not folder.is_dir():
        whence = f" They are to be had from: {files_from}" if files_from else ""
        raise DataFault(f"{folder}: there is no such folder of raw files.{whence}")
    found = [table for entry in sorted(folder.iterdir()) if (table := table_of(entry))]
    tables = {table.name: table for table in found}
    raise_all(DataFault, name_faults(folder, [table.name for table in found]))
    raise_all(DataFault, [fault for table in found if (fault := parts_fault(table))])
    return tables


def table_of(entry: Path) -> RawTable | None:
    parts = sorted(entry.rglob("*")) if entry.is_dir() else [entry]
    files = tuple(part for part in parts if part.is_file() and ending(part) and not part.name.startswith("."))
    stem = entry.name if entry.is_dir() else entry.name[: -len(ending(entry)) or None]
    return RawTable(stem, files) if files and not entry.name.startswith(".") else None


def name_faults(folder: Path, names: list[str]) -> list[str]:
    """SQL does not tell names by case, so neither may files."""
    lower = [name.lower() for name in names]
    return [
        f"{folder}: several files are named '{name}'; a table is one file or one folder of parts."
        for name in sorted({name for name in lower if lower.count(name) > 1})
    ]


def parts_fault(table: RawTable) -> str | None:
    formats = {ending(file) for file in table.files}
    return (
        f"{table.files[0].parent}: parts of one table are {', '.join(sorted(formats))}." if len(formats) > 1 else None
    )
