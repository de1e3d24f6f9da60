"""Raw files lose the person's rows and not a byte of any other."""

import gzip
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.digests import sha256_of
from pipeline.privacy.rawfiles import note_sums, without_rows
from pipeline.privacy.traces import Trace
from pipeline.sources.declaration import TableFormat
from pipeline.sources.files import RawTable

RAW = Path("data/raw/shop")
PLAIN = TableFormat()


def rewritten(file: Path, trace: tuple[str, str], form: TableFormat = PLAIN) -> dict[str, int]:
    name, value = trace
    table = RawTable(file.name.split(".")[0], (file,))
    return without_rows(table, form, [Trace(table.name, (name,), frozenset({(value,)}))])


def test_text_that_stays_is_the_same_bytes_and_unreadable_lines_of_the_person_go_too(shop: Path) -> None:
    form = TableFormat(delimiter=";", encoding="cp1251")
    assert rewritten(RAW / "tickets.csv", ("who", "C-7"), form) == {"tickets.csv": 3}
    assert (RAW / "tickets.csv").read_bytes() == "no;who;said\r\n2;C-70;№ 7\r\n".encode("cp1251")


def test_lines_of_json_go_by_their_value_whatever_its_type(shop: Path) -> None:
    assert rewritten(RAW / "visits.jsonl", ("user", "7")) == {"visits.jsonl": 2}
    assert (RAW / "visits.jsonl").read_text() == '{"user": 70, "seen": "2025-07-02"}\n'


def test_rows_of_parquet_that_stay_have_the_same_values_and_types(shop: Path) -> None:
    before = pq.read_table(RAW / "calls.parquet")
    assert rewritten(RAW / "calls.parquet", ("customer", "007")) == {"calls.parquet": 1}
    assert pq.read_table(RAW / "calls.parquet").equals(before.slice(1))


def test_a_packed_file_stays_packed(shop: Path) -> None:
    file = RAW / "bonus.csv.gz"
    file.write_bytes(gzip.compress(b"id,points\n007,1\n070,2\n"))
    assert rewritten(file, ("id", "007")) == {"bonus.csv.gz": 1}
    assert gzip.decompress(file.read_bytes()) == b"id,points\n070,2\n"


def test_a_workbook_is_not_rewritten(shop: Path) -> None:
    with pytest.raises(NotImplementedError, match="xlsx"):
        rewritten(RAW / "bonus.xlsx", ("id", "007"))


def test_the_list_of_what_was_sent_speaks_of_the_files_as_they_are(shop: Path) -> None:
    sums, other = RAW / "SHA256SUMS", "0" * 64
    sums.write_text(f"{'1' * 64}  orders.csv\n{other} *visits.jsonl\n")
    note_sums(RAW, [RAW / "orders.csv"])
    assert sums.read_text() == f"{sha256_of(RAW / 'orders.csv')}  orders.csv\n{other}  visits.jsonl\n"
