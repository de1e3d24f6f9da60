"""The main job as a user sees it: on the demo, on a shop without structure, on real companies' files."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest

from tests.checkout import SHARED_DATA, SMALL, Checkout
from tests.determinism.surroundings import ON_THIS_PROCESSOR

pytestmark = pytest.mark.whole

LEVELS = ["dissatisfied", "neutral", "satisfied"]


def figures(run: Checkout, stage: str) -> dict[str, object]:
    return dict(json.loads((run.folder / f"data/{stage}/metrics.json").read_text()))


def released(run: Checkout, table: str) -> pd.DataFrame:
    return pd.read_parquet(run.folder / f"data/release/{table}.parquet")


def test_mean_latent_satisfaction_rises_with_the_level(run: Checkout) -> None:
    truth = pd.read_parquet(run.folder / "data/raw/demo/truth.parquet").set_index("customer_id").satisfaction
    customers = released(run, "customers").set_index("customer_id")
    means = truth.reindex(customers.index).groupby(customers.satisfaction_level).mean()
    assert list(means.sort_values().index) == [level for level in LEVELS if level in means.index]


def test_churn_beats_the_recency_rule_on_a_later_date(run: Checkout) -> None:
    found = figures(run, "churn")
    for figure in ("roc_auc", "average_precision"):
        assert found[figure] > found[f"recency_rule.{figure}"]  # type: ignore[operator]


def test_every_customer_of_the_log_has_one_row_and_every_segment_adds_up(run: Checkout) -> None:
    customers, segments = released(run, "customers"), released(run, "segments")
    assert customers.customer_id.is_unique
    assert len(customers) == figures(run, "events")["customers"]
    sizes = customers.segment_id.value_counts()
    assert segments.set_index("segment_id").customers.to_dict() == sizes.to_dict()


def test_a_second_run_says_that_nothing_changed_and_logs_nothing_twice(run: Checkout) -> None:
    before = mlflow_runs(run)
    assert "Nothing has changed" in run("python", "-m", "pipeline", "run")
    assert mlflow_runs(run) == before


def mlflow_runs(run: Checkout) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(run.folder / "mlflow.db")) as store:
        return sorted(store.execute("SELECT run_uuid, status FROM runs").fetchall())


def test_one_mlflow_run_holds_a_nested_run_for_each_stage_and_the_champions(run: Checkout) -> None:
    with closing(sqlite3.connect(run.folder / "mlflow.db")) as store:
        names = {name for (name,) in store.execute("SELECT name FROM runs")}
        aliases = set(store.execute("SELECT name, alias FROM registered_model_aliases"))
    assert {"demo", "events", "profiles", "satisfaction", "segments", "churn", "report", "release"} <= names
    assert aliases == {(name, "champion") for name in ("customers", "satisfaction", "segmentation", "churn")}


def test_two_runs_from_scratch_write_equal_bytes_in_unlike_surroundings(
    run: Checkout, checkout: Callable[..., Checkout]
) -> None:
    """One by DVC with a process for each stage, the other in a single one with other threads, zone and locale."""
    again = checkout(**SMALL)
    again.release(**ON_THIS_PROCESSOR)
    assert manifest(again) == manifest(run)


def manifest(run: Checkout) -> dict[str, object]:
    return dict(json.loads((run.folder / "data/release/manifest.json").read_text()))


def test_results_travel_through_a_local_remote(run: Checkout, tmp_path: Path) -> None:
    run("dvc", "remote", "add", "--default", "--local", "store", str(tmp_path / "store"))
    run("dvc", "push")
    model = run.folder / "data/churn/model.joblib"
    content = model.read_bytes()
    model.unlink()
    run("dvc", "pull", str(model))
    assert model.read_bytes() == content


def test_a_shop_without_structure_is_reported_as_such(checkout: Callable[..., Checkout]) -> None:
    null = checkout(demo={"customers": 2500, "structure": False}, profiles=SMALL["profiles"])
    null.release()
    assert figures(null, "satisfaction")["basis"] == "mean"
    assert figures(null, "segments")["found_structure"] is False
    assert not released(null, "segments").segment.str.contains(":").any()


REAL = {
    "online_retail": {"has": "churn_probability", "lacks": "nps"},
    "olist": {"has": "stars", "lacks": "churn_probability"},
    "sfo_survey": {"has": "csat", "lacks": "churn_probability"},
    "ru_reviews": {"has": "stars", "lacks": "churn_probability"},
}


@pytest.mark.parametrize("source", ["online_retail", "olist", "sfo_survey"])
@pytest.mark.skipif(not SHARED_DATA.is_dir(), reason="the real data sets are not beside the project")
def test_a_real_company_reaches_release_without_what_it_lacks(source: str, checkout: Callable[..., Checkout]) -> None:
    made = checkout(source=source, profiles=SMALL["profiles"])
    shutil.copytree(SHARED_DATA / source, made.folder / "data/raw" / source)
    made.release()
    assert_released(made, source)


@pytest.mark.skipif(not SHARED_DATA.is_dir(), reason="the real data sets are not beside the project")
def test_a_companys_own_files_are_taken_under_dvc_and_run(checkout: Callable[..., Checkout]) -> None:
    made = checkout(profiles=SMALL["profiles"])
    made("python", "-m", "pipeline", "run", "--source", "ru_reviews", "--raw", str(SHARED_DATA / "ru_reviews"))
    assert_released(made, "ru_reviews")
    assert (made.folder / "data/raw/ru_reviews.dvc").exists()


def assert_released(made: Checkout, source: str) -> None:
    """The figure that the source has is known of some segment, the one that it lacks of none."""
    segments = released(made, "segments")
    assert segments[REAL[source]["has"]].notna().any()
    assert segments[REAL[source]["lacks"]].isna().all()


def test_a_run_that_fails_touches_nothing_released(run: Checkout, tmp_path: Path) -> None:
    broken = run.copied(tmp_path / "project")
    (broken.folder / "data/sources/demo/visits.sql").write_text("SELECT 'visit' AS kind FROM visits")
    said = broken("python", "-m", "pipeline", "run", fails=True)
    assert "visits.sql" in said
    assert "customer_id" in said
    assert manifest(broken) == manifest(run)


def test_an_unknown_source_lists_those_that_are_known(run: Checkout) -> None:
    said = run("python", "-m", "pipeline", "run", "--source", "olits", fails=True)
    assert all(source in said for source in REAL)


def test_an_unknown_parameter_is_refused_before_any_work(run: Checkout) -> None:
    kept = (run.folder / "params.yaml").read_text()
    (run.folder / "params.yaml").write_text(kept.replace("min_samples:", "min_sample:"))
    said = run("python", "-m", "pipeline", "run", fails=True)
    (run.folder / "params.yaml").write_text(kept)
    assert "did you mean 'min_samples'?" in said
    assert "Running stage" not in said
