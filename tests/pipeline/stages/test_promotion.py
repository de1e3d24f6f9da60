"""What a run learned is judged beside the champion, on rows that neither has learned from."""

import pytest

from pipeline.artifacts import ARTIFACTS
from pipeline.champion.pointer import home_of, promote
from pipeline.champion.versions import keep
from pipeline.parameters import of_stage
from pipeline.stage import Outputs
from pipeline.stages.promotion import promotion
from tests.pipeline.schedule.conftest import copied

LIMITS = {
    **{"min_outcomes": 20, "max_gain": 0.05, "max_loss": 0.02, "max_moved": 0.3, "min_agreement": 0.5},
    **{"max_shifted": 0.2, "max_drifted": 0.2, "max_lag_days": 7, "due_days": 28, "random_state": 0},
}
OTHERS = {
    "satisfaction": {"acknowledged": [], "answer_channels": []},
    "churn": {"acknowledged": []},
    "release": {"max_drop": 0.5},
}
"""What the stage is given of other stages' parameters."""


@pytest.fixture
def judged(shop, tmp_path, monkeypatch):
    """Judges what lies there; its models were made the champion when it was the only one."""
    monkeypatch.chdir(copied(shop.home, tmp_path / "shop"))
    source = ARTIFACTS["source"].read_at("demo")

    def judge(**inputs: object) -> Outputs:
        others = {name: ARTIFACTS[name].read_at("demo") for name in promotion.reads if name not in inputs}
        return promotion.function(**others, **inputs, **LIMITS, **OTHERS)

    first = judge()["decision"]
    assert (first["verdict"], first["champion"]) == ("first", None)
    promote("demo", keep(source, first, home_of("demo")), expected=None, keep=3)
    return judge


def learned(**found: object) -> dict[str, object]:
    """Models where the last run's lay, and as the stage is given them: those there are no longer what was recorded."""
    for name, model in found.items():
        ARTIFACTS[name].write(model, ARTIFACTS[name].at("demo"))
    return found


def failed(decision) -> list[str]:
    return [one["name"] for one in decision["checks"] if not one["passed"]]


def test_the_champion_itself_is_not_judged_again(judged):
    assert judged()["decision"]["verdict"] == "first"


def test_models_that_foretell_no_better_are_refused_with_their_figures(judged, shop):
    again = shop.run("churn", params={"boosting_share": 0.0, "C": 1e-5})
    found = judged(**learned(**{name: again[name] for name in ("churn_model", "churn_evaluation")}))
    assert found["decision"]["verdict"] == "refuse"
    assert "average_precision" in failed(found["decision"])
    [precision] = [one for one in found["decision"]["checks"] if one["name"] == "average_precision"]
    assert precision["low"] <= 0
    assert found["metrics"]["average_precision"] == precision["value"]
    assert found["metrics"]["segments_moved"] == 0
    assert found["decision"]["later_customers"] > 100


def test_an_older_run_is_refused(judged, shop):
    earlier = shop["source"] | {"as_of": str(sorted(shop["profiles"].as_of.unique())[-2].date())}
    assert "not_older" in failed(judged(source=earlier, **learned(value_model=None))["decision"])


def test_what_could_not_be_learned_any_more_is_refused(judged):
    found = judged(**learned(churn_model=None), churn_evaluation=None, churn_metrics={"learned": False})
    assert "churn_learned" in failed(found["decision"])


def test_the_projects_own_limits_can_be_meant():
    from pipeline import parameters

    assert of_stage("promotion", promotion.params, parameters.read_yaml(parameters.FILE), {}).keys() == LIMITS.keys()
