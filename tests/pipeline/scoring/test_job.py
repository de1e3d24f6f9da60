"""Scores of any log by the models of the last run."""

from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from pipeline.faults import DataFault, UsageFault
from pipeline.scoring.fitted import SCORES
from tests.pipeline.scoring.conftest import read


def of_the_run(shop):
    """The same customers as the stages gave them."""
    found = shop["satisfaction"].merge(shop["memberships"], on=["customer_id", "as_of"])
    found = found[found.as_of == pd.Timestamp(shop["source"]["as_of"])]
    for artifact in ("churn", "value"):
        found = found.merge(shop[artifact], on="customer_id")
    return found.sort_values("customer_id", ignore_index=True)


def test_scores_of_the_runs_own_log_are_those_of_the_run(own, shop):
    found, expected = read(own), of_the_run(shop)
    columns = [name for name in SCORES.names if name != "bucket"]
    pd.testing.assert_frame_equal(found[columns], expected[columns], check_dtype=False, rtol=1e-12)


def test_parts_of_the_log_one_after_the_other_give_the_same(scored, own, tmp_path):
    in_parts = scored(str(tmp_path / "scores"), rows_at_once=20_000)
    pd.testing.assert_frame_equal(in_parts, read(own))
    assert len([*(tmp_path / "scores").rglob("part-00001-*.parquet")])


def test_customers_that_no_model_has_seen_are_scored_with_their_own_answers(scored, own, tmp_path):
    file = tmp_path / "strangers.parquet"
    duckdb.execute(
        "COPY (SELECT * REPLACE ('new-' || customer_id AS customer_id) FROM 'data/events/events.parquet' "
        f"ORDER BY customer_id) TO '{file}'"
    )
    known, new = read(own), scored(str(tmp_path / "new"), events=str(file))
    assert (new.customer_id == "new-" + known.customer_id).all()
    assert (new.satisfaction_basis == known.satisfaction_basis).all()
    assert (new.churn_probability.fillna(-1) == known.churn_probability.fillna(-1)).all()
    silent = known.satisfaction_basis == "behaviour"
    assert (new.satisfaction[silent] == known.satisfaction[silent]).all()
    assert abs(new.satisfaction - known.satisfaction).mean() < 2


def test_a_past_date_knows_no_later_answer(scored, shop, tmp_path):
    day = pd.Timestamp(sorted(shop["satisfaction"].as_of.unique())[-2])
    found = scored(str(tmp_path / "scores"), as_of=date.fromisoformat(str(day.date())))
    then = shop["satisfaction"][shop["satisfaction"].as_of == day].sort_values("customer_id", ignore_index=True)
    assert (found.customer_id == then.customer_id).all()
    assert abs(found.satisfaction - then.satisfaction).max() < 1e-9


def test_a_log_without_the_contracts_columns_is_a_fault(scored, tmp_path):
    duckdb.execute(f"COPY (SELECT 'a' AS customer_id) TO '{tmp_path}/x.parquet'")
    with pytest.raises(DataFault, match=r"x\.parquet: has no column occurred_at"):
        scored(str(tmp_path / "scores"), events=str(tmp_path / "x.parquet"))


def test_a_date_before_all_events_is_a_fault(scored, tmp_path):
    with pytest.raises(DataFault, match="nothing was known of any customer before 2020-01-01"):
        scored(str(tmp_path / "scores"), as_of=date(2020, 1, 1))


def test_without_a_run_the_repair_is_told(scored, tmp_path):
    Path("data").unlink()
    Path("data").mkdir()
    with pytest.raises(UsageFault, match=r"data/satisfaction/model\.joblib is not there: .* \./run first"):
        scored(str(tmp_path / "scores"))
