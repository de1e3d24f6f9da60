"""What customers are worth by a fitted model and what of it is at stake, wherever it is learned or applied."""

from typing import Any

import pandas as pd


def at_stake(model: Any, profiles: pd.DataFrame, churn_probability: pd.Series) -> pd.DataFrame:
    """What each customer is expected to spend in a year, what if they stay, and that times how likely they leave.

    The expectation has leaving in it already, so that it would count leaving twice. Null is what was not learned.
    """
    from models.spend import foretold

    expected, if_staying = (foretold(one, profiles).round(2) for one in model or (None, None))
    return pd.DataFrame(
        {
            "expected_value": expected,
            "value_if_staying": if_staying,
            "value_at_risk": (if_staying * churn_probability.to_numpy(float)).round(2),
        },
        profiles.index,
    )
