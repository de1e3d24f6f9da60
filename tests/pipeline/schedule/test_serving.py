"""The champion on fresh data: the same tables as its own run on the same data, and no trace of having been there."""

import shutil
from pathlib import Path

import pytest

from pipeline.artifacts import ARTIFACTS
from pipeline.champion.past_runs import rows
from pipeline.champion.versions import Version
from pipeline.publishing.folder import RELEASE
from pipeline.schedule import runs
from pipeline.schedule.serving import workplace
from tests.pipeline.schedule.conftest import SOURCE, judged, learned


@pytest.mark.whole
def test_a_refused_challenger_leaves_the_champions_tables(
    champion: Version, shop, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the data it was learned from, the champion gives the very bytes of its own run."""
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "sqlite:///mlflow.db")
    again = shop.run("churn", params={"boosting_share": 0.0, "C": 1e-5})
    learned(**{name: again[name] for name in ("churn_model", "churn_evaluation")})
    decision = judged()["decision"]
    assert decision["verdict"] == "refuse"
    ARTIFACTS["decision"].write(decision, ARTIFACTS["decision"].at(SOURCE))
    before = {name: (RELEASE / f"{name}.parquet").read_bytes() for name in ("customers", "segments", "contacts")}
    settings = runs.ready()
    runs.apply("retrain", settings, decision)
    assert {name: (RELEASE / f"{name}.parquet").read_bytes() for name in before} == before
    [row] = rows(SOURCE)
    assert (row["verdict"], row["champion"], row["challenger"]) == ("refuse", champion.name, decision["challenger"])
    assert not Path("data/scoring/demo").exists()
    runs.apply("retrain", settings, decision)
    assert "Nothing to do: that is what is released." in capsys.readouterr().err
    assert rows(SOURCE) == [row]


def test_what_a_kill_left_of_a_workplace_is_gone(champion: Version) -> None:
    left = Path("data/scoring/demo/data/left")
    left.mkdir(parents=True)
    with workplace(SOURCE, champion, {"verdict": "first"}) as folder:
        assert not left.exists()
        assert (folder / ARTIFACTS["decision"].at(SOURCE)).exists()
        shutil.rmtree(folder / "data/alerts")
    assert not folder.exists()
    assert ARTIFACTS["alert_register"].at(SOURCE).exists()
