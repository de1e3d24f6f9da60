import pytest

from pipeline.faults import DataFault

ROW = "event_id, customer_id, occurred_at, recorded_at, kind, amount"


def daily(days: int, at_least: str = "") -> str:
    """A SELECT with thirty visits a day from 2025-01-01 on, and whatever else is said."""
    return (
        "SELECT 'c' || n AS customer_id, DATE '2025-01-01' + d::INTEGER AS occurred_at, 'visit' AS kind "
        f"FROM range({days}) AS days (d), range(30) AS customers (n) {at_least}"
    )


def test_of_versions_the_one_recorded_last_is_taken(company):
    company.select(
        "('7', 'ann', '2025-07-01', '2025-07-03', 'purchase', 20),"
        "('7', 'ann', '2025-07-01', '2025-07-02', 'purchase', 10),"
        "('8', 'ann', '2025-07-01', NULL, 'purchase', 30)",
        ROW,
    )
    read = company.read()
    assert read.events["amount"].astype(int).tolist() == [30, 20]
    account = read.summary["selects"]["events.sql"]
    assert (account["rows"], account["taken"], account["duplicates"]) == (3, 2, 1)


def test_versions_recorded_at_once_are_told_apart_by_content_not_by_order(company):
    versions = [
        "('7', 'ann', '2025-07-01', '2025-07-03', 'purchase', 20)",
        "('7', 'ann', '2025-07-01', '2025-07-03', 'visit', 1)",
    ]
    company.select(", ".join(versions), ROW)
    first = company.read().events
    company.select(", ".join(reversed(versions)), ROW)
    assert company.read().events.equals(first)


def test_without_an_id_only_rows_that_are_equal_throughout_are_one(company):
    company.select(
        "(NULL, 'ann', '2025-07-01', NULL, 'purchase', 20), (NULL, 'ann', '2025-07-01', NULL, 'purchase', 20.00),"
        "(NULL, 'ann', '2025-07-01', NULL, 'purchase', 21)",
        ROW,
    )
    read = company.read()
    assert read.events["amount"].astype(int).tolist() == [20, 21]
    assert read.summary["selects"]["events.sql"]["duplicates"] == 1


def test_the_same_id_in_two_selects_is_two_events(company):
    company.select("('7', 'ann', '2025-07-01', NULL, 'purchase', 20)", ROW)
    company.declare(
        "deliveries.sql",
        "SELECT '7' AS event_id, 'ann' AS customer_id, '2025-07-02' AS occurred_at, 'delivery' AS kind",
    )
    assert company.read().events["kind"].tolist() == ["purchase", "delivery"]


def test_an_id_under_two_customers_is_one_event_of_whom_it_was_recorded_with_last(company):
    company.select(
        "('7', 'zoe', '2025-07-01', '2025-07-02', 'purchase', 20),"
        "('7', 'ann', '2025-07-01', '2025-07-03', 'purchase', 20),"
        "('8', 'bob', '2025-07-01', NULL, 'visit', 0)",
        ROW,
    )
    assert company.read().events["customer_id"].tolist() == ["ann", "bob"]


def test_a_hash_that_two_rows_share_by_chance_takes_neither_for_the_other(company, monkeypatch):
    monkeypatch.setattr("pipeline.sources.eventlog.identity", lambda contract: "hash(1)")
    company.select(
        "('1', 'ann', '2025-07-01', NULL, 'visit', 0), ('2', 'ann', '2025-07-01', NULL, 'visit', 0),"
        "(NULL, 'ann', '2025-07-01', NULL, 'visit', 0), (NULL, 'ann', '2025-07-01', NULL, 'visit', 1)",
        ROW,
    )
    assert len(company.read().events) == 4


def test_neither_ranges_of_customers_nor_passes_over_suspects_change_the_log(company, monkeypatch):
    company.select("('1', 'ann', '2025-07-01', NULL, 'visit', 0)", ROW)
    company.declare(
        "events.sql",
        daily(10)
        + "UNION ALL "
        + daily(5)
        + "UNION ALL SELECT 'c5', DATE '2025-01-01' + n::INTEGER % 7, 'visit' FROM range(300) AS r (n)",
    )
    whole = company.read()
    monkeypatch.setattr("pipeline.sources.eventlog.ROWS_IN_RANGE", 20)
    monkeypatch.setattr("pipeline.sources.eventlog.SUSPECTS_AT_ONCE", 50)
    parted = company.read()
    assert parted.events.equals(whole.events)
    assert parted.summary == whole.summary


def test_the_log_is_ordered_by_customer_then_time(company):
    company.select(
        "('2', 'bob', '2025-07-01', NULL, 'visit', 0), ('1', 'ann', '2025-07-02', NULL, 'visit', 0),"
        "('3', 'ann', '2025-07-01', NULL, 'visit', 0)",
        ROW,
    )
    assert company.read().events["event_id"].tolist() == ["3", "1", "2"]


def test_the_log_ends_before_its_last_day(company):
    company.select(
        "('1', 'ann', '2025-07-01', NULL, 'visit', 0), ('2', 'ann', '2025-07-09 23:00', NULL, 'visit', 0)", ROW
    )
    assert company.read().as_of == "2025-07-09"


def test_a_few_stray_times_do_not_move_the_end(company):
    company.select("('1', 'ann', '2025-01-20', NULL, 'visit', 0)", ROW)
    company.declare("events.sql", daily(10) + "UNION ALL SELECT 'c1', DATE '2025-03-01', 'visit'")
    read = company.read()
    assert read.as_of == "2025-01-10"
    assert read.reasons == []


def test_a_declared_end_stands_though_the_log_goes_on(company):
    company.select("('1', 'ann', '2025-07-01', NULL, 'visit', 0), ('2', 'ann', '2025-09-09', NULL, 'visit', 0)", ROW)
    company.declare("source.yaml", 'as_of: "2025-08-01"')
    read = company.read()
    assert (read.as_of, len(read.events)) == ("2025-08-01", 2)


def test_an_end_before_the_first_event_is_a_fault(company):
    company.select("('1', 'ann', '2025-07-01', NULL, 'visit', 0)", ROW)
    company.declare("source.yaml", 'as_of: "2025-07-01"')
    with pytest.raises(DataFault, match="no event before as_of, 2025-07-01"):
        company.read()


def test_a_log_without_events_is_a_fault(company):
    company.select("('1', NULL, '2025-07-01', NULL, 'visit', 0)", ROW)
    with pytest.raises(DataFault, match="No event was taken"):
        company.read()


def test_a_time_behind_a_year_of_silence_is_a_clock_gone_wrong(company):
    company.select("('1', 'ann', '2025-01-20', NULL, 'visit', 0)", ROW)
    company.declare("events.sql", daily(10) + "UNION ALL SELECT 'c1', DATE '2027-03-01', 'visit'")
    read = company.read()
    assert read.reasons == ["future_time"]
    assert "2027-03-01" in read.rejected["row"].iloc[0]


def test_a_log_that_goes_on_after_a_year_of_silence_keeps_its_past(company):
    company.select("('1', 'ann', '2025-01-20', NULL, 'visit', 0)", ROW)
    company.declare("events.sql", daily(10) + "UNION ALL SELECT 'c1', DATE '2020-03-01', 'visit'")
    assert company.read().reasons == []


def test_nothing_happens_after_the_files_were_exported(company):
    company.select(
        "('1', 'ann', '2025-07-01', NULL, 'visit', 0), ('2', 'ann', '2025-07-02', '2025-07-04', 'visit', 0)", ROW
    )
    company.declare("source.yaml", 'exported_at: "2025-07-03"')
    assert company.read(future_hours=24).reasons == ["future_time"]
    assert company.read(future_hours=25).reasons == []
