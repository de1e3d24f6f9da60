import io

import pandas as pd
import pytest

from pipeline.faults import DataFault

VISITS = "SELECT customer AS customer_id, seen AS occurred_at, 'visit' AS kind FROM visits"


def packed(frame: pd.DataFrame, how: str) -> bytes:
    file = io.BytesIO()
    frame.to_parquet(file) if how == "parquet" else frame.to_excel(file, index=False, engine="xlsxwriter")
    return file.getvalue()


@pytest.fixture
def visits() -> pd.DataFrame:
    return pd.DataFrame({"customer": ["00123", "ann"], "seen": ["2025-07-01", "2025-07-02 10:00"]})


@pytest.mark.parametrize("name", ["visits.parquet", "visits.xlsx", "visits/a.parquet", "visits/a.xlsx"])
def test_parquet_and_excel_hold_the_same_as_text(company, visits, name):
    company.file(name, packed(visits, name.rpartition(".")[2]))
    company.declare("visits.sql", VISITS)
    events = company.read().events
    assert events["customer_id"].tolist() == ["00123", "ann"]
    assert events["occurred_at"].astype(str).tolist() == ["2025-07-01 00:00:00", "2025-07-02 10:00:00"]


def test_parquet_keeps_its_types(company, visits):
    company.file(
        "visits.parquet", packed(visits.assign(seen=pd.to_datetime(visits["seen"], format="mixed")), "parquet")
    )
    company.declare("visits.sql", VISITS.replace("seen AS", "seen + INTERVAL 1 DAY AS"))
    assert company.read().events["occurred_at"].astype(str).tolist()[1] == "2025-07-03 10:00:00"


def test_numeric_ids_of_whole_numbers_are_text_and_float_ids_are_refused(company, visits):
    company.file("visits.parquet", packed(visits.assign(customer=[123, 2**53 + 1]), "parquet"))
    company.declare("visits.sql", VISITS)
    assert company.read().events["customer_id"].tolist() == ["123", "9007199254740993"]
    company.file("visits.parquet", packed(visits.assign(customer=[123.0, None]), "parquet"))
    with pytest.raises(DataFault, match=r"visits\.sql: customer_id is DOUBLE"):
        company.read()


def test_cells_of_a_workbook_may_be_empty_or_numbers(company):
    frame = pd.DataFrame({"customer": [123, 124], "seen": [pd.Timestamp("2025-07-01 10:00"), None]})
    company.file("visits.xlsx", packed(frame, "xlsx"))
    company.declare("visits.sql", VISITS)
    read = company.read()
    assert read.events[["customer_id", "occurred_at"]].astype(str).to_numpy().tolist() == [
        ["123", "2025-07-01 10:00:00"]
    ]
    assert read.reasons == ["no_time"]


def test_parts_with_other_types_are_refused(company, visits):
    company.file("visits/1.parquet", packed(visits, "parquet"))
    company.file("visits/2.parquet", packed(visits.assign(customer=[1, 2]), "parquet"))
    company.declare("visits.sql", VISITS)
    with pytest.raises(DataFault, match=r"2\.parquet: has other columns or types than 1\.parquet"):
        company.read()


@pytest.mark.parametrize("name", ["visits.parquet", "visits.xlsx", "visits.csv.gz"])
def test_a_broken_file_is_named(company, name):
    company.file(name, b"PAR1 no longer")
    company.declare("visits.sql", VISITS)
    with pytest.raises(DataFault, match=rf"{name}: cannot be read"):
        company.read()


def test_a_parquet_file_without_rows_is_a_fault(company, visits):
    company.file("visits.parquet", packed(visits.head(0), "parquet"))
    company.declare("visits.sql", VISITS)
    with pytest.raises(DataFault, match=r"visits\.parquet: has no rows"):
        company.read()
