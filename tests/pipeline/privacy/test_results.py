"""Results lose the person's rows, keep all others, and are vouched for by the digests of what lies there then."""

import json
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest

from pipeline import spreadsheet
from pipeline.artifacts import write_json, write_parquet, write_text
from pipeline.digests import sha256_of
from pipeline.privacy.results import customers_in, rebuild_workbooks, remove_quotes, reseal, sweep

DATA = Path("data")
CUSTOMERS = pd.DataFrame({"customer_id": ["007", "070", "=1"], "satisfaction": [0.1, None, 3.0]})
RELEASE = DATA / "releases/shop-1"


@pytest.fixture
def release(shop: Path) -> Path:
    write_parquet(CUSTOMERS, RELEASE / "customers.parquet")
    write_text(spreadsheet.as_csv(CUSTOMERS), RELEASE / "customers.csv")
    write_text("column\ncustomer_id\n", RELEASE / "dictionary.csv")
    spreadsheet.write_workbook({"customers": CUSTOMERS}, RELEASE / "tables.xlsx")
    names = ("customers.parquet", "customers.csv", "tables.xlsx", "dictionary.csv")
    write_json({"sha256": {name: sha256_of(RELEASE / name) for name in names}}, RELEASE / "manifest.json")
    return RELEASE


def test_tables_lose_the_row_and_keep_the_others_as_they_were(release: Path) -> None:
    assert sweep(DATA, ["007"], []) == {release / "customers.csv": 1, release / "customers.parquet": 1}
    pd.testing.assert_frame_equal(
        pd.read_parquet(release / "customers.parquet"), CUSTOMERS.iloc[1:].reset_index(drop=True)
    )
    assert (release / "customers.csv").read_bytes().decode() == spreadsheet.as_csv(CUSTOMERS[1:])


def test_an_id_that_was_disarmed_for_spreadsheets_is_found(release: Path) -> None:
    assert sweep(DATA, ["=1"], []) == {release / "customers.csv": 1, release / "customers.parquet": 1}


def test_entries_about_the_person_go_from_json_at_any_depth(shop: Path) -> None:
    file = DATA / "alerts/feedback.json"
    write_json({"said": [{"customer_id": "007"}, {"customer_id": "070", "n": [1]}], "days": 14}, file)
    assert sweep(DATA, ["007"], []) == {file: 1}
    assert json.loads(file.read_text()) == {"said": [{"customer_id": "070", "n": [1]}], "days": 14}


def test_rejected_rows_go_by_what_the_raw_files_call_the_person(shop: Path) -> None:
    rejected = pd.DataFrame({"reason": ["bad", "bad", "bad"], "row": ["1;C-7;x", "1;C-70;x", None]})
    write_parquet(rejected, DATA / "events/rejected.parquet")
    assert sweep(DATA, ["007"], ["C-7"]) == {DATA / "events/rejected.parquet": 1}


def test_people_of_another_company_who_have_the_same_id_stay(shop: Path) -> None:
    for file in ("champion/other/v1/answers.parquet", "identities/stays-other.parquet", "releases/other-1/a.parquet"):
        write_parquet(CUSTOMERS, DATA / file)
    assert sweep(DATA, ["007"], [], others=["other"]) == {}


def test_a_workbook_is_made_anew_and_the_manifest_vouches_for_what_lies_there(release: Path) -> None:
    changed = [*sweep(DATA, ["007"], [])]
    books = rebuild_workbooks(DATA, changed)
    reseal(DATA, [*changed, *books])
    with ZipFile(release / "tables.xlsx") as parts:
        assert not [name for name in parts.namelist() if b"007" in parts.read(name)]
    sums = json.loads((release / "manifest.json").read_text())["sha256"]
    assert sums == {name: sha256_of(release / name) for name in sums}


def test_damage_that_was_there_before_is_not_vouched_for(release: Path) -> None:
    write_text("damaged", release / "dictionary.csv")
    reseal(DATA, [release / "customers.csv"])
    sums = json.loads((release / "manifest.json").read_text())["sha256"]
    assert sums["dictionary.csv"] != sha256_of(release / "dictionary.csv")


def test_a_folder_is_vouched_for_as_it_is_after_one_of_its_files_has_changed(shop: Path) -> None:
    raw, record = DATA / "raw/shop", DATA / "records/demo.json"
    write_json({"sha256": {str(raw): sha256_of(raw)}}, record)
    write_text("order_no,client\n", raw / "orders.csv")
    reseal(DATA, [raw / "orders.csv"])
    assert json.loads(record.read_text())["sha256"] == {str(raw): sha256_of(raw)}


def test_pages_that_quote_are_removed_and_no_record_speaks_of_them(shop: Path) -> None:
    page, record = DATA / "report/report.html", DATA / "records/report.json"
    write_text("<p>my words</p>", page)
    write_json({"sha256": {str(page): sha256_of(page)}}, record)
    reseal(DATA, remove_quotes(DATA))
    assert not page.exists()
    assert json.loads(record.read_text())["sha256"] == {}


def test_ids_are_read_from_copies_as_they_were_released(release: Path) -> None:
    assert (
        customers_in(release / "customers.csv") == customers_in(release / "customers.parquet") == {"007", "070", "=1"}
    )
