"""Odd things about a log are told, and a sound one is left in peace."""

import pandas as pd
import pytest

from pipeline.readiness.findings import findings
from tests.pipeline.readiness.logs import inventory, row, told

SOUND = {"selects": {}, "tables": {}, "warnings": []}
DAYS = [str(day.date()) for day in pd.date_range("2024-10-01", "2024-12-31")]
SHOP = [
    row(one, "purchase", day, event_id=f"{one}/{day}", order_id=f"{one}/{day}", amount=5)
    for one in range(40)
    for day in DAYS[one % 9 :: 9]
]


def found_in(rows, summary=SOUND, min_cluster_size=5, attributes=None, **source):
    given = {} if attributes is None else {"attributes": attributes}
    found = {one.code: one for one in findings(inventory(rows, **given, **source), summary, min_cluster_size)}
    assert all(all(told(one)) or one.code == "known_only_later" for one in found.values())
    return found


def test_nothing_is_said_of_a_sound_log():
    assert found_in(SHOP) == {}


def others(kind, shift):
    """A kind whose customers are those of the purchases, their ids shifted by so many."""
    return [
        row(one + shift, kind, "2024-12-01", event_id=f"{kind}{one}", recorded_at="2024-12-02") for one in range(40)
    ]


@pytest.mark.parametrize(("shift", "code"), [(0, None), (19, None), (25, "ids_hardly_join"), (100, "ids_do_not_join")])
def test_kinds_that_follow_purchases_must_know_the_same_customers(shift, code):
    assert [*found_in(SHOP + others("return", shift))] == ([code] if code else [])


def test_ids_that_do_not_join_are_an_error_with_kind_and_share():
    found = found_in(SHOP + others("return", 100))["ids_do_not_join"]
    assert found.level == "error"
    assert found.found == {"kind": "return", "customers": 40, "share": 0.0}


def test_attributes_of_nobody_are_an_error():
    strangers = pd.DataFrame({"customer_id": [f"x{one}" for one in range(30)]})
    assert [*found_in(SHOP, attributes=strangers)] == ["attributes_do_not_join"]


def test_a_till_that_takes_part_in_everything_stands_out():
    till = [row("till", "visit", day, event_id=f"till{day}{one}") for day in DAYS for one in range(3)]
    assert [*found_in(SHOP + till)] == ["dominant_customer"]


ODD = {
    "lookalike_ids": [*SHOP, row("07", "visit", "2024-12-01", event_id="x")],
    "one_event_customers": [*SHOP, *(row(one, "visit", "2024-12-01", event_id=f"x{one}") for one in range(100, 150))],
    "silent_stretch": [one for one in SHOP if not "2024-11-22" < str(one["occurred_at"]) < "2024-12-09"],
    "stale": [one for one in SHOP if str(one["occurred_at"]) < "2024-12-20"],
    "known_only_later": [*SHOP, row(1, "purchase", "2025-01-04", event_id="x")],
    "volume_drop": [one for one in SHOP if one["occurred_at"].month != 11 or int(one["customer_id"]) % 3 == 0],
    "deliveries_without_order": [*SHOP, row(1, "delivery", "2024-12-01", event_id="x", order_id="?")],
    "contacts_without_outcome": [*SHOP, row(1, "contact", "2024-12-01", event_id="x")],
    "contact_known_at_once": [*SHOP, row(1, "contact", "2024-12-01", event_id="x", failed=True)],
    "survey_known_at_once": [*SHOP, row(1, "survey", "2024-12-01", event_id="x", metric="nps", score=1.0)],
    "review_known_at_once": [*SHOP, row(1, "review", "2024-12-01", event_id="x", metric="stars", score=1.0)],
}


@pytest.mark.parametrize(("code", "rows"), ODD.items(), ids=ODD)
def test_what_is_odd_about_the_events_is_told(code, rows):
    assert [*found_in(rows)] == [code]


def test_a_drop_is_told_with_its_month_and_both_counts():
    found = found_in(ODD["volume_drop"])["volume_drop"].found
    assert (found["kind"], found["month"]) == ("purchase", "2024-11")
    assert 2 * found["rows"] < found["before"]


def test_a_kind_that_most_months_lack_does_not_drop():
    survey = [
        row(one, "survey", "2024-10-07", event_id=f"s{one}{n}", recorded_at="2024-10-08")
        for one in range(40)
        for n in range(3)
    ]
    assert found_in(SHOP + survey) == {}


def test_few_customers_are_told_with_how_many_are_needed():
    assert found_in(SHOP, min_cluster_size=21)["few_customers"].needed == {"customers": 42}


@pytest.mark.parametrize(
    ("declared", "code"), [({"currency": None}, "no_currency"), ({"timezone": "UTC"}, "times_taken_as_utc")]
)
def test_what_the_source_does_not_declare_is_asked_for(declared, code):
    assert [*found_in(SHOP, **declared)] == [code]


def select(rows=1000, duplicates=0, **rejected):
    return {
        "selects": {"a.sql": {"rows": rows, "taken": 0, "duplicates": duplicates, "rejected": rejected}},
        "tables": {},
        "warnings": [],
    }


def test_rows_refused_are_told_above_one_in_a_hundred_with_the_commonest_reason():
    assert found_in(SHOP, select(no_customer=4, no_time=6)) == {}
    found = found_in(SHOP, select(no_customer=4, no_time=7))["rows_rejected"].found
    assert found == {"file": "a.sql", "rows": 11, "share": 0.011, "reason": "no_time"}


def test_lines_that_no_reader_could_take_are_told():
    summary = SOUND | {"tables": {"orders": {"rows": 9, "unreadable": {"ragged": 2}}}}
    assert found_in(SHOP, summary)["lines_unreadable"].found == {"table": "orders", "lines": 2}


def test_identical_rows_are_told_where_events_have_no_id():
    assert found_in(SHOP, select(duplicates=3)) == {}
    nameless = [{**one, "event_id": None} for one in SHOP]
    assert found_in(nameless) == {}
    assert found_in(nameless, select(duplicates=3))["identical_rows"].found["rows"] == 3


def test_errors_come_first_and_advice_last():
    rows = [*SHOP, *others("return", 100), row(1, "purchase", "2025-01-04", event_id="x")]
    levels = [one.level for one in found_in(rows, select(no_customer=40)).values()]
    assert levels == ["error", "warning", "advice"]


@pytest.mark.parametrize(
    ("code", "level"),
    [
        *((code, "advice") for code in ("unverified", "clock_change")),
        *((code, "warning") for code in ("same_file", "narrow_scale", "reversed_scale", "amount_jump", "column_gone")),
    ],
)
def test_what_the_reading_of_the_files_doubted_is_passed_on(code, level):
    found = found_in(SHOP, SOUND | {"warnings": [{"code": code, "where": "nps", "says": "..."}]})
    assert found[code].level == level
    assert "nps" in told(found[code])[0]
