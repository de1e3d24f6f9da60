"""The stage on small files, and the four companies whose files are real."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from features.events import COLUMNS
from pipeline.artifacts import ARTIFACTS
from pipeline.stage import Outputs
from pipeline.stages.events import events

REAL = Path("../shared/data")
LIMITS: dict[str, Any] = {"max_rejected_share": 0.01, "future_hours": 24}


def run(name: str, raw: Path, home: Path) -> tuple[Path, Outputs]:
    """The stage's outputs, and where they were written."""
    outputs = events.function(raw, Path("data/sources") / name, **LIMITS)
    for artifact in events.writes:
        ARTIFACTS[artifact].write(outputs[artifact], home / Path(ARTIFACTS[artifact].path).name)
    return home, outputs


@pytest.fixture(scope="module", params=["online_retail", "olist", "sfo_survey", "ru_reviews"])
def real(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, Outputs]:
    raw = REAL / request.param
    if not raw.is_dir():
        pytest.skip(f"{raw} is not there: the files are not part of the project, source.yaml says where they are from")
    return request.param, *run(request.param, raw, tmp_path_factory.mktemp(request.param))


EXPECTED = {
    "online_retail": ({"purchase": 18536, "return": 3654}, {"no_customer": 3710}, 0, "2011-12-09"),
    "olist": ({"delivery": 44448, "other": 482, "purchase": 45430, "review": 44890}, {"no_time": 6}, 474, "2018-01-01"),
    "sfo_survey": ({"survey": 290778}, {}, 0, "2016-05-25"),
    "ru_reviews": ({"review": 1001}, {"no_time": 1}, 0, "2023-11-01"),
}


def test_real_files_give_the_known_counts(real):
    name, _, outputs = real
    kinds, rejected, duplicates, as_of = EXPECTED[name]
    found = outputs["event_summary"]
    assert found["kinds"] == kinds
    assert {reason: n for one in found["selects"].values() for reason, n in one["rejected"].items()} == rejected
    assert sum(one["duplicates"] for one in found["selects"].values()) == duplicates
    assert outputs["source"]["as_of"] == as_of


def test_real_logs_keep_the_contract(real):
    _, home, _ = real
    log = duckdb.connect().read_parquet(str(home / "events.parquet"))
    assert dict(zip(log.columns, map(str, log.types), strict=True)) == {key: one.type for key, one in COLUMNS.items()}
    required = "customer_id IS NULL OR occurred_at IS NULL OR recorded_at IS NULL OR kind IS NULL"
    assert log.filter(required).fetchall() == []


def test_online_retail_counts_equal_lines_once_and_loses_no_money():
    raw = REAL / "online_retail/online_retail.parquet"
    if not raw.exists():
        pytest.skip(f"{raw} is not there")
    lines = pd.read_parquet(raw).drop_duplicates().dropna(subset="CustomerID")
    log = events.function(raw.parent, Path("data/sources/online_retail"), **LIMITS)["events"].read_pandas()
    by_invoice = (lines["Quantity"] * lines["UnitPrice"]).round(2).groupby(lines["InvoiceNo"]).sum()
    assert abs(float(log["amount"].sum()) - by_invoice.sum()) < 5
    assert (log.loc[log["kind"] == "return", "amount"] <= 0).all()
    assert (log.loc[log["kind"] == "purchase", "amount"] >= 0).all()


def test_what_is_read_twice_is_written_in_equal_bytes(company, tmp_path):
    rows = "\n".join(f"{n % 50},2025-0{1 + n % 9}-11,{n % 7}.1" for n in range(3000))
    company.file("orders.csv", f"customer,seen,total\n{rows}\n,2025-01-01,1\n")
    company.declare(
        "orders.sql",
        "SELECT customer AS customer_id, max(seen) AS occurred_at, 'purchase' AS kind, sum(total::DOUBLE) AS amount "
        "FROM orders GROUP BY customer, seen",
    )
    digests = []
    for home in (tmp_path / "first", tmp_path / "second"):
        outputs = events.function(company.raw, company.source, max_rejected_share=1, future_hours=24)
        for artifact in events.writes:
            ARTIFACTS[artifact].write(outputs[artifact], home / artifact)
        digests.append({artifact: sha256((home / artifact).read_bytes()).hexdigest() for artifact in events.writes})
    assert digests[0] == digests[1]


def test_the_source_says_what_differs_for_this_company(company):
    company.select("('ann', '2025-07-01', 'visit'), ('ann', '2025-07-03', 'visit')")
    company.declare("source.yaml", "currency: EUR\ntimezone: Europe/Rome\nchurn: {horizon_days: 60}")
    outputs = events.function(company.raw, company.source, **LIMITS)
    assert outputs["source"] == {
        "name": "shop",
        "as_of": "2025-07-02",
        "currency": "EUR",
        "timezone": "Europe/Rome",
        "params": {"churn": {"horizon_days": 60}},
    }
    assert outputs["metrics"] == {
        "events": 2,
        "customers": 1,
        "rows": 2,
        "duplicates": 0,
        "rejected": 0,
        "unreadable_lines": 0,
    }
