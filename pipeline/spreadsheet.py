"""Tables for spreadsheets: text that would run as a formula is disarmed, the same tables give the same bytes."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.beside import written_beside

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the beginning of a formula."""

BYTE_ORDER_MARK = "\ufeff"
"""By which Excel knows a CSV file for UTF-8."""

WRITTEN_AT = datetime(2000, 1, 1)
"""A workbook wants to say when it was made; the real time would change its bytes."""

WIDEST = 60

MOST_ROWS = 1_048_575
"""Of a sheet, below its header."""

LONGEST = 32_767
"""Characters of a cell."""


def disarmed(cell: Any) -> Any:
    """Text that begins like a formula gets an apostrophe before it; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def safe(table: pd.DataFrame) -> pd.DataFrame:
    """The table with every text cell and column name disarmed."""
    return table.map(disarmed).rename(columns=disarmed)


def as_csv(table: pd.DataFrame) -> str:
    return BYTE_ORDER_MARK + safe(table).to_csv(index=False, lineterminator="\r\n")


def write_workbook(tables: Mapping[str, pd.DataFrame], path: Path) -> None:
    """One sheet per table with filters, a frozen header and widths that fit; rows it has no room for go on the next."""
    from xlsxwriter import Workbook

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with written_beside(path) as beside, Workbook(str(beside), options) as book:
        book.set_properties({"created": WRITTEN_AT})
        formats = {"header": book.add_format({"bold": True}), "date": book.add_format({"num_format": "yyyy-mm-dd"})}
        for name, table in tables.items():
            for title, part in parts_of(name, safe(table)):
                write_sheet(book.add_worksheet(title), part, formats)


def parts_of(name: str, table: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """The table in parts that a sheet has room for, by the titles of their sheets: customers, customers 2, ..."""
    for number, begin in enumerate(range(0, max(len(table), 1), MOST_ROWS), start=1):
        yield (name if number == 1 else f"{name} {number}"), table.iloc[begin : begin + MOST_ROWS]


def write_sheet(sheet: Any, table: pd.DataFrame, formats: Mapping[str, Any]) -> None:
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table), len(table.columns) - 1)
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, width_of(table[column]))
    sheet.write_row(0, 0, table.columns, formats["header"])
    for row, cells in enumerate(table.itertuples(index=False), start=1):
        for number, cell in enumerate(cells):
            write_cell(sheet, row, number, cell, formats)


def write_cell(sheet: Any, row: int, number: int, cell: Any, formats: Mapping[str, Any]) -> None:
    if pd.isna(cell):
        return
    if isinstance(cell, date):
        sheet.write_datetime(row, number, cell, formats["date"])
    elif isinstance(cell, str):
        sheet.write_string(row, number, cell[:LONGEST])
    else:
        sheet.write_number(row, number, float(cell))


def width_of(column: pd.Series) -> int:
    longest = column.head(1000).map(lambda cell: len(str(cell))).max() if len(column) else 0
    return int(min(max(longest, len(str(column.name))) + 2, WIDEST))
