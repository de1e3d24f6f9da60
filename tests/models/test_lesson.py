"""The last date tests what the others taught, and only then teaches, too."""

import numpy as np
import pandas as pd
import pytest
from scipy.special import expit
from sklearn.base import clone

from models.churn import ChurnClassifier
from models.lesson import Lesson
from models.tuning import learn

DATES = pd.date_range("2026-01-01", periods=4, freq="30D")
NAMES = ["silence", "noise"]


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    """Four dates at which a long silence tells of leaving."""
    random = np.random.default_rng(0)
    silence = random.normal(size=2400)
    known = pd.DataFrame(
        {
            "customer_id": [f"c{number % 600}" for number in range(2400)],
            "as_of": np.repeat(DATES, 600),
            "silence": silence,
            "noise": random.normal(size=2400),
            "left": random.random(2400) < expit(2 * silence),
        }
    )
    return Lesson(known, NAMES, days=30)


@pytest.fixture
def classifier() -> ChurnClassifier:
    return ChurnClassifier(n_estimators=20, min_child_samples=30)


def test_the_last_date_is_not_taught_before_it_has_tested(lesson, classifier):
    lesson.teach(classifier)
    alone = learn(clone(classifier), lesson.known[lesson.known.as_of < DATES[-1]], NAMES)
    np.testing.assert_array_equal(lesson.foretold(classifier), alone.predict_proba(lesson.test[NAMES])[:, 1])
    assert set(lesson.test.as_of) == {DATES[-1]}
    assert len(lesson.left) == len(lesson.test) == 600


def test_afterwards_it_is_taught_like_any_other(lesson, classifier):
    lesson.teach_all(classifier)
    whole = learn(clone(classifier), lesson.known, NAMES)
    np.testing.assert_array_equal(lesson.foretold(classifier), whole.predict_proba(lesson.test[NAMES])[:, 1])


def test_other_settings_are_tried_only_at_earlier_dates(lesson, classifier):
    later = lesson.known.assign(left=lesson.known.left ^ (lesson.known.as_of == DATES[-1]))
    tried = [Lesson(known, NAMES, days=30, rounds=2).teach(clone(classifier)) for known in (lesson.known, later)]
    assert tried[0] == tried[1]
    assert tried[0].tried == 2


def test_outcomes_dealt_anew_take_the_way_of_the_true_ones(lesson, classifier):
    lesson.teach(classifier)
    judged = lesson.foretold(classifier)
    inspection = lesson.inspection(classifier, judged, permutations=1)
    np.testing.assert_array_equal(inspection.foretell(lesson.known.left.to_numpy()), judged)
    assert inspection.leaks == []
    assert inspection.figures["permuted_roc_auc"] == pytest.approx(0.5, abs=0.1)
