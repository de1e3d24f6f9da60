import io
import json
from datetime import date

import pandas as pd
import pytest

from pipeline.demo.shop import files, simulate

TRUTH = ("truth.parquet", "truth_history.parquet")


@pytest.fixture(scope="module")
def raw():
    return files(simulate(1000, 400, date(2026, 7, 1), seed=5, structure=True))


def table(raw, name):
    content = raw[name]
    if name.endswith(".jsonl"):
        return pd.DataFrame(map(json.loads, content.splitlines()))
    if name.endswith(".csv"):
        return pd.read_csv(io.StringIO(content), sep=";" if ";" in content.split("\n")[0] else ",", dtype=str)
    return content


def systems(raw):
    return {name: table(raw, name) for name in raw if name not in TRUTH}


def test_no_system_knows_the_truth(raw):
    known = {column for name in TRUTH for column in raw[name]} - {"customer_id"}
    pains = set(raw["truth.parquet"]["pain"])
    for rows in systems(raw).values():
        assert not known & set(rows.columns)
        assert not any(pains & set(rows[column].astype(str)) for column in rows)


def test_the_cash_system_writes_decimal_commas(raw):
    assert table(raw, "orders.csv")["total"].str.fullmatch(r"\d+,\d\d").all()
    assert table(raw, "returns.csv")["refund"].str.fullmatch(r"\d+,\d\d").all()


def test_visits_are_most_of_the_rows(raw):
    sizes = {name: len(rows) for name, rows in systems(raw).items()}
    assert max(sizes, key=sizes.get) == "visits.parquet"
    assert min(sizes.values()) > 50


def test_another_seed_is_another_shop(raw):
    other = files(simulate(1000, 400, date(2026, 7, 1), seed=6, structure=True))
    assert all(str(other[name]) != str(raw[name]) for name in raw)
