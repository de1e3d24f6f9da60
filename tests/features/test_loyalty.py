from features.loyalty import active_days, cancellations, purchase_days, purchase_months


def test_loyalty_counts_days_and_months_and_not_events(past):
    log = past(
        ("purchase", 1.1, {}),
        ("purchase", 1.9, {}),
        ("purchase", 20, {}),
        ("purchase", 50, {"failed": True}),
        ("purchase", 100, {}),
        ("visit", 1.5, {}),
        ("delivery", 4, {}),
        ("cancellation", 2, {}),
    )
    assert purchase_days(log).execute() == 3
    assert purchase_months(log).execute() == 2
    assert active_days(log).execute() == 4
    assert cancellations(log).execute() == 1
