"""A version is its bytes: the same models have one name, and other bytes are never taken for them."""

import pytest

from pipeline.artifacts import ARTIFACTS
from pipeline.champion import versions
from pipeline.champion.pointer import home_of
from pipeline.champion.versions import PROMOTED, keep, other_libraries, version_of
from pipeline.faults import UsageFault
from pipeline.stage import Fitted
from tests.pipeline.schedule.conftest import copied


@pytest.fixture
def source(shop, tmp_path, monkeypatch):
    monkeypatch.chdir(copied(shop.home, tmp_path / "shop"))
    return ARTIFACTS["source"].read_at("demo")


def test_a_version_holds_all_that_is_needed_to_apply_it(source, shop):
    kept = keep(source, {"verdict": "first"}, home_of("demo"))
    assert kept.name.startswith("2026-07-01-")
    assert kept.manifest["decision"] == {"verdict": "first"}
    assert kept.manifest["params"]["churn"] == shop.params("churn")
    fitted = kept.fitted()
    assert isinstance(fitted, Fitted)
    assert set(fitted.artifacts) == {*PROMOTED}
    assert fitted["churn_metrics"] == shop.metrics("churn")


def test_the_same_models_are_the_same_version_and_are_not_written_twice(source):
    first = keep(source, {}, home_of("demo"))
    before = first.folder.stat().st_ino
    assert keep(source, {}, home_of("demo")) == first
    assert first.folder.stat().st_ino == before
    ARTIFACTS["value_model"].write(None, ARTIFACTS["value_model"].at("demo"))
    assert version_of(source) != first.name


def test_a_damaged_version_is_written_anew(source):
    first = keep(source, {}, home_of("demo"))
    (first.folder / "segmenter.joblib").unlink()
    assert keep(source, {}, home_of("demo")).damages == []


def test_what_was_not_kept_yet_when_it_was_promoted_is_none(source):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(versions, "PROMOTED", [name for name in PROMOTED if name != "steadiness"])
        before = keep(source, {}, home_of("demo"))
    assert before.fitted()["steadiness"] is None
    assert before.fitted()["churn_metrics"] == keep(source, {}, home_of("demo")).fitted()["churn_metrics"]


def test_models_of_other_libraries_are_refused_with_what_to_do(source, monkeypatch):
    kept = keep(source, {}, home_of("demo"))
    monkeypatch.setattr(versions, "installed", lambda name: "99.0" if name == "lightgbm" else "0.0")
    with pytest.raises(UsageFault, match=r"with lightgbm .*, and 99\.0 is installed: learn a new one"):
        kept.fitted()


def test_a_patch_of_a_library_reads_the_models_of_another():
    now = versions.libraries()
    patched = {name: ".".join([*found.split(".")[:2], "99"]) for name, found in now.items()}
    assert other_libraries(patched) == []
