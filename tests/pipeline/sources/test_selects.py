import pytest

from pipeline.faults import DataFault
from pipeline.sources.contract import EVENTS
from pipeline.sources.scratch import Scratch
from pipeline.sources.selects import Select, column_faults, columns_of, parsed, tables_fault


@pytest.fixture
def scratch() -> Scratch:
    return Scratch()


def written(company, sql: str):
    company.declare("orders.sql", sql)
    return company.source / "orders.sql"


def test_the_tables_of_a_select_are_those_it_does_not_make_itself(company, scratch):
    sql = """
        -- of orders
        WITH paid AS (SELECT * FROM Payments), twice AS (SELECT * FROM paid JOIN "odd name" USING (id))
        SELECT *, (SELECT max(x) FROM rates) FROM twice WHERE id IN (SELECT id FROM orders)
        UNION ALL BY NAME FROM range(3);  -- done
    """
    assert set(parsed(scratch, written(company, sql)).tables) == {"Payments", "odd name", "rates", "orders"}


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("SELECT 1; SELECT 2", "must be one SELECT, it holds 2 statements"),
        ("", "must be one SELECT, it holds 0 statements"),
        ("CREATE TABLE x (a INT)", "Only SELECT statements"),
        ("SELEC 1", 'syntax error at or near "SELEC"'),
    ],
)
def test_a_file_must_be_one_select(company, scratch, sql, told):
    with pytest.raises(DataFault, match=rf"orders\.sql: {told}"):
        parsed(scratch, written(company, sql))


def test_a_missing_table_is_told_with_the_nearest_and_all_there_are():
    fault = tables_fault(Select("orders.sql", "", ("ordres",)), {"orders": 1, "visits": 2}, "the CRM")
    assert fault == (
        "orders.sql: reads 'ordres' (did you mean 'orders'?), not there. The raw files hold orders, visits. "
        "They are to be had from: the CRM"
    )


def test_tables_are_told_apart_without_their_case():
    assert tables_fault(Select("orders.sql", "", ("ORDERS",)), {"orders": 1}, None) is None


def test_missing_unknown_and_lossy_columns_are_told_at_once(scratch):
    select = Select("orders.sql", "SELECT 1.5::DOUBLE AS customer_id, 2 AS kinds, 1 AS recorded_at", ())
    assert column_faults(select, columns_of(scratch, select), EVENTS) == [
        "orders.sql: misses occurred_at, kind (did you mean 'kinds'?); it returns customer_id, kinds, recorded_at.",
        "orders.sql: returns unknown column 'kinds' (did you mean 'kind'?). An event has "
        + ", ".join(EVENTS.columns)
        + ".",
        "orders.sql: customer_id is DOUBLE, in which 00123 and large numbers are lost; make it text.",
        "orders.sql: recorded_at is INTEGER, which is no time. "
        "Say the unit in the SELECT: make_timestamp_ms(x::BIGINT), or to_timestamp(x::DOUBLE) for seconds.",
    ]


def test_a_column_that_no_table_has_is_told(scratch):
    scratch.sql.execute("CREATE TABLE orders (client VARCHAR)")
    with pytest.raises(DataFault, match=r'orders\.sql: Binder Error: Referenced column "clint" not found'):
        columns_of(scratch, Select("orders.sql", "SELECT clint FROM orders", ("orders",)))
