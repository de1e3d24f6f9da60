import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from benchmarks.crowd import multiply, noisy
from features.catalogue import CATALOGUE

NAMES = [column.name for column in CATALOGUE.columns]
PROFILES = pd.DataFrame({"customer_id": ["a", "b", "c"], **dict.fromkeys(NAMES, 2.0)}).assign(
    visits_30d=[0.0, np.nan, 5]
)


def test_a_crowd_has_as_many_customers_as_asked_for_and_none_twice(tmp_path):
    file = tmp_path / "profiles.parquet"
    PROFILES.to_parquet(file, index=False)
    multiply(file, 8)
    grown = pq.read_table(file).to_pandas()
    assert len(grown) == grown.customer_id.nunique() == 8
    pd.testing.assert_frame_equal(grown.head(3), PROFILES)


def test_noise_makes_nothing_of_nothing():
    copy = noisy(PROFILES, 1, np.random.default_rng(0))
    assert copy.visits_30d[0] == 0
    assert np.isnan(copy.visits_30d[1])
    assert 0 < abs(copy.visits_30d[2] - 5) < 2
