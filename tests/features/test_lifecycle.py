import numpy as np
import pandas as pd
import pytest

from features.lifecycle import LIFECYCLE, abc, classes, is_active, lifecycle, rfm, xyz

REGULAR = {
    "customer_id": "ann",
    "tenure_days": 700.0,
    "days_since_last_purchase": 20.0,
    "days_since_last_usage": np.nan,
    "days_since_cancellation": np.nan,
    "purchases_90d": 3.0,
    "purchases_365d": 12.0,
    "purchases": 20.0,
    "silence_ratio": 0.7,
    "purchase_trend": 0.0,
    "spend_365d": 500.0,
    "spend_variation_365d": 0.3,
}


def profiles(*changes):
    return pd.DataFrame([{**REGULAR, **change} for change in changes])


@pytest.mark.parametrize(
    ("change", "stage"),
    [
        ({}, "regular"),
        ({"tenure_days": 60}, "new"),
        ({"purchase_trend": 0.5}, "growing"),
        ({"silence_ratio": 2.5}, "cooling"),
        ({"days_since_last_purchase": 120, "silence_ratio": np.nan}, "dormant"),
        ({"days_since_last_purchase": 120, "silence_ratio": 1.0}, "regular"),
        ({"days_since_last_purchase": 181}, "lost"),
        ({"days_since_last_purchase": 181, "days_since_last_usage": 3}, "regular"),
        ({"days_since_cancellation": 10}, "lost"),
        ({"days_since_cancellation": 30}, "regular"),
        ({"days_since_last_purchase": np.nan, "tenure_days": 40, "silence_ratio": np.nan}, "new"),
        ({"days_since_last_purchase": np.nan, "silence_ratio": np.nan}, "lost"),
        ({"purchases_365d": 3, "purchases": 4}, "returned"),
    ],
)
def test_each_stage_of_life_is_told_from_the_profile(change, stage):
    assert lifecycle(profiles(change), active_days=180).tolist() == [stage]
    assert stage in LIFECYCLE


def test_rfm_scores_are_fifths_and_five_is_best():
    found = rfm(
        profiles(*({"days_since_last_purchase": d, "purchases_365d": d, "spend_365d": d} for d in range(1, 11)))
    )
    assert found.tolist() == ["5-1-1", "5-1-1", "4-2-2", "4-2-2", "3-3-3", "3-3-3", "2-4-4", "2-4-4", "1-5-5", "1-5-5"]


def test_equal_customers_have_equal_scores_and_those_who_never_bought_none():
    found = rfm(profiles(*[{}] * 7, {"days_since_last_purchase": np.nan}))
    assert found.iloc[:7].nunique() == 1
    assert found.isna().tolist() == [False] * 7 + [True]


def test_abc_follows_the_share_of_revenue():
    assert abc(pd.Series([5.0, 80.0, 15.0, 0.0, -3.0])).tolist() == ["C", "A", "B", "C", "C"]


def test_abc_treats_equal_spend_equally_and_says_nothing_without_revenue():
    assert abc(pd.Series([10.0] * 10)).unique().tolist() == ["A"]
    assert abc(pd.Series([0.0, 0.0])).isna().all()


def test_xyz_follows_the_variation_and_is_null_where_it_is_unknown():
    assert xyz(pd.Series([0.1, 0.5, 1.0, np.nan])).tolist()[:3] == ["X", "Y", "Z"]
    assert xyz(pd.Series([np.nan])).isna().all()


def test_classes_keep_the_order_of_the_profiles():
    found = classes(profiles({"customer_id": "zoe"}, {"customer_id": "ann"}), active_days=180)
    assert found.customer_id.tolist() == ["zoe", "ann"]
    assert list(found.columns) == ["customer_id", "lifecycle", "rfm", "abc", "xyz"]


@pytest.mark.parametrize(
    ("change", "active"),
    [
        ({"days_since_last_purchase": 180.0}, True),
        ({"days_since_last_purchase": 180.1}, False),
        ({"days_since_last_purchase": 400.0, "days_since_last_usage": 3.0}, True),
        ({"days_since_last_purchase": np.nan, "tenure_days": 10.0}, False),
        ({"days_since_cancellation": 20.0}, False),
        ({"days_since_cancellation": 21.0}, True),
    ],
)
def test_there_to_be_lost_is_who_bought_or_used_lately_and_has_not_cancelled_since(change, active):
    assert is_active(profiles(change), active_days=180).tolist() == [active]
