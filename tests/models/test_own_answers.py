from datetime import datetime, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.own_answers import PAIRS_TO_MEASURE, RELIABILITY_IF_UNKNOWN, OwnAnswers

START = datetime(2025, 1, 1)
HALF_LIFE = 100.0

ANSWERS = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(0, 300), st.integers(0, 20), st.integers(-100, 100)), max_size=12
)
MOMENTS = st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 340)), min_size=1, max_size=8)


def answered(*given: tuple[str, float, float, float]) -> pd.DataFrame:
    """Customer, day asked, days until answered, residual."""
    rows = [
        (who, START + timedelta(asked), START + timedelta(asked + wait), points) for who, asked, wait, points in given
    ]
    columns = ["customer_id", "asked_at", "answered_at", "residual"]
    return pd.DataFrame(rows, columns=columns).astype(
        {"customer_id": "str", "asked_at": "datetime64[us]", "answered_at": "datetime64[us]", "residual": float}
    )


def at(*moments: tuple[str, float]) -> pd.DataFrame:
    return pd.DataFrame([(who, START + timedelta(day)) for who, day in moments], columns=["customer_id", "as_of"])


def with_reliability(reliability: float) -> OwnAnswers:
    model = OwnAnswers(half_life_days=HALF_LIFE).fit(answered())
    model.reliability_ = reliability
    return model


def best_linear_prediction(known: list[tuple[float, float]], day: float, reliability: float) -> float:
    """The textbook's formula: covariances with the moment, times the inverse of those among the answers."""
    days, residuals = np.array(known).T
    among = 0.5 ** (np.abs(days[:, None] - days) / HALF_LIFE) + np.eye(len(days)) * (1 - reliability) / reliability
    return float(0.5 ** ((day - days) / HALF_LIFE) @ np.linalg.solve(among, residuals))


@given(answers=ANSWERS, moments=MOMENTS, reliability=st.floats(0.05, 0.95))
@settings(deadline=None, max_examples=80)
def test_the_shift_is_the_best_linear_prediction_from_what_was_answered_before(answers, moments, reliability):
    found = with_reliability(reliability).shift(answered(*answers), at(*moments))
    for (who, day), (shift, count) in zip(moments, found.to_numpy(), strict=True):
        given = [(asked + wait, points) for one, asked, wait, points in answers if one == who and asked + wait < day]
        known = [
            (when, np.mean([points for at_, points in given if at_ == when])) for when in {day for day, _ in given}
        ]
        assert count == len(known)
        expected = best_linear_prediction(known, day, reliability) if known else 0
        assert shift == pytest.approx(expected, abs=1e-8)


def test_one_answer_moves_the_estimate_by_its_reliability_and_fades_by_half():
    found = with_reliability(0.4).shift(answered(("a", 0, 0, 50)), at(("a", 1e-6), ("a", 100), ("b", 100)))
    assert found["shift"].tolist() == pytest.approx([20, 10, 0])
    assert found.answers.tolist() == [1, 1, 0]


def test_two_marks_of_one_survey_count_as_their_mean_once():
    model, later = with_reliability(0.4), at(("a", 20))
    twice, once = answered(("a", 0, 1, 40), ("a", 0, 1, 60)), answered(("a", 0, 1, 50))
    pd.testing.assert_frame_equal(model.shift(twice, later), model.shift(once, later))


def test_an_answer_given_at_the_moment_or_later_does_not_count():
    said = answered(("a", 10, 0, -80), ("a", 5, 20, -80))
    found = with_reliability(0.5).shift(said, at(("a", 10), ("a", 10.00001), ("a", 25)))
    assert found.answers.tolist() == [0, 1, 1]
    assert found["shift"].iloc[0] == 0


def test_answers_that_prove_nothing_lasting_move_nobody():
    found = with_reliability(0.0).shift(answered(("a", 0, 0, 50), ("a", 3, 0, 50)), at(("a", 10)))
    assert found["shift"].tolist() == [0]


def test_the_result_has_the_index_of_the_moments():
    moments = at(("b", 30), ("a", 20)).set_axis([7, 3])
    found = with_reliability(0.5).shift(answered(("a", 0, 0, 50)), moments)
    assert found.index.tolist() == [7, 3]
    assert found.answers.tolist() == [0, 1]


def test_times_of_any_resolution_can_be_compared():
    said, moments = answered(("a", 0, 0, 50)), at(("a", 1))
    coarse = moments.astype({"as_of": "datetime64[s]"})
    fine = said.astype({"answered_at": "datetime64[ns]"})
    model = with_reliability(0.5)
    pd.testing.assert_frame_equal(model.shift(fine, coarse), model.shift(said, moments))


def test_without_answers_nobody_is_moved():
    model = OwnAnswers().fit(answered())
    assert (model.reliability_, model.pairs_) == (RELIABILITY_IF_UNKNOWN, 0)
    assert model.shift(answered(), at(("a", 1)))["shift"].tolist() == [0]


def simulated(customers: int, reliability: float, seed: int) -> pd.DataFrame:
    """Four answers of each customer 60 days apart, whose own part fades as the model has it."""
    random = np.random.default_rng(seed)
    lasting, own = 0.5 ** (60 / HALF_LIFE), random.normal(size=customers)
    rows = []
    for turn in range(4):
        said = 20 * (np.sqrt(reliability) * own + np.sqrt(1 - reliability) * random.normal(size=customers))
        rows += [(f"c{who}", 60 * turn, 0, points) for who, points in enumerate(said)]
        own = lasting * own + np.sqrt(1 - lasting**2) * random.normal(size=customers)
    return answered(*rows)


@pytest.mark.parametrize("reliability", [0.0, 0.25, 0.6])
def test_the_reliability_is_recovered(reliability):
    model = OwnAnswers(half_life_days=HALF_LIFE).fit(simulated(2500, reliability, seed=3))
    assert model.pairs_ == 7500
    assert model.reliability_ == pytest.approx(reliability, abs=0.06)


def test_own_answers_foretell_the_next_better_than_none_and_better_than_trusting_them():
    said = simulated(2000, 0.4, seed=5)
    model = OwnAnswers(half_life_days=HALF_LIFE).fit(said)
    last = said[said.asked_at == said.asked_at.max()]
    shift = model.shift(said, last.rename(columns={"asked_at": "as_of"}))["shift"]
    mean = said[said.asked_at < said.asked_at.max()].groupby("customer_id").residual.mean().reindex(last.customer_id)
    errors = [((last.residual - guess) ** 2).mean() for guess in (shift, 0, mean.to_numpy())]
    assert errors[0] < 0.97 * errors[1]
    assert errors[0] < 0.97 * errors[2]


def test_few_who_answered_twice_measure_nothing():
    few = answered(*[(f"c{who}", day, 0, 30) for who in range(PAIRS_TO_MEASURE - 1) for day in (0, 50)])
    assert OwnAnswers().fit(few).reliability_ == RELIABILITY_IF_UNKNOWN


def test_two_marks_of_one_survey_are_no_pair():
    same = answered(*[(f"c{who}", 0, 1, 30) for who in range(200) for _ in range(2)])
    assert OwnAnswers().fit(same).pairs_ == 0


def test_what_fades_at_once_is_reckoned_without_overflow():
    said = simulated(200, 0.5, seed=1)
    model = OwnAnswers(half_life_days=0.01).fit(said)
    assert model.reliability_ == RELIABILITY_IF_UNKNOWN
    assert model.shift(said, at(*[(f"c{who}", 200) for who in range(200)]))["shift"].abs().max() == 0


def test_order_of_rows_does_not_matter():
    said = simulated(50, 0.4, seed=1)
    shuffled = said.sample(frac=1, random_state=0)
    first, second = OwnAnswers().fit(said), OwnAnswers().fit(shuffled)
    moments = at(*[(f"c{who}", 200) for who in range(50)])
    assert first.reliability_ == second.reliability_
    pd.testing.assert_frame_equal(first.shift(said, moments), second.shift(shuffled, moments))
