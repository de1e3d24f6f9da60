def test_events_before_since_are_counted_and_not_kept(company):
    company.select(
        "('ann', '2025-06-30 23:59', 'visit'), ('ann', '2025-07-01', 'visit'), (NULL, '2025-01-01', 'visit')"
    )
    company.declare("source.yaml", "since: 2025-07-01")
    read = company.read()
    assert [str(time) for time in read.events["occurred_at"]] == ["2025-07-01 00:00:00"]
    assert read.reasons == ["no_customer"]
    account = read.summary["selects"]["events.sql"]
    assert (account["rows"], account["taken"], account["out_of_window"]) == (3, 1, 1)


def test_attributes_have_no_window(company):
    company.select("('ann', '2025-07-01', 'visit')")
    company.declare("attributes.sql", "SELECT 'ann' AS customer_id, '2020-01-01' AS known_at, 'Rome' AS city")
    company.declare("source.yaml", "since: 2025-01-01")
    assert len(company.read().attributes) == 1
