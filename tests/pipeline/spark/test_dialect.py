"""What DuckDB's SQL becomes for Spark; where both run, that they give the same."""

from pathlib import Path

import duckdb
import pytest

from pipeline.faults import DataFault
from pipeline.spark.dialect import for_spark

SAME = {
    "a fraction of a second": "epoch(TIMESTAMP '2026-01-02 03:04:05.678') / 60",
    "a time of day as a length": "TIMESTAMP '2026-01-02' + INTERVAL '23:59:59'",
    "microseconds since 1970": "make_timestamp(1767322800000001)",
    "milliseconds since 1970": "epoch_ms(1767322800001)",
    "a zoned time of microseconds": "make_timestamptz(1767322800000001)",
    "a zoned time of seconds": "to_timestamp(1767322800.5)",
    "a time as people write it": "strptime('2.1.2026 3:04', '%d.%m.%Y %H:%M')",
    "a time with its zone": "'2026-01-02 03:04:05+03'::TIMESTAMPTZ",
    "a quotient of decimals": "1.0::DECIMAL(18, 2) / 3.0::DECIMAL(18, 2)",
    "a text that may be null": "'-' || NULL",
    "a padded part of a text": "lpad(split_part('C-17', '-', 2), 6, '0')",
    "texts of which one is null": "concat_ws(' ', 'a', NULL, 'b')",
    "halves are rounded away from zero": "round(-2.5) + round(0.125::DECIMAL(18, 3), 2)",
    "whole division": "-7 // 2",
    "a remainder": "-7 % 3",
    "a number from text, or null": "TRY_CAST('x1' AS INTEGER)",
}


@pytest.mark.parametrize("sql", SAME.values(), ids=SAME)
def test_spark_gives_what_duckdb_gives(spark, sql):
    duck = duckdb.connect()
    duck.execute("SET TimeZone = 'UTC'")
    [expected] = duck.sql(f"SELECT {sql} AS x").to_arrow_table()["x"].to_pylist()
    [found] = spark.sql(for_spark("x.sql", f"SELECT {sql} AS x")).toArrow()["x"].to_pylist()
    assert found == expected


def test_the_first_known_value_is_that_of_duckdb(spark):
    rows = "(VALUES (NULL, 1), (2, 2), (4, 5), (NULL, 6)) AS x (v, t)"
    sql = f"SELECT arg_min(v, (t, v)) AS first, arg_max(v, t) AS last FROM {rows}"
    [row] = spark.sql(for_spark("x.sql", sql)).collect()
    assert (row["first"], row["last"]) == duckdb.execute(sql).fetchone() == (2, 4)


def test_all_that_spark_might_take_otherwise_is_told_at_once():
    with pytest.raises(DataFault, match="plainer SQL") as told:
        for_spark("visits.sql", "SELECT list_sum(x), rowid, t AT TIME ZONE 'UTC' FROM visits")
    lines = str(told.value).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["visits.sql:"] * 3
    assert "LIST_SUM(x)" in str(told.value)
    assert "'rowid' is a column that tables have in DuckDB only" in str(told.value)


def test_what_is_no_sql_is_told_with_its_file():
    with pytest.raises(DataFault, match=r"visits\.sql: cannot be run on Spark"):
        for_spark("visits.sql", "SELECT FROM WHERE")


@pytest.mark.parametrize("source", ["demo", "olist", "online_retail"])
def test_the_sources_of_logs_can_be_run_on_spark(source):
    for file in Path("data/sources", source).glob("*.sql"):
        assert for_spark(file.name, file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("source", "construct"), [("ru_reviews", "rowid"), ("sfo_survey", "UNPIVOT")])
def test_sources_with_what_only_duckdb_has_say_so(source, construct):
    [file] = Path("data/sources", source).glob("*.sql")
    with pytest.raises(DataFault, match=construct):
        for_spark(file.name, file.read_text(encoding="utf-8"))
