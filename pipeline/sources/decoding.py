"""Text files in whatever encoding, as the plain UTF-8 that DuckDB reads."""

import codecs
import gzip
import re
from pathlib import Path
from tempfile import mkdtemp
from typing import TextIO, cast

from pipeline.faults import DataFault
from pipeline.sources.declaration import WHITESPACE, TableFormat

PLAIN = ("utf-8", "utf-8-sig", "ascii")

SAMPLE = 65_536
"""Bytes of a file that are enough to guess its encoding from."""

CYRILLIC = ("cp1251", "koi8-r", "cp866")


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
        raise DataFault(f"{file}: is not in {form.encoding}: {error}. {advice(file)}") from error
    return copy


def tabbed(line: str) -> str:
    return "\t".join(line.split()) + "\n"


def advice(file: Path) -> str:
    """What to declare for a file that is not in the encoding it was read with."""
    return f"It looks like {guess(file)}: source.yaml can declare that, 'tables: {{...: {{encoding: {guess(file)}}}}}'."


def guess(file: Path) -> str:
    """The encoding a text file most likely has; only ever a hint for people.

    Where letters beyond ASCII stand side by side the text is Cyrillic, in the encoding in which most are lower case.
    """
    with (gzip.open if file.suffix == ".gz" else open)(file, "rb") as packed:
        sample = packed.read(SAMPLE)
    if sample[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    if sample.count(0) > len(sample) // 4:
        return "utf-16-le" if sample[1:2] == b"\0" else "utf-16-be"
    if len(re.findall(rb"[\x80-\xff]{2}", sample)) < len(re.findall(rb"[\x80-\xff]", sample)) / 4:
        return "cp1252"
    return max(CYRILLIC, key=lambda encoding: len(re.findall("[а-яё]", sample.decode(encoding, "replace"))))
