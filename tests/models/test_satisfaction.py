import pickle

import numpy as np
import pandas as pd
import pytest

from models.folds import customer_folds, later_answers
from models.own_answers import RELIABILITY_IF_UNKNOWN
from models.satisfaction import SatisfactionModel
from models.themed import ThemedRegressor

COLUMNS = ["late_hours", "failed_deliveries", "unsolved_contacts", "page_errors"]
THEMES = ["delivery", "delivery", "contact", "site"]
START = pd.Timestamp("2025-01-01")
LASTING = 10_000


def regressor() -> ThemedRegressor:
    return ThemedRegressor(
        themes=THEMES, directions=[-1, -1, -1, -1], n_estimators=40, learning_rate=0.1, min_child_samples=20, n_bags=1
    )


def lived_through(rows: int, seed: int) -> pd.DataFrame:
    return pd.DataFrame(np.random.default_rng(seed).exponential(size=(rows, 4)), columns=COLUMNS)


def felt(lived: pd.DataFrame) -> np.ndarray:
    """Satisfaction as the simulated law has it."""
    return (85 - 18 * lived.late_hours - 12 * lived.unsolved_contacts).clip(5, 95).to_numpy()


def asked(satisfaction: np.ndarray, seed: int, per_customer: int = 2) -> pd.DataFrame:
    """Answers over two years, each given a day after it was asked for; mood is a customer's own and lasts."""
    random, rows = np.random.default_rng(seed), len(satisfaction)
    who = random.permutation(np.arange(rows) // per_customer)
    mood = random.normal(0, 10, rows)[who]
    at = START + pd.to_timedelta(np.sort(random.integers(0, 730 * 24, rows)), "h")
    points = (satisfaction + mood + random.normal(0, 10, rows)).clip(0, 100)
    return pd.DataFrame(
        {
            "customer_id": [f"c{one}" for one in who],
            "asked_at": at,
            "answered_at": at + pd.Timedelta(days=1),
            "points": points,
        }
    )


def silent(rows: int) -> pd.DataFrame:
    """Moments of customers who never answered."""
    return pd.DataFrame({"customer_id": [f"new{one}" for one in range(rows)], "as_of": START + pd.Timedelta(days=800)})


LIVED = lived_through(2400, seed=1)
ANSWERS = asked(felt(LIVED), seed=2)
NEW = lived_through(3000, seed=3)


@pytest.fixture(scope="module")
def fitted() -> SatisfactionModel:
    return SatisfactionModel(regressor(), half_life_days=LASTING).fit(LIVED, ANSWERS, NEW)


@pytest.fixture(scope="module")
def estimated(fitted: SatisfactionModel) -> pd.DataFrame:
    return fitted.estimate(NEW, silent(len(NEW)), fitted.residuals(ANSWERS, fitted.oof_))


def test_where_experience_matters_the_model_learns_it(fitted):
    assert fitted.basis_ == "model"
    assert np.corrcoef(fitted.predict(NEW), felt(NEW))[0, 1] > 0.9


def test_where_nothing_matters_the_mean_stands():
    answers = ANSWERS.assign(points=np.random.default_rng(0).uniform(0, 100, len(ANSWERS)))
    model = SatisfactionModel(regressor()).fit(LIVED, answers, NEW)
    assert model.basis_ == "mean"
    assert model.predict(NEW) == pytest.approx(answers.points.mean())
    assert model.parts(NEW).columns.tolist() == ["delivery", "contact", "site"]
    assert not model.parts(NEW).to_numpy().any()
    assert not model.contributions(NEW).any()


def test_weights_move_what_is_learned_towards_the_weighty(fitted):
    heavy = np.random.default_rng(0).integers(0, 2, len(LIVED)).astype(float)
    answers = ANSWERS.assign(points=np.where(heavy > 0, ANSWERS.points / 2, ANSWERS.points))
    weighted = SatisfactionModel(regressor()).fit(LIVED, answers, NEW, heavy + 1e-3)
    assert weighted.predict(NEW).mean() == pytest.approx(fitted.predict(NEW).mean() / 2, abs=3)


@pytest.mark.parametrize("rows", [0, 1, 250])
def test_of_few_answers_an_index_is_made_that_is_sure_of_nothing(rows):
    few = ANSWERS.head(rows)
    model = SatisfactionModel(regressor()).fit(LIVED.head(rows), few, NEW)
    assert model.basis_ == "index"
    assert model.hidden_ is None
    assert model.own_answers_.reliability_ == RELIABILITY_IF_UNKNOWN
    found = model.estimate(NEW, silent(len(NEW)), model.residuals(few, model.oof_))
    assert found.filter(regex="_(low|high)$|^probability_").isna().all(axis=None)
    assert found.satisfaction.between(0, 100).all()


def test_where_hardly_anybody_is_dissatisfied_there_is_an_index_too():
    answers = ANSWERS.assign(points=ANSWERS.points.clip(lower=60))
    assert SatisfactionModel(regressor()).fit(LIVED, answers, NEW).basis_ == "index"


@pytest.mark.parametrize(("rows", "expected"), [(0, 62.5), (100, ANSWERS.points[:100].mean())])
def test_where_nothing_is_seen_of_customers_all_are_expected_alike(rows, expected):
    nobody = pd.DataFrame(index=NEW.index)
    model = SatisfactionModel(ThemedRegressor(themes=[])).fit(LIVED.head(rows)[[]], ANSWERS.head(rows), nobody)
    assert model.basis_ == "mean"
    assert model.predict(nobody) == pytest.approx(np.full(len(NEW), expected))
    assert model.parts(nobody).shape == model.contributions(nobody).shape == (len(NEW), 0)


def test_answers_of_a_handful_of_customers_are_too_few():
    answers = ANSWERS.assign(customer_id=np.arange(len(ANSWERS)) % 3).astype({"customer_id": "str"})
    assert SatisfactionModel(regressor()).fit(LIVED, answers, NEW).basis_ == "index"


def test_where_all_were_asked_at_once_nothing_later_proves_the_model():
    answers = ANSWERS.assign(asked_at=START, answered_at=START + pd.Timedelta(days=1))
    model = SatisfactionModel(regressor()).fit(LIVED, answers, NEW)
    assert (model.basis_, model.hidden_) == ("mean", None)


def test_hidden_answers_are_later_than_all_learned_from(fitted):
    split = later_answers(ANSWERS.asked_at, ANSWERS.answered_at, 0.25)
    hidden = fitted.hidden_
    assert hidden.row.tolist() == np.flatnonzero(split.test).tolist()
    np.testing.assert_array_equal(hidden.points, ANSWERS.points[hidden.row])
    assert hidden.the_mean.unique() == pytest.approx([ANSWERS.points[split.train].mean()])


def test_what_only_the_future_holds_is_not_learned_for_the_test():
    """A column that tells the answer, but only after the border."""
    later = later_answers(ANSWERS.asked_at, ANSWERS.answered_at, 0.25).test
    points = np.random.default_rng(0).uniform(0, 100, len(ANSWERS))
    telling = LIVED.assign(page_errors=np.where(later, -points, LIVED.page_errors))
    model = SatisfactionModel(regressor()).fit(telling, ANSWERS.assign(points=points), NEW)
    assert model.basis_ == "mean"


def test_no_expectation_of_an_answer_has_seen_its_customer(fitted):
    """Whatever the customers of one fold answer, what is expected of them stays."""
    fold = customer_folds(ANSWERS.customer_id, 4)
    wild = ANSWERS.assign(points=np.where(fold == 2, 100 - ANSWERS.points, ANSWERS.points))
    again = SatisfactionModel(regressor()).fit(LIVED, wild, NEW)
    assert again.basis_ == "model"
    np.testing.assert_array_equal(again.oof_[fold == 2], fitted.oof_[fold == 2])
    assert not np.allclose(again.oof_[fold != 2], fitted.oof_[fold != 2])


def test_neither_has_the_mean_where_the_mean_stands():
    answers = ANSWERS.assign(points=np.random.default_rng(0).uniform(0, 100, len(ANSWERS)))
    model = SatisfactionModel(regressor()).fit(LIVED, answers, NEW)
    fold = customer_folds(answers.customer_id, 4)
    for number in range(4):
        assert model.oof_[fold == number] == pytest.approx(answers.points[fold != number].mean())


def test_parts_and_contributions_explain_the_expectation(fitted):
    parts = fitted.parts(NEW)
    raw = fitted.expectation_.predict(NEW)
    np.testing.assert_allclose(fitted.expectation_.base_ + parts.sum(axis=1), raw, atol=1e-9)
    assert parts.columns.tolist() == ["delivery", "contact", "site"]
    strength = parts.abs().mean()
    assert strength.idxmax() == "delivery"
    assert strength["site"] < 1
    assert fitted.contributions(NEW).shape == NEW.shape


def test_intervals_of_the_silent_hold_as_many_answers_as_promised(estimated):
    answers = asked(felt(NEW), seed=7, per_customer=1).points.to_numpy()
    within = (estimated.satisfaction_low <= answers) & (answers <= estimated.satisfaction_high)
    assert within.mean() == pytest.approx(0.8, abs=0.04)
    assert within[estimated.satisfaction < 50].mean() == pytest.approx(0.8, abs=0.06)


@pytest.mark.parametrize(("name", "low", "high"), [("dissatisfied", -1, 50), ("delighted", 75, 101)])
def test_the_probability_to_be_dissatisfied_or_delighted_is_calibrated(estimated, name, low, high):
    points = asked(felt(NEW), seed=7, per_customer=1).points.to_numpy()
    came, probability = (low <= points) & (points < high), estimated[f"probability_{name}"].to_numpy()
    assert probability.mean() == pytest.approx(came.mean(), abs=0.03)
    for least, most in ((0, 0.2), (0.2, 0.6), (0.6, 1.01)):
        some = (least <= probability) & (probability < most)
        assert came[some].mean() == pytest.approx(probability[some].mean(), abs=0.08)


def test_the_more_satisfied_the_likelier_delighted_and_the_less_likely_dissatisfied(estimated):
    in_order = estimated.sort_values("satisfaction")
    assert (np.diff(in_order.probability_dissatisfied) <= 0).all()
    assert (np.diff(in_order.probability_delighted) >= 0).all()
    assert (in_order.probability_dissatisfied + in_order.probability_delighted).max() <= 1 + 1e-12


def test_an_own_answer_moves_the_estimate_its_way_and_says_so(fitted):
    moments = pd.DataFrame({"customer_id": ["happy", "angry", "silent"], "as_of": START + pd.Timedelta(days=10)})
    own = pd.DataFrame(
        {"customer_id": ["happy", "angry"], "asked_at": START, "answered_at": START, "residual": [30.0, -30.0]}
    )
    same = NEW.iloc[[0, 0, 0]].set_axis([5, 6, 7])
    found = fitted.estimate(same, moments, own)
    assert found.index.tolist() == [5, 6, 7]
    assert found.own_answers.gt(0).tolist() == [True, False, False]
    assert found.satisfaction[5] > found.satisfaction[7] > found.satisfaction[6]
    assert found.satisfaction_basis.tolist() == ["both", "both", "behaviour"]
    np.testing.assert_allclose(found.expectation + found.own_answers, found.satisfaction)


def test_an_answer_given_later_than_the_moment_is_unknown(fitted):
    moments = pd.DataFrame({"customer_id": ["angry"], "as_of": [START]})
    own = pd.DataFrame({"customer_id": ["angry"], "asked_at": START, "answered_at": START, "residual": [-90.0]})
    found = fitted.estimate(NEW.head(1), moments, own)
    assert found.satisfaction_basis.tolist() == ["behaviour"]
    assert found.own_answers.tolist() == [0]


def test_the_reliability_of_an_answer_is_about_that_of_the_simulated_mood(fitted):
    assert fitted.own_answers_.pairs_ > 1000
    assert fitted.own_answers_.reliability_ == pytest.approx(0.45, abs=0.1)


def test_estimates_lie_within_their_intervals_on_the_scale(estimated):
    assert estimated.satisfaction_low.between(0, estimated.satisfaction).all()
    assert estimated.satisfaction_high.between(estimated.satisfaction, 100).all()
    assert estimated.notna().all(axis=None)


def test_learning_twice_gives_the_same_estimates(fitted, estimated):
    again = SatisfactionModel(regressor(), half_life_days=LASTING).fit(LIVED, ANSWERS, NEW)
    restored = pickle.loads(pickle.dumps(again))
    found = restored.estimate(NEW, silent(len(NEW)), restored.residuals(ANSWERS, again.oof_))
    pd.testing.assert_frame_equal(found, estimated, check_exact=True)


def test_a_stored_model_tells_nothing_of_single_answers(fitted):
    restored = pickle.loads(pickle.dumps(fitted))
    assert not {"hidden_", "oof_"} & set(vars(restored))
    assert b"c17" not in pickle.dumps(fitted)
