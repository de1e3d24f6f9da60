"""A challenger takes the champion's place only if it is clearly better on the same customers, and not too good."""

import numpy as np
import pytest

from models.promotion.decision import Check, Decision, Limits
from models.promotion.gate import Contender, judge

LIMITS = Limits(
    min_outcomes=200,
    max_gain=0.05,
    max_loss=0.02,
    max_moved=0.3,
    min_agreement=0.5,
    max_shifted=0.2,
    max_drifted=0.3,
)
CUSTOMERS = 1500
HERE = np.array(["a"] * 50 + ["b"] * 50)


def later(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Each later customer's true risk, and whether they left."""
    random = np.random.default_rng(seed)
    risk = random.beta(1.2, 2.5, CUSTOMERS)
    return risk, random.random(CUSTOMERS) < risk


def seen_through(risk: np.ndarray, noise: float, seed: int = 1) -> np.ndarray:
    """The risk as a model of that noise, in log odds, would tell it."""
    margin = np.log(risk / (1 - risk)) + np.random.default_rng(seed).normal(0, noise, len(risk))
    return np.asarray(1 / (1 + np.exp(-margin)))


def judged(
    challenger: np.ndarray | None, champion: np.ndarray | None = None, *, is_due: bool = False, moved: int = 0
) -> Decision:
    risk, left = later()
    before = Contender(seen_through(risk, 1) if champion is None else champion, HERE)
    return judge(before, Contender(challenger, np.roll(HERE, moved)), left, LIMITS, is_due=is_due)


def check(decision: Decision, name: str) -> Check:
    [found] = [one for one in decision.checks if one.name == name]
    return found


def failed(decision: Decision) -> list[str]:
    return [one.name for one in decision.checks if not one.passed]


def test_one_that_is_clearly_better_is_promoted() -> None:
    found = judged(seen_through(later()[0], 0.7))
    assert (found.is_promoted, failed(found)) == (True, [])
    gain = check(found, "average_precision")
    assert gain.low is not None
    assert gain.value > gain.low > 0


def test_one_that_is_worse_is_refused_by_what_it_is_worse_at() -> None:
    assert failed(judged(seen_through(later()[0], 2))) == ["average_precision", "brier_score", "calibration_slope"]


def test_the_same_again_is_refused_unless_the_champion_is_due() -> None:
    same = seen_through(later()[0], 1)
    assert failed(judged(same)) == ["average_precision"]
    assert judged(same, is_due=True).is_promoted


def test_one_that_is_as_good_is_rarely_promoted() -> None:
    risk, _ = later()
    promoted = [judged(seen_through(risk, 1, seed)).is_promoted for seed in range(2, 8)]
    assert sum(promoted) <= 1


def test_a_worse_one_is_refused_even_when_the_champion_is_due() -> None:
    assert "average_precision" in failed(judged(seen_through(later()[0], 2), is_due=True))


def test_one_that_is_too_good_has_seen_what_it_should_not() -> None:
    risk, left = later()
    leak = np.clip(0.5 * risk + 0.5 * left, 0.01, 0.99)
    assert failed(judged(leak))[-1] == "too_good"


def test_one_that_moves_too_many_customers_is_refused() -> None:
    found = judged(seen_through(later()[0], 0.7), moved=25)
    assert (failed(found), check(found, "segments_moved").value) == (["segments_moved", "segments_agree"], 0.5)


def test_too_few_outcomes_tell_nothing() -> None:
    risk, left = later()
    few = np.flatnonzero(left)[:199]
    rows = np.sort(np.concatenate([few, np.flatnonzero(~left)]))
    sides = [Contender(seen_through(risk, noise)[rows], HERE) for noise in (1, 0.7)]
    found = judge(*sides, left[rows], LIMITS, is_due=True)
    assert (failed(found), check(found, "outcomes").value) == (["outcomes"], 199)


def test_one_that_cannot_foretell_leaving_any_more_is_refused() -> None:
    assert failed(judged(None, is_due=True)) == ["churn_learned"]


@pytest.mark.parametrize("is_due", [True, False])
def test_where_nobody_foretells_leaving_a_fresh_one_is_taken_when_it_is_due(is_due: bool) -> None:
    sides = [Contender(None, HERE), Contender(None, HERE)]
    found = judge(*sides, np.zeros(0, bool), LIMITS, is_due=is_due)
    assert found.is_promoted == is_due


def test_one_that_foretells_leaving_first_needs_only_enough_outcomes() -> None:
    risk, left = later()
    assert judge(Contender(None, HERE), Contender(risk, HERE), left, LIMITS, is_due=False).is_promoted
