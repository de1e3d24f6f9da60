"""Text files in whatever encoding, as the plain UTF-8 that DuckDB reads."""

import gzip
from pathlib import Path
from tempfile import mkdtemp
from typing import TextIO, cast

from pipeline.faults import DataFault
from pipeline.sources.declaration import WHITESPACE, TableFormat

PLAIN = ("utf-8", "utf-8-sig", "ascii")


def opened(file: Path, encoding: str, errors: str = "strict") -> TextIO:
    """The text of a file, packed or not, with its line ends as they are."""
    unpack = gzip.open if file.suffix == ".gz" else open
    return cast(TextIO, unpack(file, "rt", encoding=encoding, errors=errors, newline=""))


def plain(file: Path, form: TableFormat, folder: Path) -> Path:
    """The file itself, or where it is not plain a copy that is: UTF-8, with one tab for any run of blanks."""
    if form.encoding in PLAIN and form.delimiter != WHITESPACE:
        return file
    copy = Path(mkdtemp(dir=folder)) / file.name.removesuffix(".gz")
    try:
        with opened(file, form.encoding) as lines, copy.open("w", encoding="utf-8", newline="") as written:
            written.writelines(map(tabbed, lines) if form.delimiter == WHITESPACE else lines)
    except UnicodeError as error:
        raise DataFault(f"{file}: is not in {form.encoding}: {error}.") from error
    return copy


def tabbed(line: str) -> str:
    return "\t".join(line.split()) + "\n"
