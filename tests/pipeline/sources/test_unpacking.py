"""What is packed is unpacked once before it is read: files that were made to fill a disk stop there."""

import gzip
import io
import zipfile
import zlib

import pandas as pd
import pytest

from pipeline.faults import DataFault
from pipeline.sources import unpacking
from tests.pipeline.conftest import VISITS, Company

GOOD = "customer,seen\nann,2025-07-01\n"
BOMB = GOOD + "ann,2025-07-01\n" * 50_000
"""Nearly a megabyte that packs into three kilobytes: 270 times."""


def workbook(text: str) -> bytes:
    """The first sheet with the text as its name's only cell."""
    file = io.BytesIO()
    pd.DataFrame({"customer": ["ann"], "seen": ["2025-07-01"], "note": [text]}).to_excel(file, index=False)
    return file.getvalue()


@pytest.fixture
def shop(company: Company, monkeypatch: pytest.MonkeyPatch) -> Company:
    """One whose files may not come to more than a tenth of a megabyte if they are much packed."""
    monkeypatch.setattr(unpacking, "SMALL", 100_000)
    company.declare("visits.sql", VISITS)
    return company


@pytest.mark.parametrize("name", ["visits.csv.gz", "visits/1.csv.gz"])
def test_a_file_that_unpacks_to_many_times_its_size_is_refused_unless_declared(shop: Company, name: str) -> None:
    shop.file(name, gzip.compress(BOMB.encode(), 9))
    with pytest.raises(DataFault, match=r"1\.csv\.gz: unpacks|visits\.csv\.gz: unpacks to 0\.0 GB or more, \d+ times"):
        shop.read()
    shop.declare("source.yaml", "tables: {visits: {max_ratio: 1000}}")
    assert len(shop.read().events) == 1


def test_small_files_may_be_packed_however_well(company: Company) -> None:
    company.file("visits.csv.gz", gzip.compress(BOMB.encode(), 9))
    company.declare("visits.sql", VISITS)
    assert len(company.read().events) == 1


def test_all_parts_of_a_table_together_may_hold_so_much(shop: Company) -> None:
    for part in "12":
        shop.file(f"visits/{part}.csv.gz", gzip.compress(f"{GOOD}{part},2025-07-01\n".encode()))
    shop.declare("source.yaml", "tables: {visits: {max_gigabytes: 5.0e-8}}")
    with pytest.raises(DataFault, match=r"2\.csv\.gz: unpacks"):
        shop.read()


def test_counting_ends_where_the_limit_is(shop: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bomb of petabytes costs no more than one of megabytes."""
    monkeypatch.setattr(unpacking, "AT_ONCE", 1000)
    shop.file("visits.csv.gz", gzip.compress(BOMB.encode(), 9))
    with pytest.raises(DataFault, match="unpacks") as fault:
        shop.read()
    assert ", 250 times" in str(fault.value)


def test_a_workbook_that_unpacks_to_many_times_its_size_is_refused(shop: Company) -> None:
    shop.file("visits.xlsx", workbook("ann"))
    assert len(shop.read().events) == 1
    with zipfile.ZipFile(shop.raw / "visits.xlsx", "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("more.xml", " " * 5_000_000)
    with pytest.raises(DataFault, match=r"visits\.xlsx: unpacks"):
        shop.read()


def test_a_workbook_that_does_not_fit_into_memory_is_refused_however_it_is_declared(
    shop: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "LARGEST_WORKBOOK", 1000)
    shop.file("visits.xlsx", workbook("ann"))
    with pytest.raises(DataFault, match="is too large a workbook to be read; save its sheet as CSV"):
        shop.read()


def test_a_workbook_that_lies_about_its_size_is_damaged(shop: Company) -> None:
    honest = workbook("ann" * 5000)
    with zipfile.ZipFile(io.BytesIO(honest)) as parts:
        size = max(part.file_size for part in parts.infolist())
    shop.file("visits.xlsx", honest.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little")))
    with pytest.raises(DataFault, match=r"visits\.xlsx: cannot be read"):
        shop.read()


@pytest.mark.parametrize("place", [0, 3, 30, 60, -6, -1])
def test_a_flipped_byte_in_what_is_packed_is_found_by_its_sum(shop: Company, place: int) -> None:
    """DuckDB alone reads some of them without a word."""
    packed = bytearray(gzip.compress((GOOD + "".join(f"c{n},2025-07-0{n % 9 + 1}\n" for n in range(99))).encode()))
    packed[place] ^= 0x55
    shop.file("visits.csv.gz", bytes(packed))
    with pytest.raises(DataFault, match=r"visits\.csv\.gz: cannot be read: it does not unpack"):
        shop.read()


def test_the_sum_that_was_packed_is_that_of_the_text(shop: Company) -> None:
    packed = gzip.compress(GOOD.encode())
    assert int.from_bytes(packed[-8:-4], "little") == zlib.crc32(GOOD.encode())
    shop.file("visits.csv.gz", packed)
    assert len(shop.read().events) == 1
