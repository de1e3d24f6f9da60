"""What must not matter to a profile, and what may matter to some of its columns only."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from features.catalogue import CATALOGUE
from features.past import MOMENT
from tests.features.oracle.logs import crowds, logs
from tests.features.oracle.past import Event
from tests.features.oracle.queries import MOMENTS, figures, profiles_at, without

DAY, NOON, EARLIER = date(2026, 6, 1), datetime(2026, 6, 1), datetime(2026, 4, 13)
"""The date of profiles, and seven weeks before it."""

WEEKS = NOON - EARLIER
FAR = datetime(2200, 1, 1)

random_logs = settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(scope="module")
def profiles():
    """The profiles of a log at ``DAY``."""
    with profiles_at(DAY) as found:
        yield found


@pytest.fixture(scope="module")
def profiles_before():
    """The profiles of a log at ``EARLIER``."""
    with profiles_at(EARLIER.date()) as found:
        yield found


@pytest.fixture(scope="module")
def profiles_then():
    """The profiles of a log at the moments of a table."""
    with profiles_at(MOMENTS) as found:
        yield found


@random_logs
@given(log=crowds(NOON))
def test_the_log_cut_at_the_date_gives_the_same_profiles(profiles, log):
    cut = [one for one in log if one.occurred_at < NOON and one.recorded_at < NOON]
    assert profiles(log).equals(profiles(cut))


@random_logs
@given(log=crowds(NOON), data=st.data())
def test_extreme_events_of_the_future_change_nothing(profiles, log, data):
    huge = {"amount": Decimal(10**12), "late_hours": Decimal(10**6), "wait_hours": Decimal(10**6), "failed": True}
    victims = data.draw(st.lists(st.sampled_from(log), min_size=1, max_size=5))
    happened_later = [replace(one, occurred_at=NOON, recorded_at=FAR, **huge) for one in victims]
    known_later = [replace(one, recorded_at=NOON, **huge) for one in victims]
    newcomers = [replace(one, customer_id="new", occurred_at=FAR, recorded_at=FAR) for one in victims]
    assert profiles(log).equals(profiles(log + happened_later + known_later + newcomers))


@random_logs
@given(log=crowds(NOON))
def test_a_table_of_moments_gives_what_their_dates_give(profiles, profiles_before, profiles_then, log):
    by_date = pa.concat_tables([profiles(log), profiles_before(log)]).sort_by([(key, "ascending") for key in MOMENT])
    assert profiles_then(log, moments=by_date.select([*MOMENT])).equals(by_date)


@random_logs
@given(log=crowds(NOON), data=st.data())
def test_the_order_of_rows_does_not_matter(profiles, log, data):
    assert profiles(log).equals(profiles(data.draw(st.permutations(log))))


@random_logs
@given(log=crowds(NOON))
def test_what_happened_at_one_moment_has_no_order(profiles, log):
    at_once = [replace(one, occurred_at=EARLIER, recorded_at=EARLIER) for one in log]
    assert profiles(at_once).equals(profiles(at_once[::-1]))


@random_logs
@given(log=crowds(NOON))
def test_other_names_give_the_same_profiles_under_the_other_names(profiles, log):
    customers = sorted({one.customer_id for one in log})
    names = dict(zip(customers, reversed(customers), strict=True))
    orders = {None: None, "o1": "90", "o2": "7", "o3": "-"}
    renamed = [replace(one, customer_id=names[one.customer_id], order_id=orders[one.order_id]) for one in log]
    expected, found = profiles(log), profiles(renamed)
    assert {names[row.pop("customer_id")]: row for row in expected.to_pylist()} == {
        row.pop("customer_id"): row for row in found.to_pylist()
    }


@random_logs
@given(log=crowds(NOON))
def test_the_same_lives_some_weeks_earlier_give_the_same_profiles(profiles, profiles_before, log):
    expected, found = figures(profiles(log)), figures(profiles_before([earlier(one) for one in log]))
    assert found == expected


def earlier(event: Event) -> Event:
    times = ("occurred_at", "recorded_at", "promised_at")
    return replace(event, **{name: at - WEEKS for name in times if (at := getattr(event, name))})


@random_logs
@given(log=crowds(NOON))
def test_money_in_cents_changes_columns_of_money_only(profiles, log):
    expected = figures(profiles(log))
    found = figures(profiles([replace(one, amount=one.amount and one.amount * 100) for one in log]))
    for column in CATALOGUE.columns:
        by = 100 if column.feature.unit == "money" else 1
        told = [None if value is None else pytest.approx(by * value) for value in expected[column.name]]
        assert found[column.name] == told, column.name


@random_logs
@given(log=crowds(NOON), life=logs(NOON))
def test_other_customers_do_not_matter(profiles, log, life):
    strangers = [replace(one, customer_id=f"{one.customer_id}{one.kind}") for one in life]
    names = {one.customer_id for one in strangers}
    assert without(profiles(log + strangers), *names).equals(profiles(log))
    assert profiles([one for one in log if one.customer_id != "0b"]).equals(without(profiles(log), "0b"))


@random_logs
@given(log=crowds(NOON))
def test_an_event_of_no_known_kind_says_only_that_the_customer_was_there(profiles, log):
    known = [one for one in log if max(one.occurred_at, one.recorded_at) < NOON]
    there = [Event(one.customer_id, one.occurred_at, one.recorded_at, "other") for one in known]
    expected, found = profiles(log), profiles([*log, *there])
    assert [name for name in expected.column_names if not expected[name].equals(found[name])] == []
