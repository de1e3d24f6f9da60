"""Which column tells from which point on a theme hurts."""

import numpy as np
import pandas as pd
import pytest

from features.catalogue import CATALOGUE
from pipeline.pains.thresholds import thresholds

RANDOM = np.random.default_rng(0)
LATE = RANDOM.uniform(-48, 48, 2000)
ASKED = pd.DataFrame(
    {
        "promise_kept_share_365d": (LATE < 0).astype(float),
        "last_late_hours": np.where(np.arange(2000) % 10, LATE, np.nan),
        "days_since_late_delivery": LATE,
    }
)
COLUMNS = [CATALOGUE[name] for name in ASKED]


def found(part):
    return thresholds(ASKED, pd.DataFrame({"delivery": part, "site": 0.0}), COLUMNS).to_dict("records")


def test_a_step_is_told_in_what_is_measured_rather_than_in_how_often_or_how_long_ago():
    (own,) = found(np.where(LATE >= 0, -18.0, 0.0))
    assert own == {
        "theme": "delivery",
        "threshold_column": "last_late_hours",
        "threshold": 0.0,
        "threshold_points": -18.0,
        "threshold_share": 1.0,
    }


@pytest.mark.parametrize(
    "part",
    [-LATE, np.zeros(2000), RANDOM.normal(0, 9, 2000) + np.where(LATE >= 0, -1.0, 0.0)],
    ids=["a slope", "no effect", "hardly any of the effect"],
)
def test_without_a_step_there_is_no_threshold(part):
    own = thresholds(ASKED[["last_late_hours"]], pd.DataFrame({"delivery": part}), [CATALOGUE["last_late_hours"]])
    assert own.empty
    assert "threshold_points" in own
