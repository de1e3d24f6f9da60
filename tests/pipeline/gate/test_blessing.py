"""Models are blessed by who reads nothing but their bytes."""

from pipeline.artifacts import ARTIFACTS
from pipeline.dates import is_of
from pipeline.gate.blessing import APPLIED, blessed
from tests.pipeline.schedule.conftest import copied


def test_a_clean_process_gives_the_same_scores_of_the_same_models_only(shop, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(copied(shop.home, tmp_path / "shop"))
    now = shop["profiles"][is_of(shop["profiles"], shop["source"])]
    models = {name: shop[name] for name in APPLIED}
    assert blessed("demo", models, now).passed
    ARTIFACTS["churn_model"].write(None, ARTIFACTS["churn_model"].at("demo"))
    assert not blessed("demo", models, now).passed
