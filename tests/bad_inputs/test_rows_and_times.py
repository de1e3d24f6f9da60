"""Cases 1-8: the same event twice, and times that cannot be meant or can be meant in two ways."""

import pandas as pd
import pytest

from pipeline.faults import DataFault
from tests.bad_inputs.reading import ORDERS, VISITS, accounted, codes, profiles, visits

PURCHASE = "event_id, customer_id, occurred_at, recorded_at, kind, amount"


def test_case_01_a_doubled_log_gives_the_same_profiles(company):
    lines = [f"c{n % 5},2025-0{1 + n % 6}-{10 + n},{n}.50\n" for n in range(18)]
    company.declare("orders.sql", ORDERS)
    company.file("orders.csv", "customer,day,total\n" + "".join(lines))
    once = accounted(company)
    company.file("orders.csv", "customer,day,total\n" + "".join(lines + lines))
    twice = accounted(company)
    assert twice.summary["selects"]["orders.sql"]["duplicates"] == len(once.events) == 18
    pd.testing.assert_frame_equal(profiles(twice.events, "2025-07-01"), profiles(once.events, "2025-07-01"))


def test_case_02_of_two_versions_of_an_event_the_later_known_is_taken_and_the_conflict_counted(company):
    """As of a day before the correction was known, a profile does without the event: what was known then is gone."""
    company.select(
        "('7', 'ann', '2025-07-01', '2025-07-03', 'purchase', 20),"
        "('7', 'ann', '2025-07-01', '2025-07-02', 'purchase', 10),"
        "('8', 'ann', '2025-07-01', '2025-07-02', 'purchase', 30),"
        "('8', 'ann', '2025-07-01', '2025-07-02', 'purchase', 30)",
        PURCHASE,
    )
    read = accounted(company)
    assert read.events["amount"].astype(int).tolist() == [30, 20]
    assert read.summary["selects"]["events.sql"]["duplicates"] == 2
    assert read.summary["selects"]["events.sql"]["conflicts"] == 1


def test_case_03_without_an_id_rows_that_are_equal_throughout_are_one_and_their_share_is_told(company):
    """Better than keeping both: a re-sent file is far more common than two events of one customer, kind, amount and
    microsecond; who has such events has an id for them. The readiness report warns with the share."""
    company.select("('ann', '2025-07-01', 'visit'), ('ann', '2025-07-01', 'visit'), ('bob', '2025-07-01', 'visit')")
    account = accounted(company).summary["selects"]["events.sql"]
    assert (account["taken"], account["duplicates"]) == (2, 1)


def test_case_04_sentinels_and_times_of_the_future_are_rejected_and_do_not_move_the_end(company):
    read = visits(company, *["2025-07-01", "2025-07-02", "2025-07-03"] * 3, "2099-01-01", "1970-01-01", "9999-12-31")
    assert sorted(read.reasons) == ["future_time", "time_range", "time_range"]
    assert read.as_of == "2025-07-03"


def test_case_05_a_number_of_seconds_needs_its_unit_said(company):
    read = visits(company, "2025-07-01", "1751371200", "1751371200000")
    assert read.reasons == ["occurred_at_without_unit"] * 2
    with pytest.raises(
        DataFault, match=r"visits\.sql: 2 of 3 rows are rejected.*Say the unit in the SELECT: make_time"
    ):
        company.read(max_rejected_share=0.01)
    company.declare("visits.sql", VISITS.replace("seen AS", "seen::BIGINT AS") + " WHERE customer <> '1'")
    with pytest.raises(DataFault, match=r"visits\.sql: occurred_at is BIGINT, which is no time\. Say the unit"):
        company.read()
    units = "CASE customer WHEN '2' THEN to_timestamp(seen::BIGINT) ELSE make_timestamp_ms(seen::BIGINT) END"
    company.declare("visits.sql", VISITS.replace("seen AS", f"{units} AS") + " WHERE customer <> '1'")
    assert accounted(company).events["occurred_at"].astype(str).tolist() == ["2025-07-01 12:00:00"] * 2


def test_case_06_a_time_is_of_the_zone_it_names_or_else_of_the_declared_one(company):
    """Without a declared zone a time that names none is UTC, as the contract says, rather than refused: dates without
    hours are most of such times. The readiness report advises to declare the zone."""
    times = ("2025-07-01 12:00", "2025-07-01T12:00:00Z", "2025-07-01 12:00:00+05:30")
    assert visits(company, *times, timezone="Europe/Moscow").events["occurred_at"].dt.hour.tolist() == [9, 12, 6]
    assert visits(company, *times).events["occurred_at"].dt.hour.tolist() == [12, 12, 6]


def test_case_07_hours_that_the_clocks_skip_or_repeat_are_read_by_one_rule_and_counted(company):
    read = visits(
        company, "2025-03-30 02:30", "2025-10-26 02:30", "2025-10-26T02:30:00+02:00", "2025-10-26 03:30",
        timezone="Europe/Berlin",
    )  # fmt: skip
    assert read.events["occurred_at"].astype(str).str[11:16].tolist() == ["01:30", "01:30", "00:30", "02:30"]
    (doubt,) = [one for one in read.summary["warnings"] if one["code"] == "clock_change"]
    assert "1 times lie in the hour that Europe/Berlin skips" in doubt["says"]
    assert "1 in the one it repeats" in doubt["says"]
    assert codes(visits(company, "2025-03-30 02:30")) == []


def test_case_08_days_whose_month_could_be_the_day_need_their_format_said(company):
    read = visits(company, "01/02/2025", "01.02.2025 10:00", "2025-02-01")
    assert read.reasons == ["occurred_at_ambiguous"] * 2
    with pytest.raises(DataFault, match=r"Say the order in the SELECT: strptime"):
        company.read(max_rejected_share=0.01)
    company.declare(
        "visits.sql",
        """
        SELECT customer AS customer_id, 'visit' AS kind,
            coalesce(try_strptime(seen, ['%d/%m/%Y', '%d.%m.%Y %H:%M']), seen::TIMESTAMP) AS occurred_at FROM visits
        """,
    )
    assert set(accounted(company).events["occurred_at"].dt.date.astype(str)) == {"2025-02-01"}
