import numpy as np
import pandas as pd
import pytest
from scipy.special import expit, logit

from models.response import ResponseModel, answer_weights, balanced_folds, trimmed_weights

ROWS = 6000
COLUMNS = ["days_since_last_visit", "contacts", "noise"]


def asked(seed: int) -> tuple[pd.DataFrame, np.ndarray, np.ndarray, np.ndarray]:
    """Profiles, who answered, with which probability, and what everybody would say: the quiet are less satisfied."""
    random = np.random.default_rng(seed)
    lived = pd.DataFrame(random.exponential(size=(ROWS, 3)), columns=COLUMNS)
    probability = expit(-1.2 - 0.9 * (lived.days_since_last_visit - 1) + 0.6 * (lived.contacts > 2)).to_numpy()
    points = (70 - 10 * lived.days_since_last_visit + random.normal(0, 10, ROWS)).to_numpy()
    return lived, random.random(ROWS) < probability, probability, points


LIVED, ANSWERED, PROBABILITY, POINTS = asked(seed=1)


@pytest.fixture(scope="module")
def fitted() -> ResponseModel:
    return ResponseModel().fit(LIVED, ANSWERED)


def test_who_is_likely_to_answer_is_found(fitted):
    assert np.corrcoef(logit(fitted.oof_), logit(PROBABILITY))[0, 1] > 0.9


def test_probabilities_are_calibrated_on_customers_not_learned_from(fitted):
    new, answered, _, _ = asked(seed=2)
    for probability, truly in ((fitted.oof_, ANSWERED), (fitted.predict_proba(new)[:, 1], answered)):
        tenths = pd.qcut(probability, 10, labels=False)
        found = pd.DataFrame({"said": probability, "was": truly}).groupby(tenths).mean()
        assert found.was.to_numpy() == pytest.approx(found.said.to_numpy(), abs=0.06)


def test_weights_undo_who_answers(fitted):
    weights = trimmed_weights(ANSWERED, fitted.oof_)
    raw, weighted = POINTS[ANSWERED].mean(), np.average(POINTS, weights=weights)
    assert raw - POINTS.mean() > 3
    assert abs(weighted - POINTS.mean()) < 1
    assert weights[ANSWERED].mean() == pytest.approx(1)
    assert not weights[~ANSWERED].any()


def test_no_probability_has_seen_an_answer_of_its_customer():
    customers = np.arange(ROWS) // 3
    ever = pd.Series(ANSWERED).groupby(customers).transform("max").to_numpy()
    own = customers == customers[ever][0]
    fewer = np.where(own, ~ANSWERED, ANSWERED)
    fewer[own] |= not fewer[own].any()  # still somebody who answers: in the same fold
    few = {"n_estimators": 5}
    one, other = (ResponseModel(**few).fit(LIVED, y, customers) for y in (ANSWERED, fewer))
    np.testing.assert_allclose(one.oof_[own], other.oof_[own], atol=2e-3)
    assert not np.array_equal(one.oof_[~own], other.oof_[~own])


def test_where_answering_is_chance_all_are_as_likely():
    chance = np.random.default_rng(0).random(ROWS) < 0.2
    found = ResponseModel().fit(LIVED, chance).oof_
    assert found == pytest.approx(np.full(ROWS, chance.mean()), abs=0.06)


def test_nobody_stands_for_more_than_allowed():
    trimmed = ResponseModel(max_weight=1.5).fit(LIVED, ANSWERED)
    assert trimmed.oof_.min() == trimmed.share_ / 1.5
    assert trimmed.predict_proba(LIVED)[:, 1].min() == trimmed.share_ / 1.5


def test_a_customer_is_in_one_fold_and_each_fold_has_some_who_answer():
    customers = pd.Series([f"c{number // 2}" for number in range(400)])
    answered = (np.arange(400) % 50 == 0).astype(int)
    fold = balanced_folds(customers, answered, 4)
    assert pd.Series(fold).groupby(customers).nunique().eq(1).all()
    assert np.bincount(fold, weights=answered).tolist() == [2, 2, 2, 2]


@pytest.mark.parametrize("answered", [[True, False, False, False], [True, True, True, False]])
def test_one_customer_of_a_kind_is_too_few(answered):
    with pytest.raises(ValueError, match=r"1 customer .*two at least are needed"):
        ResponseModel().fit(LIVED.head(4), np.array(answered))


def test_without_answers_nothing_has_weight():
    assert trimmed_weights(np.zeros(3, bool), np.full(3, 0.1)).tolist() == [0, 0, 0]


def test_learning_twice_gives_the_same_bits(fitted):
    np.testing.assert_array_equal(ResponseModel().fit(LIVED, ANSWERED).oof_, fitted.oof_)


def visited(seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Profiles of 2,000 customers at three dates, and the answers of those who visit often, asked ten days later."""
    random = np.random.default_rng(seed)
    dates = pd.to_datetime(["2025-01-01", "2025-01-31", "2025-03-02"])
    profiles = pd.DataFrame(
        {
            "customer_id": np.tile([f"c{number}" for number in range(2000)], 3),
            "as_of": np.repeat(dates, 2000),
            "visits": random.poisson(np.tile(random.exponential(4, 2000), 3)),
        }
    )
    answers = profiles[random.random(6000) < 0.3 * expit(profiles.visits - 4.0)]
    return profiles, answers.assign(as_of=answers.as_of + pd.Timedelta(days=10)).reset_index(drop=True)


def test_weighted_answers_come_from_customers_like_all():
    profiles, answers = visited(seed=4)
    weight = answer_weights(profiles, answers, ["visits"])
    assert weight.mean() == pytest.approx(1)
    assert answers.visits.mean() > 1.7 * profiles.visits.mean()
    assert np.average(answers.visits, weights=weight) == pytest.approx(profiles.visits.mean(), rel=0.25)


def test_of_one_date_nobody_knows_who_did_not_answer():
    profiles, answers = visited(seed=4)
    one = profiles[profiles.as_of == profiles.as_of.max()]
    assert answer_weights(one, answers, ["visits"]).tolist() == [1.0] * len(answers)
