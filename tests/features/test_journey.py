from features.journey import bought_again_share, journey_stages, mean_decision_days


def test_each_stage_counts_once_and_a_cancelled_order_is_none(past):
    before, order = [("visit", 9, {}), ("campaign", 9, {})], ("purchase", 8, {"failed": True})
    assert journey_stages(past(*before, order)).execute() == 1
    assert journey_stages(past(*before, ("purchase", 8, {}), ("delivery", 5, {}), ("survey", 4, {}))).execute() == 4


def test_a_decision_takes_from_each_visit_to_the_next_purchase_within_a_month(past):
    log = past(("visit", 50, {}), ("visit", 12, {}), ("visit", 11, {}), ("purchase", 10, {}), ("visit", 5, {}))
    assert mean_decision_days(log).execute() == 1.5


def test_only_deliveries_old_enough_say_whether_customers_came_back(past):
    log = past(
        ("delivery", 300, {}), ("purchase", 210, {}), ("delivery", 200, {}), ("purchase", 80, {}), ("delivery", 70, {})
    )
    assert bought_again_share(log).execute() == 0.5
    assert bought_again_share(past(("delivery", 70, {}))).to_pyarrow().as_py() is None
