import json

import pytest

from features.events import METRICS
from pipeline.sources.contract import EVENTS, attributes

COLUMNS = "customer_id, occurred_at, kind, recorded_at, amount, late_hours, failed, metric, score"
GOOD = {
    "customer_id": "'ann'",
    "occurred_at": "'2025-07-01 12:00'",
    "kind": "'survey'",
    "recorded_at": "NULL",
    "amount": "NULL",
    "late_hours": "NULL",
    "failed": "NULL",
    "metric": "NULL",
    "score": "NULL",
}


def row(**wrong: str) -> str:
    return f"({', '.join({**GOOD, **wrong}.values())})"


@pytest.mark.parametrize(
    ("wrong", "reason", "column"),
    [
        ({"customer_id": "NULL"}, "no_customer", "customer_id"),
        ({"customer_id": "' '"}, "no_customer", "customer_id"),
        ({"customer_id": "'NULL'"}, "no_customer", "customer_id"),
        ({"customer_id": "'nan'"}, "no_customer", "customer_id"),
        ({"customer_id": "'-'"}, "no_customer", "customer_id"),
        ({"customer_id": "'0'"}, "no_customer", "customer_id"),
        ({"occurred_at": "NULL"}, "no_time", "occurred_at"),
        ({"occurred_at": "'01.02.2025'"}, "occurred_at_ambiguous", "occurred_at"),
        ({"occurred_at": "'1751371200000'"}, "occurred_at_without_unit", "occurred_at"),
        ({"occurred_at": "'1751371200.5'"}, "occurred_at_without_unit", "occurred_at"),
        ({"occurred_at": "'1/2/2025 10:00'"}, "occurred_at_ambiguous", "occurred_at"),
        ({"occurred_at": "'20250701'"}, "bad_occurred_at", "occurred_at"),
        ({"recorded_at": "'soon'"}, "bad_recorded_at", "recorded_at"),
        ({"occurred_at": "'1970-01-01'"}, "time_range", "occurred_at"),
        ({"occurred_at": "'9999-12-31'"}, "time_range", "occurred_at"),
        ({"occurred_at": "'infinity'"}, "time_range", "occurred_at"),
        ({"kind": "NULL"}, "unknown_kind", "kind"),
        ({"kind": "'Visit'"}, "unknown_kind", "kind"),
        ({"amount": "'12,50'"}, "bad_amount", "amount"),
        ({"amount": "'1e400'"}, "not_finite", "amount"),
        ({"amount": "'-1e13'"}, "amount_range", "amount"),
        ({"late_hours": "'nan'"}, "not_finite", "late_hours"),
        ({"late_hours": "'2 days'"}, "bad_late_hours", "late_hours"),
        ({"failed": "'perhaps'"}, "bad_failed", "failed"),
        ({"metric": "'smile'", "score": "'5'"}, "unknown_metric", "metric"),
        ({"score": "'5'"}, "unknown_metric", "metric"),
        ({"metric": "'nps'", "score": "'99'"}, "score_range", "score"),
        ({"metric": "'csat'", "score": "'0'"}, "score_range", "score"),
        ({"kind": "'purchase'", "amount": "'-5'"}, "amount_sign", "amount"),
        ({"kind": "'return'", "amount": "'5'"}, "amount_sign", "amount"),
    ],
)
def test_a_row_is_rejected_for(company, wrong, reason, column):
    company.select(f"{row()}, {row(**wrong)}", COLUMNS)
    read = company.read()
    assert len(read.events) == 1
    assert read.rejected[["file", "reason", "column"]].to_numpy().tolist() == [["events.sql", reason, column]]


@pytest.mark.parametrize("metric", METRICS)
def test_the_ends_of_a_scale_are_on_it(company, metric):
    ends = METRICS[metric].lowest, METRICS[metric].highest
    company.select(", ".join(row(metric=f"'{metric}'", score=f"'{end}'") for end in ends), COLUMNS)
    assert sorted(company.read().events["score"]) == list(ends)


def test_a_survey_nobody_answered_is_an_event(company):
    company.select(row(metric="'nps'"), COLUMNS)
    assert len(company.read().events) == 1


def test_the_rejected_row_is_kept_as_it_was_given(company):
    company.select(row(metric="'nps'", score="'99'"), COLUMNS)
    company.declare("good.sql", "SELECT 'bob' AS customer_id, '2025-07-01' AS occurred_at, 'visit' AS kind")
    given = json.loads(company.read().rejected["row"].iloc[0])
    assert (given["occurred_at"], given["score"]) == ("2025-07-01 12:00", "99")


def test_each_row_has_one_reason_though_it_breaks_many_rules(company):
    company.select(f"{row()}, {row(customer_id='NULL', kind='NULL', amount=chr(39) + 'x' + chr(39))}", COLUMNS)
    assert company.read().reasons == ["no_customer"]


def test_every_rule_is_of_a_column_of_its_contract():
    for contract in (EVENTS, attributes({"customer_id": "VARCHAR", "age": "BIGINT"})):
        assert {rule.column for rule in contract.rules()} <= set(contract.columns)


def test_what_mends_most_rows_of_a_reason_is_said_if_it_is_known():
    assert EVENTS.repair("recorded_at_without_unit").startswith("Say the unit in the SELECT: make_timestamp_ms")
    assert EVENTS.repair("no_customer") == EVENTS.repair("no such reason") == ""


def test_attributes_are_numbers_or_text():
    found = attributes(
        {"customer_id": "BIGINT", "known_at": "DATE", "age": "SMALLINT", "city": "VARCHAR", "vip": "BOOLEAN"}
    )
    assert dict(found.columns) == {
        "customer_id": "VARCHAR",
        "known_at": "TIMESTAMP",
        "age": "DOUBLE",
        "city": "VARCHAR",
        "vip": "VARCHAR",
    }
