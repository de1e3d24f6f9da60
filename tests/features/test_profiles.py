from datetime import date, datetime, timedelta
from decimal import Decimal

import ibis
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from features.catalogue import CATALOGUE, Catalogue
from features.events import ANSWERS
from features.profiles import build_profiles

DAY = date(2026, 6, 1)
NOON = datetime(2026, 6, 1)
SMALL = Catalogue(
    tuple(
        CATALOGUE[name]
        for name in (
            "contacts_30d",
            "unsolved_share_365d",
            "spend_90d",
            "usual_gap",
            "overdue_orders_90d",
            "mean_late_hours_365d",
            "last_late_hours",
            "answers_365d",
            "days_since_last_event",
        )
    )
)
"""Enough to see spans, defaults, sums, synthetic rows and ties; quick enough for many examples."""


@pytest.fixture
def story(log):
    """Two customers whose whole past lies before ``DAY``, and one who comes later."""
    order = {"order_id": "o1", "amount": 40, "failed": False, "promised_at": "2026-05-20"}
    return [
        ("ann", "purchase", "2026-05-15", order),
        ("ann", "contact", "2026-05-21", {"failed": True, "recorded_at": "2026-05-23"}),
        ("ann", "delivery", "2026-05-24", {"order_id": "o1", "late_hours": 96.0, "wait_hours": 216.0}),
        ("ann", "survey", "2026-05-25", {"metric": "nps", "score": 3.0, "recorded_at": "2026-05-27"}),
        ("bob", "visit", "2026-02-01", {"channel": "web", "failed": False}),
        ("eve", "visit", "2026-06-01", {"channel": "web"}),
    ]


def frame(events, moments=DAY, catalogue=CATALOGUE):
    return build_profiles(events, moments, catalogue).to_pandas()


def test_a_date_gives_one_row_per_customer_seen_before_it(log, story):
    found = frame(log(*story))
    assert found.customer_id.tolist() == ["ann", "bob"]
    assert list(found.columns) == ["customer_id", "as_of", *(column.name for column in CATALOGUE.columns)]
    assert set(found.dtypes.iloc[2:].astype(str)) == {"float64"}


def test_spans_and_defaults_reach_the_right_columns(log, story):
    ann, bob = frame(log(*story)).to_dict("records")
    assert (ann["contacts_30d"], bob["contacts_30d"]) == (1, 0)
    assert (ann["late_share_90d"], pd.isna(bob["late_share_90d"])) == (1, True)
    assert (bob["visits_90d"], bob["visits_365d"]) == (0, 1)
    assert ann["last_mark"] == 25


def test_an_event_as_old_as_the_span_belongs_to_it(log):
    events = log(("ann", "contact", "2026-05-02", {}), ("bob", "contact", "2026-05-01T23:59:59", {}))
    assert frame(events, catalogue=SMALL).contacts_30d.tolist() == [1, 0]


def test_each_moment_gives_one_row_even_before_the_first_event_and_if_asked_for_twice(log, story):
    days = pd.to_datetime(["2026-05-26", "2026-05-22", "2026-05-26", "2026-01-01"])
    moments = ibis.memtable(pd.DataFrame({"customer_id": ["ann", "ann", "ann", "bob"], "as_of": days}))
    found = frame(log(*story), moments, SMALL)
    assert found.customer_id.tolist() == ["ann", "ann", "bob"]
    assert found.overdue_orders_90d.tolist() == [1, 0, 0]
    assert found.last_late_hours.tolist()[:2] == [48, 96]
    assert found.contacts_30d.tolist() == [0, 1, 0]


def test_a_date_and_the_same_moments_give_the_same_profiles(log, story):
    events = log(*story)
    by_date = build_profiles(events, DAY, CATALOGUE).to_pyarrow()
    moments = ibis.memtable(by_date.select(["customer_id", "as_of"]))
    assert build_profiles(events, moments, CATALOGUE).to_pyarrow().equals(by_date)


def test_the_log_cut_at_the_date_gives_the_same_profiles(log, story):
    later = [
        ("ann", "purchase", "2026-06-01", {"amount": 10**6, "order_id": "o9"}),
        ("bob", "cancellation", "2027-01-01", {}),
        ("bob", "delivery", "2026-03-01", {"order_id": "o1", "recorded_at": "2026-06-01"}),
        ("zoe", "contact", "2026-07-01", {}),
    ]
    cut, whole, poisoned = story[:-1], story, story + later
    profiles = [build_profiles(log(*rows), DAY, CATALOGUE).to_pyarrow() for rows in (cut, whole, poisoned)]
    assert profiles[0].equals(profiles[1])
    assert profiles[0].equals(profiles[2])


def test_the_order_of_rows_does_not_matter(log, story):
    tied = [("ann", "delivery", "2026-05-24", {"late_hours": hours}) for hours in (0.1, 0.2, 0.3)]
    rows = story + tied
    forward, backward = (build_profiles(log(*each), DAY, CATALOGUE).to_pyarrow() for each in (rows, rows[::-1]))
    assert forward.equals(backward)


@st.composite
def event(draw):
    """Any event of three customers within 120 days around ``DAY``, recorded up to ten days after it happened."""
    kind = draw(st.sampled_from(["visit", "purchase", "delivery", "return", "contact", "survey"]))
    at = NOON + timedelta(hours=12 * draw(st.integers(-200, 40)))
    hours = st.integers(-50, 50)
    return (
        draw(st.sampled_from("abc")),
        kind,
        at.isoformat(),
        {
            "recorded_at": (at + timedelta(hours=draw(st.sampled_from([0, 0, 12, 240])))).isoformat(),
            "order_id": draw(st.sampled_from([None, "o1", "o2", "o3"])),
            "amount": {"purchase": draw(st.integers(1, 99)), "return": -draw(st.integers(1, 99))}.get(kind),
            "promised_at": (at + timedelta(hours=draw(st.integers(1, 99)))).isoformat() if kind == "purchase" else None,
            "late_hours": float(draw(hours)) if kind == "delivery" else None,
            "failed": draw(st.sampled_from([None, True, False])),
            "metric": "stars" if kind == "survey" else None,
            "score": draw(st.sampled_from([None, 1.0, 5.0])) if kind == "survey" else None,
        },
    )


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(rows=st.lists(event(), min_size=1, max_size=40), moment=st.integers(-40, 20))
def test_profiles_agree_with_plain_python(log, rows, moment):
    as_of = NOON + timedelta(hours=6 * moment)
    moments = ibis.memtable(pd.DataFrame({"customer_id": list("abc"), "as_of": [as_of] * 3}))
    found = frame(log(*rows), moments, SMALL).set_index("customer_id")
    for customer in "abc":
        expected = told_plainly([row for row in rows if row[0] == customer], as_of)
        own = found.loc[customer, list(expected)]
        assert {name: None if pd.isna(value) else value for name, value in own.items()} == pytest.approx(
            expected, nan_ok=True
        )


def told_plainly(rows, as_of):
    """The features of ``SMALL`` for one customer, in loops."""
    parsed = [{"kind": kind, "at": datetime.fromisoformat(at), **rest} for _, kind, at, rest in rows]
    past = [one for one in parsed if max(one["at"], datetime.fromisoformat(one["recorded_at"])) < as_of]
    age = lambda at: (as_of - at) / timedelta(days=1)  # noqa: E731
    mean = lambda values: sum(values) / len(values) if values else None  # noqa: E731
    of = lambda kind, days=10**6: [one for one in past if one["kind"] == kind and age(one["at"]) <= days]  # noqa: E731
    bought = [one for one in of("purchase") if not one["failed"]]
    arrived = {one["order_id"] for one in of("delivery")}
    broken = [datetime.fromisoformat(one["promised_at"]) for one in bought if one["order_id"] not in {None, *arrived}]
    broken = [at for at in broken if at < as_of]
    days = {int(age(one["at"])) for one in bought}
    lateness = [(age(one["at"]), one["late_hours"]) for one in of("delivery")] + [
        (age(at), 24 * age(at)) for at in broken
    ]
    money = [one for one in bought + of("return") if age(one["at"]) <= 90]
    return {
        "contacts_30d": len(of("contact", 30)),
        "unsolved_share_365d": mean([one["failed"] for one in of("contact", 365) if one["failed"] is not None]),
        "spend_90d": float(sum(Decimal(one["amount"]) for one in money)),
        "usual_gap": (max(days) - min(days)) / (len(days) - 1) if len(days) > 1 else None,
        "overdue_orders_90d": sum(age(at) <= 90 for at in broken),
        "mean_late_hours_365d": mean([max(one["late_hours"], 0) for one in of("delivery", 365)]),
        "last_late_hours": min(lateness)[1] if lateness else None,
        "answers_365d": sum(one["score"] is not None for kind in ANSWERS for one in of(kind, 365)),
        "days_since_last_event": min((age(one["at"]) for one in past), default=None),
    }


def test_a_doubled_moment_table_counts_nothing_twice(log, story):
    once = pd.DataFrame({"customer_id": ["ann"], "as_of": [pd.Timestamp(DAY)]})
    single, double = (frame(log(*story), ibis.memtable(pd.concat([once] * n)), SMALL) for n in (1, 2))
    pd.testing.assert_frame_equal(single, double)


def test_a_wider_span_never_counts_less(log, story):
    found = frame(log(*story))
    for feature in {column.feature for column in CATALOGUE.columns if column.feature.if_silent == 0.0}:
        spans = [name for days in (30, 90, 365) if (name := f"{feature.name}_{days}d") in found]
        assert feature.unit == "money" or (found[spans].diff(axis=1).iloc[:, 1:] >= 0).all(axis=None)
