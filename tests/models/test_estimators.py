"""Every estimator keeps scikit-learn's contract."""

import inspect
from importlib import import_module
from pathlib import Path

from sklearn.base import BaseEstimator
from sklearn.utils.estimator_checks import parametrize_with_checks

import models
from models.baselines import RecencyRule
from models.bgnbd import LogExpectedPurchases
from models.churn import ChurnClassifier, SignedLog
from models.index import DirectionIndex
from models.intervals import GroupedConformal
from models.lifetime_value import LifetimeValue
from models.matrix import MissingAllowed
from models.one_rule import OneRule
from models.ordinal import ProportionalOdds
from models.own_answers import OwnAnswers
from models.response import ResponseModel
from models.satisfaction import SatisfactionModel
from models.segmentation import SatisfactionSegmenter
from models.sentiment import ToneModel
from models.texts import TextClassifier
from models.themed import ThemedRegressor
from models.two_part import TwoPartSpend
from models.value import CellMeans

ESTIMATORS = [
    CellMeans(),
    ChurnClassifier(n_estimators=10),
    DirectionIndex(),
    OneRule(),
    ProportionalOdds(),
    RecencyRule(),
    ResponseModel(n_estimators=10, min_child_samples=5),
    SatisfactionSegmenter(min_cluster_size=5),
    SignedLog(),
    ThemedRegressor(n_estimators=30, min_child_samples=5),
    TwoPartSpend(n_estimators=10, min_child_samples=5),
]

NOT_OF_MATRICES = {
    GroupedConformal,
    LifetimeValue,
    LogExpectedPurchases,
    MissingAllowed,
    OwnAnswers,
    SatisfactionModel,
    TextClassifier,
    ToneModel,
}
"""They learn from more than a matrix and a target, or from columns of one meaning only, and are tested on their own."""


def does_not_apply(estimator: BaseEstimator) -> dict[str, str]:
    """Checks an estimator is right to fail, and why."""
    if isinstance(estimator, ThemedRegressor):
        rows = "bags are drawn, and leaves are filled, by rows and not by their weights"
        return {"check_sample_weight_equivalence_on_dense_data": rows}
    return {}


@parametrize_with_checks(ESTIMATORS, expected_failed_checks=does_not_apply)
def test_contract(estimator, check):
    check(estimator)


def test_no_estimator_is_missing_from_the_list():
    modules = [import_module(f"models.{path.stem}") for path in Path(models.__file__).parent.glob("[a-z]*.py")]
    classes = {one for module in modules for _, one in inspect.getmembers(module, inspect.isclass)}
    ours = {one for one in classes if issubclass(one, BaseEstimator) and one.__module__.startswith("models.")}
    assert ours == NOT_OF_MATRICES | {type(one) for one in ESTIMATORS}
