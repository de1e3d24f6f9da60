import pandas as pd
import pytest

from pipeline.faults import DataFault

REVIEWS = """
    SELECT who AS customer_id, "on" AS occurred_at, 'review' AS kind, 'stars' AS metric, stars AS score, said AS text
    FROM reviews
"""


def test_keys_are_columns_and_values_text(company):
    company.file(
        "reviews.jsonl",
        '{"who": "00123", "on": "2025-07-01", "stars": 5, "said": "\\"good\\"\\nvery"}\n'
        '{"on": "2025-07-02", "who": 12345678901234567, "stars": null}\n',
    )
    company.declare("reviews.sql", REVIEWS)
    read = company.read().events
    assert read["customer_id"].tolist() == ["00123", "12345678901234567"]
    assert read["text"].tolist()[0] == '"good"\nvery'
    assert read["score"].isna().tolist() == [False, True]


def test_a_key_of_some_lines_only_is_null_in_the_others(company):
    company.file("reviews/1.jsonl", '{"who": "ann", "on": "2025-07-01", "stars": 5}\n')
    company.file("reviews/2.jsonl", '{"who": "bob", "on": "2025-07-01", "said": "so so"}\n')
    company.declare("reviews.sql", REVIEWS)
    assert company.read().events["text"].isna().tolist() == [True, False]


def test_nested_values_stay_json(company):
    company.file("reviews.jsonl", '{"who": "ann", "on": "2025-07-01", "stars": 5, "said": {"en": "good"}}\n')
    company.declare("reviews.sql", REVIEWS.replace("said", "said ->> '$.en'"))
    assert company.read().events["text"].tolist() == ["good"]


def test_lines_that_are_no_object_are_kept_with_their_number(company):
    good = '{"who": "ann", "on": "2025-07-01", "stars": 5, "said": "x"}'
    company.file("reviews.jsonl", f'{good}\n{{"who": \n\n[1, 2]\n{good}\n"text"\n')
    company.declare("reviews.sql", REVIEWS)
    read = company.read()
    assert read.summary["selects"]["reviews.sql"]["rows"] == 2
    assert read.rejected[["line", "reason"]].to_numpy().tolist() == [
        [2, "no_json_object"],
        [4, "no_json_object"],
        [6, "no_json_object"],
    ]


def test_declared_nulls_and_encodings_hold_for_json_too(company):
    company.file(
        "reviews.jsonl", '{"who": "Юлия", "on": "2025-07-01", "stars": "4,5", "said": "n/a"}\n'.encode("cp1251")
    )
    company.declare("source.yaml", 'tables: {reviews: {encoding: cp1251, decimal: ",", null_values: [n/a]}}')
    company.declare("reviews.sql", REVIEWS)
    row = company.read().events.iloc[0]
    assert (row["customer_id"], row["score"]) == ("Юлия", 4.5)
    assert pd.isna(row["text"])


def test_keys_that_differ_by_case_only_are_a_fault(company):
    company.file("reviews.jsonl", '{"who": "ann", "Who": "bob", "on": "2025-07-01", "stars": 5, "said": "x"}\n')
    company.declare("reviews.sql", REVIEWS)
    with pytest.raises(DataFault, match=r"reviews\.jsonl: cannot be read"):
        company.read()
