"""What is said of a text comes from a model that has seen no text of its writer."""

import pickle

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.metrics import roc_auc_score

from models.texts import TextClassifier
from tests.models.written import texts

RATED = texts(200)


def satisfied_by(rated, asked=None):
    classifier = TextClassifier(n_splits=3).fit(rated, rated.satisfied)
    return classifier.predict_proba(rated if asked is None else asked)[:, 1]


@pytest.fixture(scope="module")
def probability():
    return satisfied_by(RATED)


def test_the_tone_of_texts_learned_from_and_of_new_ones_is_found(probability):
    new = texts(100, seed=1)
    assert roc_auc_score(RATED.satisfied, probability) > 0.95
    assert roc_auc_score(new.satisfied, satisfied_by(RATED, new)) > 0.95


@pytest.mark.parametrize("customer", ["c0-0000", "c0-0123"])
def test_a_customers_own_marks_and_words_do_not_move_what_is_said_of_their_texts(probability, customer):
    own = (RATED.customer_id == customer).to_numpy()
    turned = satisfied_by(RATED.assign(satisfied=RATED.satisfied ^ own))
    assert turned[own].tobytes() == probability[own].tobytes()
    assert (turned[~own] != probability[~own]).any()
    assert satisfied_by(RATED[~own], RATED)[own].tobytes() == probability[own].tobytes()


def test_probabilities_are_calibrated():
    rated = texts(600)
    doubtful = np.random.default_rng(9).random(len(rated)) < 0.25
    probability = satisfied_by(rated.assign(satisfied=rated.satisfied ^ doubtful))
    assert probability[rated.satisfied].mean() == pytest.approx(0.75, abs=0.04)
    assert probability[~rated.satisfied].mean() == pytest.approx(0.25, abs=0.06)


def test_marks_by_chance_are_foretold_as_their_share():
    chance = np.random.default_rng(9).random(len(RATED)) < 0.7
    probability = satisfied_by(RATED.assign(satisfied=chance))
    assert probability == pytest.approx(np.full(len(RATED), chance.mean()), abs=0.25)
    assert roc_auc_score(chance, probability) == pytest.approx(0.5, abs=0.1)


def test_prediction_is_the_likelier_side():
    classifier = TextClassifier(n_splits=3).fit(RATED, RATED.satisfied)
    assert (classifier.predict(RATED) == (classifier.predict_proba(RATED)[:, 1] > 0.5)).all()
    assert list(classifier.classes_) == [False, True]


def test_one_side_alone_cannot_be_learned_from():
    with pytest.raises(ValueError, match="texts of both sides are needed, each by"):
        TextClassifier().fit(RATED, np.ones(len(RATED), dtype=bool))


def test_the_fitted_model_holds_neither_customers_nor_their_words():
    kept = pickle.dumps(TextClassifier(n_splits=3).fit(RATED, RATED.satisfied))
    assert b"courier" not in kept
    assert b"c0-0000" not in kept


def test_it_is_cloned_with_its_parameters():
    assert clone(TextClassifier(C=3.0, n_splits=4)).get_params() == TextClassifier(C=3.0, n_splits=4).get_params()
