"""Tables for spreadsheets: harmless, the same bytes every time, and what was in the table."""

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from pipeline.spreadsheet import BYTE_ORDER_MARK, FORMULA_STARTS, WIDEST, as_csv, disarmed, width_of, write_workbook

CUSTOMERS = pd.DataFrame(
    {
        "customer_id": ["00123", "=1+1", "Ёж"],
        "as_of": date(2026, 7, 1),
        "satisfaction": [41.5, None, -3.0],
        "answers": [2, 0, 1],
        "action": ["@SUM(A1)", None, "call them"],
    }
)
SEGMENTS = pd.DataFrame({"segment": ["late, slow"], "+share": [0.5]})


@pytest.fixture
def book(tmp_path: Path) -> Path:
    write_workbook({"customers": CUSTOMERS, "segments": SEGMENTS}, tmp_path / "tables.xlsx")
    return tmp_path / "tables.xlsx"


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_text_that_would_run_as_a_formula_gets_an_apostrophe(start: str) -> None:
    assert disarmed(f"{start}cmd") == f"'{start}cmd"


@pytest.mark.parametrize("harmless", ["a=b", "", -5, -0.5, None, date(2026, 7, 1)])
def test_everything_else_stays_as_it_is(harmless: object) -> None:
    assert disarmed(harmless) is harmless


def test_csv_is_known_for_utf_8_and_keeps_numbers_numbers() -> None:
    assert as_csv(CUSTOMERS) == (
        f"{BYTE_ORDER_MARK}customer_id,as_of,satisfaction,answers,action\r\n"
        "00123,2026-07-01,41.5,2,'@SUM(A1)\r\n"
        "'=1+1,2026-07-01,,0,\r\n"
        "Ёж,2026-07-01,-3.0,1,call them\r\n"
    )


def test_column_names_are_disarmed_too() -> None:
    assert as_csv(SEGMENTS).splitlines()[0].endswith("segment,'+share")


def test_the_workbook_has_a_sheet_per_table_with_what_was_in_it(book: Path) -> None:
    opened = CalamineWorkbook.from_path(book)
    assert opened.sheet_names == ["customers", "segments"]
    header, *rows = opened.get_sheet_by_name("customers").to_python()
    assert header == list(CUSTOMERS.columns)
    assert rows == [
        ["00123", date(2026, 7, 1), 41.5, 2, "'@SUM(A1)"],
        ["'=1+1", date(2026, 7, 1), "", 0, ""],
        ["Ёж", date(2026, 7, 1), -3, 1, "call them"],
    ]


def test_the_workbook_holds_no_formula_and_no_link(book: Path) -> None:
    with ZipFile(book) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 2
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)


def test_the_header_stays_in_sight_and_can_be_filtered(book: Path) -> None:
    with ZipFile(book) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert '<pane xSplit="1" ySplit="1" topLeftCell="B2"' in sheet
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:E4"/>' in sheet


def test_the_same_tables_give_the_same_bytes(book: Path, tmp_path: Path) -> None:
    write_workbook({"customers": CUSTOMERS, "segments": SEGMENTS}, tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == book.read_bytes()
    with ZipFile(book) as parts:
        assert ">2000-01-01T00:00:00Z</dcterms:created>" in parts.read("docProps/core.xml").decode()


def test_a_table_without_rows_still_opens(tmp_path: Path) -> None:
    write_workbook({"migrations": CUSTOMERS.head(0)}, tmp_path / "empty.xlsx")
    rows = CalamineWorkbook.from_path(tmp_path / "empty.xlsx").get_sheet_by_index(0).to_python()
    assert rows == [list(CUSTOMERS.columns)]


def test_a_column_is_as_wide_as_its_text_up_to_a_limit() -> None:
    assert width_of(pd.Series(["four"], name="id")) == 6
    assert width_of(pd.Series([], name="satisfaction", dtype=object)) == len("satisfaction") + 2
    assert width_of(pd.Series(["long " * 50], name="action")) == WIDEST
