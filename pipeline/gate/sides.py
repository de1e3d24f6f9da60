"""What champion and challenger say of the same customers."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from models.promotion.answers import Estimated, answered
from models.promotion.decision import Check
from pipeline.champion.versions import Version
from pipeline.stage import Fitted
from pipeline.stages.satisfaction import expected
from pipeline.stages.satisfaction import satisfaction as estimates
from pipeline.stages.segments import members


def foretold(model: Any, later: pd.DataFrame) -> np.ndarray | None:
    """How likely each of the later customers was to leave, None where that could not be learned."""
    if model is None or later.empty:
        return None
    return np.asarray(model.predict_proba(later[list(model.feature_names_in_)])[:, 1])


def segments_by(champion: Fitted, now: pd.DataFrame, asked: pd.DataFrame, source: dict[str, Any]) -> np.ndarray:
    """The segment of each of today's customers by the champion."""
    found = estimates.function(now, asked, source, **champion.params["satisfaction"], champion=champion)
    return members(champion["segmenter"], found["satisfaction"]).segment_id.to_numpy()


def segments_in(placements: pd.DataFrame, now: pd.DataFrame) -> np.ndarray:
    """The segment of each of today's customers by the challenger."""
    return now[["customer_id", "as_of"]].merge(placements, "left").segment_id.to_numpy()


def answers_compared(
    champion: Version, fitted: Fitted, model: Any, asked: pd.DataFrame, answers: pd.DataFrame, placed: pd.DataFrame
) -> Iterator[Check]:
    """Both sides' estimates of the answers asked for since the champion learned, which neither has learned from.

    The challenger's are out of fold, by models that saw no answer of that customer; own answers count once given.
    """
    profiles = answers[["customer_id", "asked_at", "metric", "score"]].merge(
        asked.rename(columns={"as_of": "asked_at"}).drop_duplicates(["customer_id", "asked_at", "metric", "score"]),
        "left",
        ["customer_id", "asked_at", "metric", "score"],
    )
    later = (answers.asked_at >= pd.Timestamp(champion.manifest["as_of"])).to_numpy()
    before = fitted["satisfaction_model"]
    known = expected(fitted, profiles[list(before.feature_names_in_)], answers.drop(columns="expectation"))
    segments = answers[["customer_id"]].merge(placed, "left", "customer_id").segment_id.fillna("").to_numpy()
    yield from answered(
        as_then_known(before, answers, known, later),
        as_then_known(model, answers, answers.expectation.to_numpy(), later),
        answers.points.to_numpy(float)[later],
        segments[later],
        model.coverage,
    )


def as_then_known(model: Any, answers: pd.DataFrame, expectation: np.ndarray, later: np.ndarray) -> Estimated:
    """Estimates at the moments the later answers were asked for."""
    moments = answers.loc[later, ["customer_id", "asked_at"]].rename(columns={"asked_at": "as_of"})
    own = model.own_answers_.shift(model.residuals(answers, expectation), moments)
    found = np.clip(expectation[later] + own["shift"].to_numpy(), 0, 100)
    if model.intervals_ is None:
        return Estimated(found, *(np.full(len(found), np.nan),) * 2)
    return Estimated(found, *model.intervals_.predict(found, (own.answers > 0).to_numpy()))
