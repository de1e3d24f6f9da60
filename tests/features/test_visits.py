import pytest

from features.visits import (
    abandoned_share,
    abandoned_visits,
    app_share,
    usage_trend,
    usages,
    visit_days,
    visit_trend,
    visits,
    visits_per_day,
    visits_per_purchase,
)


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
    assert visits_per_day(log).execute() == pytest.approx(4 / 3)
    assert app_share(log).execute() == 0.25
    assert usages(log).execute() == 1


def test_visits_without_a_purchase_have_no_rate(past):
    assert visits_per_purchase(past(("visit", 1, {}))).to_pyarrow().as_py() is None


def test_a_visit_is_abandoned_without_a_purchase_in_the_day_after_it(past):
    log = past(
        ("purchase", 20, {}),
        ("visit", 10, {}),
        ("visit", 9, {}),
        ("purchase", 8, {}),
        ("visit", 5, {}),
        ("purchase", 4.5, {"failed": True}),
    )
    assert abandoned_visits(log).execute() == 2
    assert abandoned_share(log).execute() == pytest.approx(2 / 3)


def test_visits_and_uses_have_trends_of_their_own(past):
    log = past(("visit", 1, {}), ("usage", 100, {}), ("visit", 2, {}), ("visit", 100, {}), ("usage", 3, {}))
    assert visit_trend(log).execute() == pytest.approx(1 / 3)
    assert usage_trend(log).execute() == 0
