"""What somebody is does not decide: models see what customers lived through, never an attribute."""

import re
from pathlib import Path

from features.catalogue import CATALOGUE

ROOT = Path(__file__).parents[2]
PROTECTED = re.compile(
    r"gender|(^|_)sex|(^|_)age(_|$)|birth|race|ethnic|religio|nation|citizen|language|city|disab|marital|name", re.I
)


def test_no_feature_is_about_who_somebody_is() -> None:
    assert not [column.name for column in CATALOGUE.columns if PROTECTED.search(column.name)]


def test_the_churn_model_chooses_among_features_only() -> None:
    assert "for column in CATALOGUE.columns if" in (ROOT / "pipeline/stages/churn.py").read_text(encoding="utf-8")
