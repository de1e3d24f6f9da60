"""Which segment a fitted segmenter puts customers in, wherever it is learned, applied or judged."""

from typing import Any

import numpy as np
import pandas as pd


def members(segmenter: Any, satisfaction: pd.DataFrame) -> pd.DataFrame:
    """One row per row of ``satisfaction``: the customer's segment at that date, and how surely they belong to it."""
    reasons = satisfaction[["satisfaction", *(name for name in satisfaction.columns if name.startswith("part_"))]]
    ids = segment_ids(segmenter)[segmenter.predict(reasons)]
    return satisfaction[["customer_id", "as_of"]].assign(segment_id=ids, membership=segmenter.membership(reasons))


def segment_ids(segmenter: Any) -> np.ndarray:
    """The id of each of the segmenter's groups."""
    from models.levels import LEVELS

    return np.array([segment_id(LEVELS[one.level], one.theme, one.sign) for one in segmenter.groups_])


def segment_id(level: str, theme: str, sign: int) -> str:
    """An id that says what the segment is: that of the first of its kind (see the stage ``identities``)."""
    return "-".join([level, theme, *({-1: ["pain"], 1: ["joy"]}.get(sign, []))])
