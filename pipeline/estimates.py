"""What a fitted satisfaction model says of answers and customers, wherever it is learned, applied or judged."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from pipeline.stage import Fitted

ANSWER = ("customer_id", "asked_at", "answered_at", "metric", "score")
"""What an answer is known by."""


def asked_over(channels: Sequence[str], asked: pd.DataFrame) -> pd.DataFrame:
    """The profiles of answers given over these channels, of all if none is named."""
    return asked[asked.channel.isin(channels)].reset_index(drop=True) if channels else asked


def answers_in(asked: pd.DataFrame) -> pd.DataFrame:
    """One row per answer: what it is known by, and its points; in the order of the profiles of their moments."""
    return asked.rename(columns={"as_of": "asked_at"})[[*ANSWER, "points"]]


def expected(champion: Fitted, profiles: pd.DataFrame, answers: pd.DataFrame) -> np.ndarray:
    """What the champion expects of each answer: of those it has learned from, what it did before it saw them."""
    seen = champion["answers"].drop_duplicates([*ANSWER])[[*ANSWER, "expectation"]]
    known = answers.merge(seen, "left", [*ANSWER]).expectation.to_numpy(float)
    return np.where(np.isnan(known), champion["satisfaction_model"].predict(profiles), known)


def estimated(model: Any, names: list[str], profiles: pd.DataFrame, residuals: pd.DataFrame) -> pd.DataFrame:
    """One row per customer of one date: the estimate, its level, and what each theme adds or takes."""
    from models.levels import LEVELS, level_of

    found: pd.DataFrame = model.estimate(profiles[names], profiles[["customer_id", "as_of"]], residuals)
    level = np.array(LEVELS)[level_of(found.satisfaction.to_numpy(), model.bands)]
    parts: pd.DataFrame = model.parts(profiles[names]).add_prefix("part_")
    return pd.concat([profiles[["customer_id", "as_of"]], found.assign(satisfaction_level=level), parts], axis=1)
