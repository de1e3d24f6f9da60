"""The fitted models on profiles and answers of some customers."""

from dataclasses import replace
from datetime import date

import ibis
import pyarrow as pa
import pytest

from models.identity.register import Register
from pipeline.scoring.fitted import SCORES, Fitted
from pipeline.scoring.inputs import answers_at, customers_at, with_bucket

AS_OF = date(2026, 7, 1)


@pytest.fixture(scope="module")
def fitted(shop):
    return Fitted(
        satisfaction=shop["satisfaction_model"],
        segmenter=shop["segmenter"],
        segment_ids=Register.from_record(shop["segment_register"]).ids,
        churn=shop["churn_model"],
        value=shop["value_model"],
        active_days=180,
        risk_limits=(0.3, 0.6),
    )


@pytest.fixture(scope="module")
def tables(shop, fitted):
    events = ibis.duckdb.connect().read_parquet(shop.home / "data/events/events.parquet")
    columns = list(fitted.satisfaction.feature_names_in_)
    answers = answers_at(events, AS_OF, shop["answers"].head(0), [], columns)
    return [with_bucket(one, 1).to_pyarrow() for one in (customers_at(events, AS_OF, 180), answers)]


def test_there_is_one_row_per_customer_in_their_order(fitted, tables):
    customers, answers = tables
    found = fitted.scores(customers.take(pa.array(range(customers.num_rows)[::-1])), answers)
    assert found.schema == SCORES
    assert found["customer_id"].to_pylist() == sorted(customers["customer_id"].to_pylist())


def test_customers_who_answered_nothing_are_scored_by_their_behaviour(fitted, tables):
    customers, answers = tables
    found = fitted.scores(customers, answers.slice(0, 0))
    assert set(found["satisfaction_basis"].to_pylist()) == {"behaviour"}


def test_what_could_not_be_learned_is_null(fitted, tables):
    found = replace(fitted, churn=None, value=None).scores(*tables)
    for name in ("churn_probability", "churn_risk", "expected_value", "value_at_risk"):
        assert found[name].null_count == found.num_rows


def test_nobody_gives_no_rows(fitted, tables):
    assert fitted.scores(*(table.slice(0, 0) for table in tables)).num_rows == 0
