"""A customer is gone from everything that is kept, others are as they were, and the proof does not say who it was."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from pipeline.artifacts import write_json, write_parquet
from pipeline.faults import UsageFault
from pipeline.privacy.erasure import erase, erase_in_copy
from pipeline.sources.identities import read_tombstones
from tests.pipeline.privacy.conftest import ORDERS

ROOT = Path(__file__).parents[3]
NAMED = re.compile(rb"(?<!\w)(007|C-7)(?!\w)")
CUSTOMERS = pd.DataFrame({"customer_id": ["007", "070"]})


@pytest.fixture
def project(shop: Path) -> Path:
    text = (ROOT / "params.yaml").read_text(encoding="utf-8")
    (shop / "params.yaml").write_text(re.sub(r"(?m)^source:.*$", "source: shop", text), encoding="utf-8")
    write_parquet(CUSTOMERS, Path("data/profiles/profiles.parquet"))
    (shop / ".dvc/cache/files/md5/aa").mkdir(parents=True)
    (shop / ".dvc/cache/files/md5/aa/1").write_text("007")
    return shop


def holders(folder: Path) -> list[Path]:
    """The files in which the person is named, packed columns of Parquet read."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    texts = {file: pd.read_parquet(file).to_csv().encode() for file in files if file.suffix == ".parquet"}
    return [file for file in files if NAMED.search(texts.get(file) or file.read_bytes())]


def test_an_erased_customer_is_named_nowhere_and_others_stay(project: Path) -> None:
    assert holders(project)
    erase(["007"])
    assert holders(project) == []
    assert (project / "data/raw/shop/orders.csv").read_text() == "order_no,client\n11,070\n"
    assert pd.read_parquet("data/profiles/profiles.parquet").customer_id.tolist() == ["070"]


def test_the_proof_counts_and_names_nobody(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    erase(["007"])
    [file] = (project / "data/erasures").iterdir()
    proof = json.loads(file.read_text())
    assert proof["removed"]["data/raw/shop/orders.csv"] == 2
    assert proof["tombstones"] == read_tombstones(project / "data/sources/shop/erased.txt")
    assert not NAMED.search(file.read_bytes() + capsys.readouterr().out.encode())


def test_a_second_time_finds_nothing_more(project: Path) -> None:
    for _ in range(2):
        erase(["007"])
    assert len(read_tombstones(project / "data/sources/shop/erased.txt")) == 1


def test_erased_customers_go_from_a_copy_that_somebody_took(project: Path) -> None:
    erase(["007"])
    copy = project / "mailing.csv"
    copy.write_text("customer_id,offer\n007,a\n070,b\n")
    erase_in_copy(str(copy))
    assert copy.read_text() == "customer_id,offer\n070,b\n"


def test_results_of_another_company_are_not_touched(project: Path) -> None:
    write_json({"name": "other"}, Path("data/events/source.json"))
    with pytest.raises(UsageFault, match=r"data/ holds results of other: run \./run first"):
        erase(["007"])
    assert (project / "data/raw/shop/orders.csv").read_text() == ORDERS
