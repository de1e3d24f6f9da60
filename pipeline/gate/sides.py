"""What champion and challenger say of the same customers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from models.promotion.answers import Estimated, answered
from models.promotion.decision import Check, Limits
from models.promotion.gate import Contender, judge
from pipeline.estimates import answers_in, asked_over, estimated, expected
from pipeline.placement import members
from pipeline.stage import Fitted


@dataclass(frozen=True)
class Ground:
    """On whom both sides are judged: profiles, one row per customer and date, those of ``asked`` one per answer.

    ``later`` are those of the last date whose outcomes are known, with who ``left``; answers asked for from ``since``
    on are those that the champion has not learned from.
    """

    now: pd.DataFrame
    later: pd.DataFrame
    asked: pd.DataFrame
    since: pd.Timestamp


def sides_compared(
    champion: Fitted, challenger: Fitted, on: Ground, limits: Limits, *, is_due: bool, random_state: int
) -> Iterator[Check]:
    """Who foretells leaving and answers better, and how many customers change their segment."""
    one, other = contender(champion, on), contender(challenger, on)
    left = on.later.left.to_numpy()
    yield from judge(one, other, left, limits, is_due=is_due, random_state=random_state).checks
    yield from answers_compared(champion, challenger, on, limits.max_further_off)


def contender(side: Fitted, on: Ground) -> Contender:
    return Contender(foretold(side["churn_evaluation"], on.later), segments_by(side, on.now, on.asked))


def foretold(model: Any, later: pd.DataFrame) -> np.ndarray | None:
    """How likely each of the later customers was to leave, None where that could not be learned."""
    if model is None or later.empty:
        return None
    return np.asarray(model.predict_proba(later[list(model.feature_names_in_)])[:, 1])


def segments_by(side: Fitted, now: pd.DataFrame, asked: pd.DataFrame) -> np.ndarray:
    """The segment of each of today's customers."""
    model = side["satisfaction_model"]
    answers, expectation = expectations(side, asked)
    residuals = model.residuals(answers, expectation)
    found = estimated(model, list(model.feature_names_in_), now.reset_index(drop=True), residuals)
    return np.asarray(members(side["segmenter"], found).segment_id)


def expectations(side: Fitted, asked: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """The answers that count for this side, and what it expected of each."""
    asked = asked_over(side.params["satisfaction"]["answer_channels"], asked)
    answers = answers_in(asked)
    return answers, expected(side, asked[list(side["satisfaction_model"].feature_names_in_)], answers)


def answers_compared(champion: Fitted, challenger: Fitted, on: Ground, max_further_off: float) -> Iterator[Check]:
    """Both sides' estimates of the answers asked for since the champion learned, which neither has learned from.

    The challenger's are out of fold, by models that saw no answer of that customer, and so a little further off than
    those of one that learned from all; own answers count once given.
    """
    asked = asked_over(challenger.params["satisfaction"]["answer_channels"], on.asked)
    later = asked[asked.as_of >= on.since].reset_index(drop=True)
    if later.empty:
        return
    one, other = (as_then_known(side, asked, later) for side in (champion, challenger))
    segments, points = placed_then(challenger, later, other.satisfaction), later.points.to_numpy(float)
    coverage = challenger["satisfaction_model"].coverage
    yield from answered(one, other, points, segments, coverage, max_further_off)


def as_then_known(side: Fitted, asked: pd.DataFrame, later: pd.DataFrame) -> Estimated:
    """Estimates at the moments the later answers were asked for."""
    model = side["satisfaction_model"]
    residuals = model.residuals(*expectations(side, asked))
    own = model.own_answers_.shift(residuals, later[["customer_id", "as_of"]])
    expectation = expected(side, later[list(model.feature_names_in_)], answers_in(later))
    found = np.clip(expectation + own["shift"].to_numpy(), 0, 100)
    if model.intervals_ is None:
        return Estimated(found, *(np.full(len(found), np.nan),) * 2)
    return Estimated(found, *model.intervals_.predict(found, (own.answers > 0).to_numpy()))


def placed_then(side: Fitted, later: pd.DataFrame, satisfaction: np.ndarray) -> np.ndarray:
    """The segment each customer was in when asked: today's hangs on the very answer that is to be foretold."""
    model = side["satisfaction_model"]
    parts = model.parts(later[list(model.feature_names_in_)]).add_prefix("part_")
    moments = later[["customer_id", "as_of"]].assign(satisfaction=satisfaction)
    return np.asarray(members(side["segmenter"], pd.concat([moments, parts], axis=1)).segment_id)
