"""The registered model: profiles in, scores out, here, behind MLflow's server and on Spark."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import ibis
import mlflow
import numpy as np
import pandas as pd
import pytest
import requests

from features.outcome import active_customers
from pipeline.artifacts import ARTIFACTS
from pipeline.champion.versions import Version
from pipeline.faults import DataFault, UsageFault
from pipeline.registration import INPUTS, OUTPUTS, bundle, follow
from pipeline.scoring.profiles import ProfileScorer, _load_pyfunc
from pipeline.tracking.store import quiet
from tests.pipeline.schedule.conftest import SOURCE
from tests.postgres import free_port
from tests.shop import FinishedShop

AS_OF = pd.Timestamp("2026-07-01")
COLUMNS = ["customer_id", "satisfaction", "segment_id", "churn_probability", "value_at_risk", "lifecycle"]


@pytest.fixture
def folder(champion: Version, tmp_path: Path) -> Path:
    """What MLflow keeps of the champion."""
    bundle(champion, ARTIFACTS["segment_register"].read_at(SOURCE), tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def scorer(folder: Path) -> ProfileScorer:
    return _load_pyfunc(str(folder))


@pytest.fixture(scope="session")
def profiles(shop: FinishedShop) -> pd.DataFrame:
    """Of today's customers, in no order."""
    found = shop["profiles"]
    return found[found.as_of == AS_OF].sample(frac=1, random_state=0)


def test_each_profile_has_its_row_of_scores_in_the_order_given(scorer: ProfileScorer, profiles: pd.DataFrame) -> None:
    found = scorer.predict(profiles)
    assert [*found] == [*OUTPUTS]
    assert found.customer_id.tolist() == profiles.customer_id.tolist()
    alone = pd.concat([scorer.predict(profiles.iloc[[number]]) for number in range(3)], ignore_index=True)
    pd.testing.assert_frame_equal(alone, found.head(3), check_dtype=False)


def test_who_never_answered_has_the_scores_of_the_run_and_all_have_its_risks(
    scorer: ProfileScorer, profiles: pd.DataFrame, shop: FinishedShop
) -> None:
    found = scorer.predict(profiles).set_index("customer_id").sort_index()
    today = shop["satisfaction"].query("as_of == @AS_OF").set_index("customer_id").sort_index()
    silent = today.satisfaction_basis == "behaviour"
    figures = ["satisfaction", "satisfaction_low", "satisfaction_high"]
    assert 0 < silent.sum() < len(found)
    np.testing.assert_allclose(found.loc[silent, figures], today.loc[silent, figures])
    assert set(found.satisfaction_basis) == {"behaviour"}
    assert (found.satisfaction_low <= found.satisfaction).all()
    churn = shop["churn"].set_index("customer_id").sort_index()
    np.testing.assert_allclose(found.churn_probability, churn.churn_probability)
    assert found.lifecycle.tolist() == churn.lifecycle.tolist()
    placed = shop["memberships"].query("as_of == @AS_OF").set_index("customer_id").sort_index()
    assert (found.segment_id == placed.segment_id)[silent].all()


def test_who_is_there_to_be_lost_is_read_off_the_profile_as_off_the_events(
    scorer: ProfileScorer, profiles: pd.DataFrame, shop: FinishedShop
) -> None:
    events = ibis.duckdb.connect().read_parquet(shop.home / "data/events/events.parquet")
    active = active_customers(events, AS_OF.date(), 180).to_pandas().customer_id
    found = scorer.predict(profiles)
    assert {*found.customer_id[found.churn_probability.notna()]} == {*active}


def test_a_profile_without_a_column_is_told_which(scorer: ProfileScorer, profiles: pd.DataFrame) -> None:
    with pytest.raises(DataFault, match="The profiles have no column tenure_days"):
        scorer.predict(profiles.drop(columns="tenure_days"))


def test_other_bytes_or_other_libraries_are_not_loaded(folder: Path) -> None:
    manifest = folder / "manifest.json"
    known = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**known, "libraries": {**known["libraries"], "lightgbm": "1.0"}}))
    with pytest.raises(UsageFault, match=r"learned with lightgbm 1\.0"):
        _load_pyfunc(str(folder))
    manifest.write_text(json.dumps(known))
    (folder / "churn_model.joblib").write_bytes((folder / "segmenter.joblib").read_bytes())
    with pytest.raises(DataFault, match=r"churn_model\.joblib: is not loaded: it has other bytes"):
        _load_pyfunc(str(folder))


@pytest.fixture
def registered(champion: Version, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The champion in the registry of the project: the store's address."""
    store = f"sqlite:///{Path('mlflow.db').resolve()}"
    monkeypatch.setenv("MLFLOW_TRACKING_URI", store)
    follow(SOURCE, 60)
    mlflow.set_tracking_uri(store)
    yield store
    mlflow.set_tracking_uri("")


@contextmanager
def served(model: str, away: Path) -> Iterator[str]:
    """The address at which MLflow serves the model, started in a folder that knows nothing of this project."""
    port = free_port()
    command = [sys.executable, "-m", "mlflow", "models", "serve", "-m", model, "--env-manager", "local"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment["PATH"] = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    server = subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(port)], cwd=away, env=environment, start_new_session=True
    )
    try:
        deadline = time.monotonic() + 120
        while not answers(f"http://127.0.0.1:{port}/ping"):
            assert server.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.3)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(server.pid, 15)
        server.wait(20)


def answers(address: str) -> bool:
    try:
        return requests.get(address, timeout=5).ok
    except requests.RequestException:
        return False


@pytest.mark.long
def test_mlflow_serves_it_to_others(
    registered: str, scorer: ProfileScorer, profiles: pd.DataFrame, tmp_path_factory: pytest.TempPathFactory
) -> None:
    some = profiles.head(20).drop(columns=[name for name in profiles if name not in INPUTS])
    asked = {
        "dataframe_split": json.loads(some.to_json(orient="split", index=False, date_format="iso", date_unit="us"))
    }
    with served("models:/customers@champion", tmp_path_factory.mktemp("away")) as address:
        done = requests.post(f"{address}/invocations", json=asked, timeout=60)
        assert done.status_code == 200, done.text
        refused = requests.post(
            f"{address}/invocations", json={"dataframe_records": [{"customer_id": "1"}]}, timeout=60
        )
    found = pd.DataFrame(done.json()["predictions"])
    expected = scorer.predict(some)
    pd.testing.assert_frame_equal(found[COLUMNS], expected[COLUMNS], check_dtype=False, rtol=1e-9)
    assert refused.status_code == 400
    assert "missing inputs" in refused.text


@pytest.mark.long
def test_spark_applies_it_to_a_table_of_profiles(
    spark, registered: str, scorer: ProfileScorer, profiles: pd.DataFrame, tmp_path: Path
) -> None:
    from pyspark.sql.functions import struct

    ARTIFACTS["profiles"].write(profiles[[*INPUTS]], tmp_path / "profiles.parquet")
    table = spark.read.parquet(f"file://{tmp_path}/profiles.parquet")
    with quiet():
        score = mlflow.pyfunc.spark_udf(spark, "models:/customers@champion", env_manager="local")
        found = table.select(score(struct(*INPUTS)).alias("scores")).select("scores.*").toPandas()
    expected = scorer.predict(profiles)
    pd.testing.assert_frame_equal(
        found[COLUMNS].sort_values("customer_id", ignore_index=True),
        expected[COLUMNS].sort_values("customer_id", ignore_index=True),
        check_dtype=False,
        rtol=1e-9,
    )
