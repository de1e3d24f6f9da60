import numpy as np
import pandas as pd
import pytest
from sklearn.exceptions import NotFittedError

from models.churn import SignedLog
from models.matrix import one_per_column

KNOWN = pd.DataFrame({"visits": [1.0, np.nan, 3.0], "spend": [1.0, 2.0, 3.0]})


def test_missing_values_are_taken_and_infinite_ones_are_not():
    fitted = SignedLog().fit(KNOWN)
    assert np.isfinite(fitted.transform(KNOWN)).all()
    with pytest.raises(ValueError, match="infinity"):
        fitted.transform(KNOWN.replace(1.0, np.inf))


def test_columns_in_another_order_are_refused():
    with pytest.raises(ValueError, match="in the same order"):
        SignedLog().fit(KNOWN).transform(KNOWN[["spend", "visits"]])


def test_an_estimator_that_learned_nothing_says_so():
    with pytest.raises(NotFittedError, match="not fitted yet"):
        SignedLog().transform(KNOWN)


def test_one_entry_is_needed_for_each_column():
    assert one_per_column("themes", None, ["0", "1"]) == ["0", "1"]
    assert one_per_column("themes", ("delivery", "price"), ["0", "1"]) == ["delivery", "price"]
    with pytest.raises(ValueError, match="directions has 3 entries for 2 columns"):
        one_per_column("directions", [1, 0, -1], [0, 0])
