from datetime import date

import numpy as np
import pandas as pd
import pytest

from benchmarks.leavers import RETAIL, Case, of_those_still_there

AS_OF = pd.Timestamp("2026-03-03")


@pytest.fixture
def case() -> Case:
    """Gone before, leaving soon, leaving after the horizon, staying; all silent but the last."""
    left_at = pd.to_datetime(["2026-02-01", "2026-04-01", "2026-12-01", None])
    test = pd.DataFrame({"as_of": AS_OF, "left_at": left_at, "left": [True, True, True, False]})
    return Case("shop", test, test, RETAIL)


@pytest.mark.parametrize(("outcome", "left"), [("silence", [True, True, False]), ("leaving", [True, False, False])])
def test_who_had_really_left_is_not_judged_on(case, outcome, left):
    kept, foretold = of_those_still_there(case, outcome, {"ours": np.array([0.9, 0.8, 0.7, 0.1])})
    assert kept.left.tolist() == left
    assert foretold["ours"].tolist() == [0.8, 0.7, 0.1]
    assert case.left.tolist() == [True, True, True, False]


def test_the_retail_horizon_closes_where_the_log_does():
    assert (date(2011, 12, 10) - date(2011, 9, 11)).days == RETAIL.days_to_close
