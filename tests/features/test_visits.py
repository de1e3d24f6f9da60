from features.visits import app_share, usages, visit_days, visits, visits_per_purchase


def test_visits_are_counted_and_shared_without_other_events(past):
    log = past(
        ("visit", 0.3, {"channel": "app"}),
        ("visit", 0.6, {"channel": "web"}),
        ("visit", 4, {"channel": "web"}),
        ("visit", 5, {"channel": "web"}),
        ("purchase", 4, {"channel": "app"}),
        ("purchase", 4, {"channel": "app"}),
        ("usage", 1, {}),
    )
    assert visits(log).execute() == 4
    assert visit_days(log).execute() == 3
    assert visits_per_purchase(log).execute() == 2
    assert app_share(log).execute() == 0.25
    assert usages(log).execute() == 1


def test_visits_without_a_purchase_have_no_rate(past):
    assert visits_per_purchase(past(("visit", 1, {}))).to_pyarrow().as_py() is None
