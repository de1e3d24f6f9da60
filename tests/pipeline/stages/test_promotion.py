"""What a run learned is judged beside the champion, on rows that neither has learned from."""

import pytest

from pipeline.artifacts import ARTIFACTS
from pipeline.champion.pointer import home_of, promote
from pipeline.champion.versions import keep
from pipeline.parameters import of_stage
from pipeline.stages.promotion import promotion
from tests.pipeline.schedule.conftest import LIMITS, copied, judged, learned


@pytest.fixture(autouse=True)
def champion(shop, tmp_path, monkeypatch):
    """The models that lie there, made the champion when they were the only ones."""
    monkeypatch.chdir(copied(shop.home, tmp_path / "shop"))
    first = judged()["decision"]
    assert (first["verdict"], first["champion"]) == ("first", None)
    version = keep(ARTIFACTS["source"].read_at("demo"), first, home_of("demo"))
    promote("demo", version, expected=None, keep=3)
    return version


def failed(decision) -> list[str]:
    return [one["name"] for one in decision["checks"] if not one["passed"]]


def test_the_champion_itself_is_not_judged_again():
    assert judged()["decision"]["verdict"] == "first"


def test_models_that_foretell_no_better_are_refused_with_their_figures(shop):
    again = shop.run("churn", params={"boosting_share": 0.0, "C": 1e-5})
    learned(**{name: again[name] for name in ("churn_model", "churn_evaluation")})
    found = judged()
    assert found["decision"]["verdict"] == "refuse"
    assert "average_precision" in failed(found["decision"])
    [precision] = [one for one in found["decision"]["checks"] if one["name"] == "average_precision"]
    assert precision["low"] <= 0
    assert found["metrics"]["average_precision"] == precision["value"]
    assert found["metrics"]["segments_moved"] == 0
    assert found["decision"]["later_customers"] > 100


def test_an_older_run_is_refused(shop):
    earlier = shop["source"] | {"as_of": str(sorted(shop["profiles"].as_of.unique())[-2].date())}
    learned(value_model=None)
    assert "not_older" in failed(judged(source=earlier)["decision"])


def test_what_could_not_be_learned_any_more_is_refused():
    learned(churn_model=None, churn_evaluation=None)
    assert "churn_learned" in failed(judged(churn_metrics={"learned": False})["decision"])


def test_the_projects_own_limits_can_be_meant():
    from pipeline import parameters

    assert of_stage("promotion", promotion.params, parameters.read_yaml(parameters.FILE), {}).keys() == LIMITS.keys()
