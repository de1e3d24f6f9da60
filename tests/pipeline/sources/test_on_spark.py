"""The stage ``events`` on Spark: the same tables, in the same bytes, as on DuckDB."""

from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.artifacts import ARTIFACTS, write_folder
from pipeline.engine import DUCKDB, Engine
from pipeline.faults import DataFault
from pipeline.stages.demo import demo
from pipeline.stages.events import events

SPARK = Engine(engine="spark")


def digests(raw: Path, folder: Path, home: Path, engine: Engine) -> dict[str, str]:
    """Of every artifact the stage writes."""
    outputs = events.function(raw, folder, max_rejected_share=0.5, future_hours=24, engine=engine)
    for artifact in events.writes:
        ARTIFACTS[artifact].write(outputs[artifact], home / engine.name / artifact)
    return {name: sha256((home / engine.name / name).read_bytes()).hexdigest() for name in events.writes}


@pytest.fixture(scope="module")
def demo_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Raw files of a small shop: text, JSON lines, Parquet."""
    raw = tmp_path_factory.mktemp("demo")
    shop = demo.function(customers=300, days=400, until="2026-07-01", seed=7, structure=True)["shop"]
    write_folder(shop, raw)
    return raw


def test_the_demo_gives_the_same_bytes_on_both_engines(spark, demo_files, tmp_path):
    folder = Path("data/sources/demo")
    assert digests(demo_files, folder, tmp_path, SPARK) == digests(demo_files, folder, tmp_path, DUCKDB)


def test_bad_rows_duplicates_and_corrections_are_the_same(spark, company, tmp_path):
    company.file(
        "orders.csv",
        "no,customer,seen,changed,total\n"
        "1,007,2025-03-01 10:00,2025-03-01 10:00,1.50\n"
        "1,007,2025-03-01 10:00,2025-03-02 10:00,2.50\n"
        ",8,2025-03-30 02:30,,3\n"
        ",8,2025-03-30 02:30,,3\n"
        "5,,2025-03-04 10:00,,1\n"
        "6,9,soon,,1\n"
        "7,9,2025-03-05 10:00+05:00,,NaN\n"
        "8,9,2125-03-05,,1\n",
    )
    company.declare(
        "orders.sql",
        "SELECT no AS event_id, customer AS customer_id, seen AS occurred_at, changed AS recorded_at, "
        "'purchase' AS kind, total AS amount FROM orders",
    )
    company.declare("attributes.sql", "SELECT customer AS customer_id, seen AS known_at, 1 AS orders FROM orders")
    company.declare("source.yaml", "timezone: Europe/Berlin\nevents: {max_rejected_share: 1.0}")
    on_spark = digests(company.raw, company.source, tmp_path, SPARK)
    assert on_spark == digests(company.raw, company.source, tmp_path, DUCKDB)


def test_a_table_at_an_address_is_read_on_both_engines(spark, company, tmp_path):
    visits = pa.table({"customer": ["007", "8"], "seen": ["2025-03-01", "2025-03-02"], "site": ["01", "02"]})
    pq.write_to_dataset(visits, tmp_path / "store/visits", partition_cols=["site"])
    company.raw.mkdir()
    company.declare(
        "visits.sql",
        "SELECT customer AS customer_id, seen AS occurred_at, 'visit' AS kind, site AS channel FROM visits",
    )
    company.declare("source.yaml", f"tables: {{visits: {{address: 'file://{tmp_path}/store/visits'}}}}")
    assert digests(company.raw, company.source, tmp_path, SPARK) == digests(
        company.raw, company.source, tmp_path, DUCKDB
    )
    log = pq.read_table(tmp_path / "spark/events")
    assert log["channel"].to_pylist() == ["01", "02"]


def test_a_column_that_spark_takes_for_another_type_is_a_fault(spark, company):
    company.file("visits.csv", "customer,seen\n007,2025-03-01\n")
    company.declare(
        "visits.sql",
        "SELECT customer AS customer_id, date_trunc('month', seen::DATE) AS occurred_at, 'visit' AS kind FROM visits",
    )
    with pytest.raises(DataFault, match=r"visits\.sql: occurred_at is TIMESTAMP on DuckDB and date on Spark"):
        digests(company.raw, company.source, company.home, SPARK)


def test_a_value_that_does_not_fit_is_a_fault_with_its_file(spark, company):
    company.file("visits.csv", "customer,seen,pages\n007,2025-03-01,many\n")
    company.declare(
        "visits.sql",
        "SELECT customer AS customer_id, seen AS occurred_at, 'visit' AS kind FROM visits WHERE pages::INTEGER > 1",
    )
    with pytest.raises(DataFault, match=r"visits\.sql: Spark cannot run it: .*many"):
        digests(company.raw, company.source, company.home, SPARK)
