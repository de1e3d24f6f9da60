from features.aggregates import bought, growth, last, mean, net_spend, ratio, trend


def test_a_ratio_without_a_whole_is_null_and_not_infinite(past):
    log = past(("visit", 1, {}))
    assert ratio(log.count(), log.count(where=log.kind == "purchase")).to_pyarrow().as_py() is None


def test_last_takes_the_youngest_event_whose_value_is_known(past):
    log = past(("delivery", 9, {"late_hours": 5}), ("delivery", 3, {"late_hours": 7}), ("delivery", 1, {}))
    assert last(log, log.late_hours, log.kind == "delivery").execute() == 7


def test_last_does_not_depend_on_the_order_of_events_at_one_moment(past):
    rows = [("delivery", 3, {"late_hours": hours}) for hours in (8, 2, 5)]
    for log in (past(*rows), past(*reversed(rows))):
        assert last(log, log.late_hours, log.kind == "delivery").execute() == 2


def test_a_cancelled_order_is_not_bought_and_an_unknown_fate_is(past):
    log = past(("purchase", 1, {"failed": True}), ("purchase", 2, {"failed": None}), ("purchase", 3, {"failed": False}))
    assert log.count(where=bought(log)).execute() == 2


def test_a_mean_is_of_known_values_only(past):
    log = past(("delivery", 9, {"late_hours": 1}), ("delivery", 3, {"late_hours": 2}), ("delivery", 1, {}))
    assert mean(log.late_hours, log.kind == "delivery").execute() == 1.5


def test_a_trend_compares_the_last_90_days_with_the_90_before(past):
    log = past(*(("visit", age, {}) for age in (1, 90, 90.5, 180, 181)), ("contact", 1, {}))
    assert trend(log, log.kind == "visit").execute() == 0
    assert trend(log, log.kind == "contact").execute() == 1
    assert trend(log, log.kind == "usage").to_pyarrow().as_py() is None


def test_growth_lies_between_minus_one_and_one(past):
    log = past(("visit", 1, {}), ("visit", 2, {}), ("visit", 3, {}), ("contact", 1, {}))
    visits, contacts = (log.count(where=log.kind == kind) for kind in ("visit", "contact"))
    assert growth(visits, contacts).execute() == 0.5
    assert growth(contacts, visits).execute() == -0.5


def test_net_spend_takes_refunds_off_and_leaves_discounts_and_cancelled_orders_out(past):
    log = past(
        ("purchase", 5, {"amount": 100}),
        ("purchase", 4, {"amount": 40, "failed": True}),
        ("return", 3, {"amount": -30}),
        ("campaign", 5, {"amount": 10}),
    )
    assert net_spend(log).execute() == 70
