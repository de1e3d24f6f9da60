import pytest

from pipeline.faults import DataFault
from pipeline.sources.files import raw_tables


def test_a_table_is_named_by_its_files_stem_or_its_folder(company):
    for name in (
        "orders.csv.gz",
        "visits/a.parquet",
        "visits/2025/b.parquet",
        "Users.XLSX",
        "notes.pdf",
        ".hidden.csv",
    ):
        company.file(name, "x")
    tables = raw_tables(company.raw)
    assert {name: [file.name for file in table.files] for name, table in tables.items()} == {
        "orders": ["orders.csv.gz"],
        "visits": ["b.parquet", "a.parquet"],
        "Users": ["Users.XLSX"],
    }


def test_two_files_of_one_name_are_a_fault(company):
    company.file("orders.csv", "x")
    company.file("Orders.parquet", "x")
    with pytest.raises(DataFault, match="several files are named 'orders'"):
        raw_tables(company.raw)


def test_parts_of_one_table_have_one_format(company):
    company.file("orders/1.csv", "x")
    company.file("orders/2.parquet", "x")
    with pytest.raises(DataFault, match=r"parts of one table are \.csv, \.parquet"):
        raw_tables(company.raw)


def test_a_missing_folder_is_told_with_where_the_files_are_to_be_had(company):
    with pytest.raises(DataFault, match=r"no such folder of raw files\. They are to be had from: the CRM"):
        raw_tables(company.raw, files_from="the CRM")
