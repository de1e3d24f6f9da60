from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from pipeline.alerts.samples import Span
from pipeline.engine import Engine
from tests.pipeline.alerts.conftest import AS_OF
from tests.pipeline.readiness.logs import row

LAST = Span.before(AS_OF, 28)


def nps(customer: object, at: str, score: float, channel: str | None = "email", **rest: object):
    return row(customer, "survey", at, metric="nps", score=score, channel=channel, **rest)


def test_the_span_ends_where_the_next_begins():
    assert Span(date(2026, 6, 3), AS_OF) == LAST
    assert Span.before(LAST.begin, 84).end == LAST.begin


def test_of_a_customer_the_latest_answer_counts(watched):
    log = watched([nps(1, "2026-06-10", 0.0), nps(1, "2026-06-20", 10.0), nps(2, "2026-06-20", 10.0)])
    found = log.seen("nps", "all", LAST)[""]
    assert (found.n, found.sample.mean) == (2, 1)


def test_at_each_touchpoint_the_latest_answer_counts(watched):
    log = watched([nps(1, "2026-06-10", 0.0), nps(1, "2026-06-20", 10.0, "app"), nps(1, "2026-06-21", 9.0, None)])
    found = log.seen("nps", "touchpoint", LAST)
    assert {key: seen.sample.mean for key, seen in found.items()} == {"survey": 1, "survey/app": 1, "survey/email": -1}


def test_an_answer_belongs_to_the_day_it_was_recorded(watched):
    late = nps(1, "2026-05-30", 10.0, recorded_at="2026-06-03")
    early = nps(2, "2026-05-30", 0.0, recorded_at="2026-06-02 23:59:59")
    assert watched([late, early]).seen("nps", "all", LAST)[""].sample.mean == 1


def test_a_customer_belongs_to_the_segment_from_before_the_span(watched):
    dates = pd.to_datetime(["2026-05-01", "2026-06-01", "2026-07-01"])
    memberships = pd.DataFrame({"customer_id": "1", "as_of": dates, "segment_id": ["first", "then", "now"]})
    log = watched([nps(1, "2026-06-10", 10.0), nps(2, "2026-06-10", 10.0)], memberships)
    assert list(log.seen("nps", "segment", LAST)) == ["then"]


def test_events_of_one_customer_are_alike(watched):
    visits = [row(1, "visit", "2026-06-10", failed=True)] * 9 + [row(2, "visit", "2026-06-10", failed=False)] * 9
    found = watched(visits).seen("failure", "all", LAST)[""]
    assert (found.n, found.sample.mean) == (18, 0.5)
    assert found.sample.n == pytest.approx(2)


def test_volume_is_events_a_day_and_days_without_any_count(watched):
    log = watched([row(number, "visit", "2026-06-10", channel="web") for number in range(14)])
    found = log.seen("volume", "touchpoint", LAST)["visit/web"]
    assert (found.n, found.sample.n, found.sample.mean) == (14, 28, 0.5)
    assert found.sample.mean_square == 14**2 / 28


def test_what_is_silent_in_one_span_is_compared_as_nothing(watched):
    log = watched([row(1, "visit", "2026-05-10", channel="web")])
    [(key, then, now)] = log.compared("volume", "touchpoint", Span.before(LAST.begin, 84), LAST)
    assert (key, then.n, now.n, now.sample.mean) == ("visit/web", 1, 0, 0)


def test_churn_is_known_at_the_logs_date_only(watched):
    churn = pd.DataFrame({"customer_id": ["1", "2", "3"], "churn_probability": [0.2, 0.4, None]})
    log = watched([], churn=churn)
    found = log.seen("churn", "all", LAST)[""]
    assert (found.n, found.sample.mean) == (2, pytest.approx(30))
    assert log.seen("churn", "all", Span.before(LAST.begin, 28)) == {}


def test_a_span_reaches_no_further_back_than_the_log(watched):
    log = watched([row(1, "visit", "2026-05-10")])
    assert log.of_its_days(Span.before(LAST.begin, 84)) == Span(date(2026, 5, 10), LAST.begin)
    assert watched([]).first == AS_OF


def test_before_the_first_segments_nobody_belongs_to_one(watched):
    memberships = pd.DataFrame({"customer_id": ["1"], "as_of": pd.to_datetime(["2026-07-01"]), "segment_id": ["now"]})
    assert watched([nps(1, "2026-06-10", 10.0)], memberships).seen("nps", "segment", LAST) == {}


def test_spark_sees_the_same(watched, spark, tmp_path):
    events = [nps(n % 7, f"2026-06-{10 + n}", float(n), "app" if n % 2 else None, wait_hours=n / 7) for n in range(11)]
    memberships = pd.DataFrame({"customer_id": list("0123"), "as_of": pd.Timestamp("2026-06-01"), "segment_id": "a"})
    here = watched(events, memberships)
    here.events.to_parquet(tmp_path / "events.parquet")
    there = replace(here, events=Engine(engine="spark").read_parquet(tmp_path / "events.parquet"))
    for metric, by in (("nps", "segment"), ("wait", "touchpoint"), ("volume", "all")):
        assert there.seen(metric, by, LAST) == here.seen(metric, by, LAST)
