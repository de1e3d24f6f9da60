"""Tables for spreadsheets: harmless, the same bytes every time, and what was in the table."""

import re
import shutil
import subprocess
from datetime import date
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from pipeline import spreadsheet
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
LIBREOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
READ_AS = {"xlsx": [], "csv": ["--infilter=Text - txt - csv (StarCalc):44,34,76"]}
"""Without a window it asks nobody for the encoding of a CSV file: commas, double quotes, UTF-8."""

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


def test_what_does_not_fit_on_one_sheet_goes_on_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_ROWS", 2)
    write_workbook({"customers": CUSTOMERS}, tmp_path / "long.xlsx")
    opened = CalamineWorkbook.from_path(tmp_path / "long.xlsx")
    assert opened.sheet_names == ["customers", "customers 2"]
    rows = [row for name in opened.sheet_names for row in opened.get_sheet_by_name(name).to_python()[1:]]
    assert [row[0] for row in rows] == ["00123", "'=1+1", "Ёж"]


def test_text_longer_than_a_cell_is_cut_not_lost(tmp_path: Path) -> None:
    write_workbook({"customers": pd.DataFrame({"reason": ["x" * 40_000]})}, tmp_path / "long.xlsx")
    [_, [cell]] = CalamineWorkbook.from_path(tmp_path / "long.xlsx").get_sheet_by_index(0).to_python()
    assert cell == "x" * spreadsheet.LONGEST


@pytest.mark.skipif(LIBREOFFICE is None, reason="LibreOffice is not installed (Debian: libreoffice-calc-nogui)")
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_libreoffice_opens_it_and_finds_text_where_text_was(kind: str, book: Path, tmp_path: Path) -> None:
    """What it saves again has the texts as written, no formula; only a workbook keeps the zeros an id begins with."""
    opened = {"xlsx": book, "csv": tmp_path / "customers.csv"}[kind]
    (tmp_path / "customers.csv").write_text(as_csv(CUSTOMERS), encoding="utf-8", newline="")
    own_profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        str(LIBREOFFICE),
        own_profile,
        "--headless",
        *READ_AS[kind],
        "--convert-to",
        "fods",
        "--outdir",
        tmp_path,
    ]
    subprocess.run([*command, opened], check=True, capture_output=True, timeout=120)
    saved = unescape((tmp_path / opened.with_suffix(".fods").name).read_text(encoding="utf-8"))
    texts = set(re.findall(r"<text:p>(.*?)</text:p>", saved))
    assert {"00123", "'=1+1", "Ёж", "'@SUM(A1)"} - texts == ({"00123"} if kind == "csv" else set())
    assert "table:formula" not in saved


def test_a_column_is_as_wide_as_its_text_up_to_a_limit() -> None:
    assert width_of(pd.Series(["four"], name="id")) == 6
    assert width_of(pd.Series([], name="satisfaction", dtype=object)) == len("satisfaction") + 2
    assert width_of(pd.Series(["long " * 50], name="action")) == WIDEST
