"""What models are applied to: who is in which bucket, and what answers bring with them."""

from datetime import date
from hashlib import md5

import ibis
import pandas as pd
import pytest

from pipeline.scoring.inputs import CUSTOMERS_OF_A_BUCKET, answers_at, customers_at, digits_for, with_bucket

AS_OF = date(2026, 7, 1)


def test_buckets_grow_in_number_so_that_none_grows_too_large():
    assert [digits_for(n * CUSTOMERS_OF_A_BUCKET) for n in (0, 16, 17, 256, 257)] == [1, 1, 2, 2, 3]


def test_a_customers_bucket_begins_their_ids_digest():
    found = with_bucket(ibis.memtable({"customer_id": ["000001", "ж"]}), 2).to_pyarrow()
    assert found["bucket"].to_pylist() == [md5(one.encode()).hexdigest()[:2] for one in ("000001", "ж")]


def test_only_those_there_to_be_lost_are_active(shop):
    events = ibis.duckdb.connect().read_parquet(shop.home / "data/events/events.parquet")
    found = customers_at(events, AS_OF, 180)
    now = found.select("customer_id", "is_active").to_pandas().sort_values("customer_id", ignore_index=True)
    lost = shop["churn"].sort_values("customer_id", ignore_index=True).churn_probability.isna()
    assert (now.is_active == ~lost).all()


@pytest.mark.parametrize("share", [0, 0.5, 1])
def test_answers_bring_what_was_expected_of_them_or_the_profile_they_were_asked_with(shop, share):
    events = ibis.duckdb.connect().read_parquet(shop.home / "data/events/events.parquet")
    learned = shop["answers"].head(int(share * len(shop["answers"])))
    found = answers_at(events, AS_OF, learned, [], ["visits_30d", "tenure_days"]).to_pandas()
    assert len(found) == len(shop["answers"])
    is_known = found.expectation.notna()
    keys = ["customer_id", "asked_at", "answered_at"]
    assert set(found[is_known][keys].itertuples(index=False)) == set(learned[keys].itertuples(index=False))
    assert found.visits_30d.isna().equals(is_known)


def test_answers_in_other_channels_can_be_left_out(shop):
    events = ibis.duckdb.connect().read_parquet(shop.home / "data/events/events.parquet")
    found = answers_at(events, AS_OF, shop["answers"], ["email"], []).to_pandas()
    assert 0 < len(found) < len(shop["answers"])
    assert isinstance(found, pd.DataFrame)
