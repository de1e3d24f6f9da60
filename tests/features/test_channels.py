from datetime import date

import ibis
import pandas as pd
import pytest

from features.channels import (
    channel_change_share,
    channel_changes,
    channel_gap,
    channels_used,
    main_channel_share,
    main_channels,
    online_share,
)


def test_channels_are_those_the_customer_chose(past):
    log = past(
        ("visit", 1, {"channel": "web"}),
        ("visit", 2, {"channel": "web"}),
        ("contact", 3, {"channel": "phone"}),
        ("purchase", 4, {"channel": "web"}),
        ("delivery", 5, {"channel": "courier"}),
        ("survey", 6, {"channel": "email"}),
    )
    assert channels_used(log).execute() == 2
    assert main_channel_share(log).execute() == 0.75
    assert online_share(log).execute() == 0.75


def test_without_a_known_channel_there_is_no_main_one(past):
    assert main_channel_share(past(("visit", 1, {}))).to_pyarrow().as_py() is None


def test_a_change_is_a_step_in_another_channel_than_the_one_a_month_before_at_most(past):
    log = past(
        ("visit", 60, {"channel": "store"}),
        ("visit", 29, {"channel": "web"}),
        ("visit", 20, {"channel": "app"}),
        ("delivery", 19, {"channel": "courier"}),
        ("purchase", 18, {"channel": "app"}),
        ("contact", 9, {"channel": "phone"}),
        ("contact", 8, {}),
        ("visit", 7, {"channel": "web"}),
    )
    assert channel_changes(log).execute() == 2
    assert channel_change_share(log).execute() == pytest.approx(2 / 3)


def test_the_gap_between_channels_is_of_those_known_well_enough(past):
    def steps(channel, *outcomes):
        return [("visit", age, {"channel": channel, "failed": failed}) for age, failed in enumerate(outcomes)]

    web, app = steps("web", True, True, False, False), steps("app", True, False, False, None)
    store = steps("store", True, True)
    assert channel_gap(past(*web, *app, *store)).execute() == pytest.approx(1 / 2 - 1 / 3)
    assert channel_gap(past(*web, *store)).to_pyarrow().as_py() is None


def test_the_main_channel_is_the_most_used_one_as_known_at_the_date():
    rows = [
        ("a", "visit", "web", 1),
        ("a", "purchase", "app", 2),
        ("a", "visit", "app", 3),
        ("a", "delivery", "courier", 4),
        ("a", "visit", "web", 20),
        ("a", "visit", "web", 21),
        ("b", "visit", "web", 1),
        ("b", "contact", "phone", 2),
        ("c", "visit", None, 1),
    ]
    log = pd.DataFrame(rows, columns=["customer_id", "kind", "channel", "day"])
    log["occurred_at"] = log["recorded_at"] = pd.Timestamp("2026-01-01") + pd.to_timedelta(log.day, "D")
    found = main_channels(ibis.memtable(log.drop(columns="day")), date(2026, 1, 15)).to_pandas()
    assert found.to_numpy().tolist() == [["a", "app"], ["b", "phone"]]
