import random

import pandas as pd
import pytest


def test_selects_with_different_columns_make_one_log(company):
    company.select("('ann', '2025-07-01', 'visit')")
    company.declare(
        "orders.sql", "SELECT 'ann' AS customer_id, '2025-07-02' AS occurred_at, 'purchase' AS kind, 5 AS amount"
    )
    read = company.read()
    assert read.events["kind"].tolist() == ["visit", "purchase"]
    assert read.summary["kinds"] == {"purchase": 1, "visit": 1}
    assert list(read.summary["selects"]) == ["events.sql", "orders.sql"]


def test_attributes_keep_what_was_known_since_when_each_once(company):
    company.select("('ann', '2025-07-01', 'visit')")
    company.declare(
        "attributes.sql",
        "SELECT * FROM (VALUES ('ann', '2025-02-01', 'Oslo', 31), ('ann', '2025-01-01', 'Rome', 30),"
        "('ann', '2025-02-01', 'Oslo', 32),"
        "(NULL, '2025-01-01', 'x', 1)) AS given (customer_id, known_at, city, age)",
    )
    read = company.read()
    assert read.attributes.astype(str).to_numpy().tolist() == [
        ["ann", "2025-01-01", "Rome", "30.0"],
        ["ann", "2025-02-01", "Oslo", "31.0"],
    ]
    assert read.summary["selects"]["attributes.sql"] == {
        "rows": 4,
        "taken": 2,
        "duplicates": 1,
        "conflicts": 1,
        "erased": 0,
        "out_of_window": 0,
        "rejected": {"no_customer": 1},
    }


def test_without_attributes_their_table_is_empty(company):
    company.select("('ann', '2025-07-01', 'visit')")
    attributes = company.read().attributes
    assert list(attributes.columns) == ["customer_id", "known_at"]
    assert attributes.empty


@pytest.fixture
def lines() -> list[str]:
    draw = random.Random(0)
    return [f"{draw.randrange(200)},{draw.randrange(10)}.5,2025-0{draw.randrange(1, 9)}-11" for _ in range(5000)]


def test_the_log_does_not_depend_on_the_order_of_rows_and_parts(company, lines):
    company.declare(
        "orders.sql",
        "SELECT customer AS customer_id, seen AS occurred_at, 'purchase' AS kind, total AS amount FROM orders",
    )
    head = ["customer,total,seen"]
    company.file("orders.csv", "\n".join(head + lines))
    expected = company.read().events
    (company.raw / "orders.csv").unlink()
    shuffled = random.Random(1).sample(lines, len(lines))
    company.file("orders/1.csv", "\n".join(head + shuffled[:100]))
    company.file("orders/2.csv", "\n".join(head + shuffled[100:]))
    pd.testing.assert_frame_equal(company.read().events, expected)
