import duckdb
import pandas as pd
import pytest

from pipeline.sources.contract import EVENTS
from pipeline.sources.judging import AS_IT_IS, judging_query
from pipeline.sources.opening import Query


def test_a_local_time_is_of_the_sources_zone_and_a_zoned_one_of_its_own(company):
    company.declare("source.yaml", "timezone: Europe/Moscow")
    company.select(
        "('local', '2025-07-01 12:00', 'visit'), ('zulu', '2025-07-01T12:00:00Z', 'visit'),"
        "('offset', '2025-07-01 12:00:00+05:30', 'visit'), ('day', '2025-07-01', 'visit')"
    )
    found = company.read().events.set_index("customer_id")["occurred_at"].astype(str)
    assert found.to_dict() == {
        "local": "2025-07-01 09:00:00",
        "zulu": "2025-07-01 12:00:00",
        "offset": "2025-07-01 06:30:00",
        "day": "2025-06-30 21:00:00",
    }


@pytest.mark.parametrize(
    "kind", ["TIMESTAMP '2025-07-01 12:00'", "TIMESTAMPTZ '2025-07-01 12:00+03'", "DATE '2025-07-01'"]
)
def test_typed_times_mean_the_same_as_their_text(company, kind):
    company.declare("source.yaml", "timezone: Europe/Moscow")
    company.select(f"('ann', {kind}, 'visit')")
    as_typed = company.read().events["occurred_at"].tolist()
    company.select(f"('ann', ({kind})::VARCHAR, 'visit')")
    assert company.read().events["occurred_at"].tolist() == as_typed


def test_hours_that_daylight_saving_skips_or_repeats_are_read_by_one_rule(company):
    company.declare("source.yaml", "timezone: Europe/Berlin")
    company.select("('skipped', '2025-03-30 02:30', 'visit'), ('repeated', '2025-10-26 02:30', 'visit')")
    found = company.read().events.set_index("customer_id")["occurred_at"].astype(str)
    assert found.to_dict() == {"skipped": "2025-03-30 01:30:00", "repeated": "2025-10-26 01:30:00"}


def test_ids_keep_their_zeros_and_lose_their_blanks(company):
    company.select("(' 00123\u00a0', '2025-07-01', 'visit'), ('e\u0301va', '2025-07-01', 'visit')")
    assert set(company.read().events["customer_id"]) == {"00123", "\u00e9va"}


def test_money_is_decimal_to_the_cent_and_a_count_is_a_number(company):
    company.select(
        "('ann', '2025-07-01', 'purchase', '2.675', 0.5::DOUBLE, 'yes')",
        "customer_id, occurred_at, kind, amount, late_hours, failed",
    )
    row = company.read().events.iloc[0]
    assert (str(row["amount"]), row["late_hours"], row["failed"]) == ("2.68", 0.5, True)


def test_recorded_at_is_the_time_it_occurred_if_nothing_is_known(company):
    company.select("('ann', '2025-07-01', 'visit')")
    row = company.read().events.iloc[0]
    assert row["recorded_at"] == row["occurred_at"] == pd.Timestamp("2025-07-01")


def test_a_column_nobody_returns_is_there_and_null(company):
    company.select("('ann', '2025-07-01', 'visit')")
    events = company.read().events
    assert len(events.columns) == 15
    assert events[["event_id", "amount", "score", "text"]].isna().all(axis=None)


def test_a_query_that_breaks_on_a_value_is_named(company):
    from pipeline.faults import DataFault

    company.select("('ann', '2025-07-01', 'visit')")
    company.declare(
        "late.sql", "SELECT 'a' AS customer_id, strptime('x' || random(), '%d') AS occurred_at, 'visit' AS kind"
    )
    with pytest.raises(DataFault, match=r"late\.sql: Invalid Input Error"):
        company.read()


TELLING = {
    "BOOLEAN": ["true", "false"],
    "DECIMAL(18,2)": ["0.01", "-12.30", "9999999999999999.99"],
    "DOUBLE": ["0.1", "1e300", "-0.0", "inf", "nan", "3"],
    "TIMESTAMP": ["2025-03-30 02:30:00", "1970-01-01", "2025-10-26 02:30:00.123456", "infinity", "290000-01-01"],
    "TIMESTAMP WITH TIME ZONE": ["2025-03-30 02:30:00+03", "2025-10-26 00:30:00.123456+00", "infinity"],
    "UUID": ["2d89cb35-a4f5-4b3f-b1e0-4c31ed6e1e3e"],
}
"""Values of the types that need not become text; of all others, whole numbers."""

COLUMN_OF = {"VARCHAR": "order_id", "DOUBLE": "wait_hours", "DECIMAL(18,2)": "amount", "BOOLEAN": "failed"}


@pytest.mark.parametrize(("kind", "own"), [(kind, own) for kind, ways in AS_IT_IS.items() for own in ways])
def test_a_value_that_skips_the_way_through_text_is_judged_as_on_that_way(kind, own):
    column = COLUMN_OF.get(kind, "promised_at")
    values = ", ".join(f"('{value}')" for value in TELLING.get(own, ["0", "7", "120"]))
    row = "'ann' AS customer_id, '2025-07-01' AS occurred_at, 'visit' AS kind"
    with duckdb.connect() as sql:
        sql.execute("SET TimeZone = 'UTC'")
        judged = []
        for one in (own, "VARCHAR"):
            cells = f"SELECT {row}, v::{own}::{one} AS {column} FROM (VALUES {values}) AS v (v)"
            sql.execute(f"CREATE OR REPLACE TABLE rows AS {cells}")
            columns = {"customer_id": "VARCHAR", "occurred_at": "VARCHAR", "kind": "VARCHAR", column: one}
            query = judging_query("rows", Query("rows.sql", columns, EVENTS), "Europe/Berlin")
            judged.append(str(sql.sql(query).fetchall()))
    assert judged[0] == judged[1]
