import hashlib

import pytest

from pipeline.sources.arrival import SUMS, arrived, sent, without_copies
from pipeline.sources.files import RawTable, raw_tables


def tables(company) -> list[RawTable]:
    return [*raw_tables(company.raw).values()]


def test_parts_of_the_same_bytes_are_one_and_those_of_the_same_size_are_not(company):
    for name, content in {"1": "a", "2": "b", "3": "a"}.items():
        company.file(f"visits/{name}.csv", content)
    (table,) = tables(company)
    once, (doubt,) = without_copies(table)
    assert [file.name for file in once.files] == ["1.csv", "2.csv"]
    assert doubt.says.endswith("3.csv: is 1.csv under another name and left out.")


def test_two_tables_of_the_same_bytes_are_two(company):
    company.file("visits.csv", "a")
    company.file("orders.csv", "a")
    assert [table.name for table in arrived(company.raw, tables(company))[0]] == ["orders", "visits"]


@pytest.mark.parametrize("line", ["{sum}  visits.csv", "{sum} *visits.csv", "{upper}  ./visits.csv"])
def test_sums_are_read_as_sha256sum_writes_them(company, line):
    company.file("visits.csv", "a")
    digest = hashlib.sha256(b"a").hexdigest()
    company.file(SUMS, line.format(sum=digest, upper=digest.upper()) + "\n")
    assert sent(company.raw) == ({company.raw / "visits.csv": digest}, [])
    assert arrived(company.raw, tables(company))[1:] == ([], [])


def test_a_file_that_no_sum_is_of_is_in_doubt_and_one_of_another_sum_at_fault(company):
    company.file("visits.csv", "a")
    company.file("orders.csv", "b")
    company.file(SUMS, f"{'0' * 64}  visits.csv\n")
    _, (doubt,), (fault,) = arrived(company.raw, tables(company))
    assert (doubt.code, doubt.where) == ("unverified", "orders.csv")
    assert "visits.csv: has other bytes" in fault


def test_a_database_has_no_files_to_arrive(company):
    company.raw.mkdir()
    assert arrived(company.raw, [RawTable("tickets", ())]) == ([RawTable("tickets", ())], [], [])
    assert arrived(company.raw, []) == ([], [], [])
