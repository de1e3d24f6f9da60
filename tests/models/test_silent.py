"""What the silent would have answered, told by models of both kinds, on a sample that who answers has bent."""

import numpy as np
import pandas as pd
import pytest
from scipy.special import expit

from models.metrics import doubly_robust_mean
from models.silent import expected_answers

TRUTH = 100 * expit(np.random.default_rng(99).normal(0, 1, 200_000)).mean()


def bent(seed: int, n: int = 1500) -> tuple[pd.DataFrame, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Profile, what each would answer, who did, how likely, and what to expect: the happy answer more often."""
    random = np.random.default_rng(seed)
    x = random.normal(0, 1, n)
    likely, expected = expit(-1 + x), expit(x)
    values = 100.0 * (random.random(n) < expected)
    return pd.DataFrame({"x": x}), values, random.random(n) < likely, likely, 100 * expected


def test_a_bent_sample_misses_the_truth_and_the_corrected_mean_holds_it_about_as_often_as_promised():
    raw, held = [], []
    for seed in range(200):
        _, values, answered, likely, expected = bent(seed)
        found = doubly_robust_mean(values, answered, likely, expected)
        raw.append(values[answered].mean())
        held.append(found.low <= TRUTH <= found.high)
    assert np.mean(raw) - TRUTH > 8
    assert 0.91 <= np.mean(held) <= 0.99


@pytest.mark.parametrize("wrong", ["probability", "expected"])
def test_either_model_may_be_wrong(wrong):
    found = []
    for seed in range(40):
        _, values, answered, likely, expected = bent(seed)
        if wrong == "probability":
            likely = np.full(len(likely), answered.mean())
        else:
            expected = np.full(len(expected), 50.0)
        found.append(doubly_robust_mean(values, answered, likely, expected).value)
    assert np.mean(found) == pytest.approx(TRUTH, abs=1.5)


def test_what_is_expected_of_a_customer_does_not_know_their_own_answer():
    X, values, answered, _, expected = bent(0)
    ids = pd.Series([f"{number:05}" for number in range(len(X))])
    found = expected_answers(X, values, answered, ids)
    assert np.corrcoef(found, expected)[0, 1] > 0.8
    changed = values.copy()
    changed[answered.argmax()] = 100 - changed[answered.argmax()]
    assert expected_answers(X, changed, answered, ids)[answered.argmax()] == found[answered.argmax()]


def test_without_answers_in_the_other_folds_nothing_is_to_be_expected():
    X, values, _, _, _ = bent(0, n=40)
    with pytest.raises(ValueError, match="all answers are of one fold"):
        expected_answers(X, values, np.arange(40) == 3, pd.Series(map(str, range(40))))
