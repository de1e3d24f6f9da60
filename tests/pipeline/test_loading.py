"""The digest that vouches for a model stands beside a champion, or in its stage's record."""

from pathlib import Path

import pytest

from pipeline.artifacts import write_json
from pipeline.loading import digest_noted, load_model


def test_a_champions_manifest_vouches_for_it(tmp_path: Path) -> None:
    write_json({"sha256": {"churn_model.joblib": "aa"}}, tmp_path / "manifest.json")
    assert digest_noted(tmp_path / "churn_model.joblib") == "aa"
    assert digest_noted(tmp_path / "other.joblib") is None


def test_the_record_of_its_stage_vouches_for_a_models_file(tmp_path: Path) -> None:
    write_json({"sha256": {"data/churn/model.joblib": "bb"}}, tmp_path / "data/records/churn.json")
    assert digest_noted(tmp_path / "data/churn/model.joblib") == "bb"
    assert digest_noted(tmp_path / "data/value/model.joblib") is None


def test_a_file_that_is_not_there_is_said_not_to_be(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_model(tmp_path / "data/churn/model.joblib")
