"""CSV and its kin: a declared dialect, every column text, every unreadable line kept with its number.

Nothing is sniffed: a sniffer reads a ragged file as one column, and cp1251 as no rows, without a word.
"""

import csv
from pathlib import Path

from pipeline.faults import DataFault
from pipeline.sources.declaration import WHITESPACE, TableFormat
from pipeline.sources.decoding import advice, opened, plain
from pipeline.sources.files import RawTable
from pipeline.sources.scratch import Scratch, literal, name

WITH_DECIMAL_COMMA = r"[+-]?\d[\d .\x{a0}\x{202f}]*,\d+"
"""A whole value that is a number such as ``-1 234,50`` or ``1.234,50``."""

INVALID_ENCODING = "INVALID ENCODING"
"""What DuckDB calls a line in another encoding."""

BETWEEN_DIGITS = r"[ .\x{a0}\x{202f}]"


def load_delimited(scratch: Scratch, table: RawTable, form: TableFormat) -> None:
    """Every part of the table under its name, in the order of the parts and of their lines."""
    delimiter = "\t" if form.delimiter == WHITESPACE else form.delimiter or table.delimiter
    declared: list[str] = []
    for file in table.files:
        text = plain(file, form, scratch.folder)
        columns = columns_of(file, text, form, delimiter)
        declared = declared or create(scratch, table, columns)
        if sorted(columns) != sorted(declared):
            raise DataFault(f"{file}: has columns {', '.join(columns)}, {table.files[0].name} {', '.join(declared)}.")
        reader = read_csv(text, columns, form, delimiter)
        insert(scratch, table, file, f"SELECT {point_for_comma(form)} FROM {reader}", into=name(table.name))


def create(scratch: Scratch, table: RawTable, columns: list[str]) -> list[str]:
    scratch.sql.execute(f"CREATE TABLE {name(table.name)} ({', '.join(f'{name(one)} VARCHAR' for one in columns)})")
    return columns


def columns_of(file: Path, text: Path, form: TableFormat, delimiter: str) -> list[str]:
    """The columns' names, declared or from the first line; a nameless one is ``column`` and its place."""
    found = list(form.columns or header(file, text, form, delimiter))
    if not found:
        raise DataFault(f"{file}: is empty.")
    names = [one.strip() or f"column{place}" for place, one in enumerate(found)]
    lower = [one.lower() for one in names]
    if twice := sorted({one for one in names if lower.count(one.lower()) > 1}):
        raise DataFault(f"{file}: has column {', '.join(twice)} more than once.")
    return names


def header(file: Path, text: Path, form: TableFormat, delimiter: str) -> list[str]:
    """The first line's cells; DuckDB skips that line and is told them, so that it need not guess."""
    with opened(text, "utf-8-sig", errors="surrogateescape") as lines:
        cells = next(csv.reader(lines, delimiter=delimiter, quotechar=form.quote or None), [])
    if not all(cell.isprintable() for cell in cells):
        raise DataFault(f"{file}: has a header that is not in {form.encoding}. {advice(file)}")
    return cells


def read_csv(text: Path, columns: list[str], form: TableFormat, delimiter: str) -> str:
    """The call that reads one file; what does not fit goes to ``reject_errors``."""
    declared = ", ".join(f"{literal(one)}: 'VARCHAR'" for one in columns)
    nulls = ", ".join(map(literal, form.null_values or [""]))
    return (
        f"read_csv({literal(text)}, auto_detect = false, strict_mode = true, store_rejects = true, "
        f"delim = {literal(delimiter)}, quote = {literal(form.quote)}, escape = {literal(form.quote)}, "
        f"header = {form.header}, nullstr = [{nulls}], columns = {{{declared}}})"
    )


def point_for_comma(form: TableFormat) -> str:
    """Every column as it is written, or with a point for the comma where a whole value is such a number."""
    if form.decimal == ".":
        return "*"
    point = f"replace(regexp_replace(COLUMNS(*), '{BETWEEN_DIGITS}', '', 'g'), ',', '.')"
    return f"if(regexp_full_match(COLUMNS(*), '{WITH_DECIMAL_COMMA}'), {point}, COLUMNS(*))"


def insert(scratch: Scratch, table: RawTable, file: Path, query: str, into: str) -> None:
    """The rows of one file, and its unreadable lines beside them."""
    scratch.sql.execute(f"INSERT INTO {into} BY NAME {query}")
    is_encoding = f"error_type::VARCHAR = {literal(INVALID_ENCODING)}"
    has_other = scratch.rows(f"SELECT 1 FROM reject_errors WHERE {is_encoding} LIMIT 1")
    message = f"if({is_encoding}, {literal(advice(file))}, error_message)" if has_other else "error_message"
    scratch.sql.execute(
        f"""
        INSERT INTO judged.unreadable
        SELECT {literal(table.name)}, {literal(file.name)}, line, replace(lower(error_type::VARCHAR), ' ', '_'),
            {message}, csv_line
        FROM reject_errors QUALIFY row_number() OVER (PARTITION BY line ORDER BY error_type, error_message) = 1
        """
    )
    scratch.sql.execute("DROP TABLE reject_errors; DROP TABLE reject_scans")
