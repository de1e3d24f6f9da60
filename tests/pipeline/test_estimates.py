"""What a fitted model says of answers it has seen, and of those it has not."""

import numpy as np
import pytest

from pipeline.estimates import answers_in, asked_over, estimated, expected
from pipeline.stage import Fitted


@pytest.fixture(scope="module")
def side(shop) -> Fitted:
    return Fitted({name: shop[name] for name in ("satisfaction_model", "answers")}, {})


def test_only_answers_over_the_channels_count(shop):
    asked = shop["asked"]
    assert asked_over([], asked) is asked
    assert set(asked_over(["email"], asked).channel) == {"email"}


def test_of_answers_learned_from_it_says_what_it_expected_before_it_saw_them(shop, side):
    model, asked = side["satisfaction_model"], shop["asked"]
    answers, profiles = answers_in(asked), asked[list(model.feature_names_in_)]
    known = answers.score < answers.score.max()
    found = expected(side, profiles, answers.assign(asked_at=answers.asked_at.where(known, answers.asked_at.min())))
    assert np.allclose(found[known], shop["answers"].expectation[known])
    assert np.allclose(found[~known], model.predict(profiles)[~known])


def test_estimates_are_those_of_the_run(shop, side):
    model, answers = side["satisfaction_model"], shop["answers"]
    now = shop["profiles"].groupby("customer_id").tail(1).reset_index(drop=True)
    residuals = model.residuals(answers, answers.expectation.to_numpy())
    found = estimated(model, list(model.feature_names_in_), now, residuals)
    ran = now[["customer_id", "as_of"]].merge(shop["satisfaction"])
    assert np.allclose(found.satisfaction, ran.satisfaction)
    assert (found.satisfaction_level == ran.satisfaction_level).all()
