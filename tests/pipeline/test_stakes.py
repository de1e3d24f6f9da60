"""What a customer is worth is at stake as far as they may leave."""

import numpy as np
import pandas as pd

from pipeline.stakes import at_stake


def test_at_stake_is_what_a_staying_customer_would_spend_times_the_risk(shop):
    now = shop["churn"][["customer_id"]].merge(shop["profiles"].groupby("customer_id").tail(1))
    found = at_stake(shop["value_model"], now, pd.Series(0.5, now.index))
    np.testing.assert_allclose(found.value_at_risk, found.value_if_staying / 2, atol=0.006)
    assert at_stake(None, now, pd.Series(0.5, now.index)).isna().all(axis=None)
