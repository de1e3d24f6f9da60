"""What leaving is in a log, and how long a silence tells it, beside the same in plain Python."""

from datetime import date, datetime, timedelta

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from features.outcome import Leaving
from features.silence import Silence, at, d_curve, is_contractual, least_errors, leaving_in, repeat_share

DAY = date(2026, 3, 1)
ACTIVE_DAYS = 60
SMALL = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
EVENTS = st.lists(
    st.tuples(
        st.sampled_from("abcde"), st.sampled_from(["purchase", "usage", "visit", "cancellation"]), st.integers(-200, 20)
    ),
    min_size=1,
    max_size=30,
)
"""Customer, kind, and half days after ``DAY``."""


def logged(log, rows):
    midnight = datetime(2026, 3, 1)
    return log(*((who, kind, (midnight + timedelta(hours=12 * half)).isoformat(), {}) for who, kind, half in rows))


def regular(customers, every, until, begin=-360):
    """Each buys every so many days, until the day they were last seen on, counted from ``DAY``."""
    return [(str(who), "purchase", 2 * day) for who in customers for day in range(begin, until, every)]


def active(rows, who):
    return [at for one, kind, at in rows if one == who and kind in ("purchase", "usage")]


@SMALL
@given(rows=EVENTS)
def test_contracts_are_found_where_most_of_those_gone_ended_one(log, rows):
    known = [row for row in rows if row[2] < 0]
    told, gone = 0, 0
    for who in {one for one, _, _ in known}:
        last = max(active(known, who), default=None)
        ended = max((at for one, kind, at in known if one == who and kind == "cancellation"), default=None)
        said = ended is not None and (last is None or ended >= last)
        told, gone = told + said, gone + (said or (last is not None and last < -2 * ACTIVE_DAYS))
    assert is_contractual(logged(log, rows), DAY, ACTIVE_DAYS) == (told > 0 and 2 * told >= gone)


@SMALL
@given(rows=EVENTS)
def test_who_comes_back_did_something_on_two_days(log, rows):
    known = [row for row in rows if row[2] < 0]
    people = {who for who, _, _ in known}
    again = [who for who in people if len({at // 2 for at in active(known, who)}) > 1]
    assert repeat_share(logged(log, rows), DAY) == pytest.approx(len(again) / max(len(people), 1))


@SMALL
@given(rows=EVENTS)
def test_the_d_curve_counts_both_errors_as_plain_python_does(log, rows):
    known = [row for row in rows if row[2] < 0]
    begin = min((at // 2 for who, _, _ in known for at in active(known, who)), default=0)
    half = -begin // 2
    silence, back = {}, {}
    for who in {one for one, _, _ in known}:
        if before := [at for at in active(known, who) if at < -2 * half]:
            silence[who] = (-2 * half - max(before)) // 2
            back[who] = any(at >= -2 * half for at in active(known, who))
    curve = d_curve(logged(log, rows), DAY)
    assert curve.days.tolist() == list(range(1, half + 1))
    for row in curve.itertuples():
        silent = [who for who in silence if silence[who] >= row.days]
        returning = [back[who] for who in silent]
        told = [silence[who] < row.days for who in silence if not back[who]]
        assert row.silent == len(silent)
        assert same(row.came_back, returning)
        assert same(row.missed, told)
        assert same(row.false_alarms, [who in silent for who in silence if back[who]])


def same(found, flags):
    return pd.isna(found) if not flags else found == pytest.approx(sum(flags) / len(flags))


def test_the_silence_found_is_the_longest_that_those_keep_who_come_back(log):
    """Hundred buy every twenty days, fifty of them only half of the time: at nineteen days both errors are gone."""
    rows = regular(range(50), 20, 0) + regular(range(50, 100), 20, -230)
    found = least_errors(d_curve(logged(log, rows), DAY))
    assert found == Silence(days=21, false_alarms=0.0, missed=0.0, came_back=0.0)


def test_no_silence_tells_where_nobody_is_gone_or_nobody_came_back(log):
    assert least_errors(d_curve(logged(log, regular(range(50), 20, 0)), DAY)) is None
    assert least_errors(d_curve(logged(log, regular(range(50), 20, -200)), DAY)) is None
    assert least_errors(d_curve(logged(log, [("a", "visit", -9)]), DAY)) is None


def test_the_smallest_of_equal_silences_is_taken_and_few_silent_are_not_read():
    curve = pd.DataFrame({"days": [1, 2, 3, 4], "silent": [99, 50, 40, 29], "came_back": 0.5})
    curve = curve.assign(false_alarms=[0.5, 0.2, 0.1, 0.0], missed=[0.0, 0.1, 0.2, 0.0])
    assert least_errors(curve) == at(curve, 2) == Silence(2, 0.2, 0.1, 0.5)
    assert at(curve, 9) is None


def test_what_is_set_is_taken_and_what_is_not_is_found(log):
    rows = regular(range(50), 20, 0) + regular(range(50, 100), 20, -230)
    given = {"active_days": ACTIVE_DAYS, "gap_days": 7}
    events = logged(log, rows)
    assert leaving_in(events, DAY, outcome="auto", horizon_days=None, **given) == Leaving(60, 7, 21)
    assert leaving_in(events, DAY, outcome="auto", horizon_days=45, **given) == Leaving(60, 7, 45)
    assert leaving_in(events, DAY, outcome="contractual", horizon_days=None, **given) == Leaving(60, 7, 90, True)
    ended = logged(log, [*rows, *((str(who), "cancellation", -440) for who in range(50, 100))])
    assert leaving_in(ended, DAY, outcome="auto", horizon_days=45, **given) == Leaving(60, 7, 45, True)
    assert leaving_in(ended, DAY, outcome="silence", horizon_days=45, **given) == Leaving(60, 7, 45)
