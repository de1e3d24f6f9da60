"""What somebody is does not decide: models see what customers lived through, and nothing that the list bars."""

from pathlib import Path

import pytest

from features.catalogue import CATALOGUE
from pipeline.barred import is_barred
from pipeline.parameters import read_yaml

ROOT = Path(__file__).parents[2]
BARRED = read_yaml(ROOT / "params.yaml")["profiles"]["barred"]


@pytest.mark.parametrize(
    "attribute", ["gender", "client_sex", "age", "age_group", "birth_date", "religion", "full_name"]
)
def test_protected_attributes_are_on_the_list(attribute: str) -> None:
    assert is_barred(attribute, BARRED)


def test_no_feature_is_about_who_somebody_is() -> None:
    assert not [column.name for column in CATALOGUE.columns if is_barred(column.name, BARRED)]


def test_no_model_names_an_attribute() -> None:
    """They choose among the features of the catalogue, by the name of each."""
    learning = [
        *(ROOT / "models").rglob("*.py"),
        *(ROOT / "pipeline/stages").glob("*.py"),
        *(ROOT / "pipeline/scoring").glob("*.py"),
    ]
    naming = [file.name for file in learning if "attribute_" in file.read_text(encoding="utf-8")]
    assert naming == ["profiles.py"]
