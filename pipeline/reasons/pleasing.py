"""Why customers are as satisfied as they are: of the satisfied what adds most, of the others what takes most."""

from typing import Any

import numpy as np
import pandas as pd

from pipeline.reasons.facts import Usual
from pipeline.reasons.told import COLUMNS, Limits, Moved, blocks, told

NOT_NUMBERS = ("customer_id", "theme", "column")


def satisfaction_reasons(now: pd.DataFrame, estimated: pd.DataFrame, model: Any, limits: Limits) -> pd.DataFrame:
    """See :func:`told`; ``estimated`` has a row for each of ``now``. A log without experiences tells no reason."""
    if not len(model.feature_names_in_):
        types = {name: "str" if name in NOT_NUMBERS else "float64" for name in COLUMNS}
        return pd.DataFrame({name: pd.Series(dtype=type_) for name, type_ in types.items()})
    usual = Usual.of(now, list(model.feature_names_in_))
    pairs = zip(blocks(now), blocks(estimated), strict=True)
    return pd.concat([told(moved(own, found, model), usual, limits) for own, found in pairs], ignore_index=True)


def moved(now: pd.DataFrame, estimated: pd.DataFrame, model: Any) -> Moved:
    is_satisfied = (estimated.satisfaction_level == "satisfied").to_numpy()
    contributions = model.contributions(now[list(model.feature_names_in_)])
    return Moved(now, parts_of(estimated), contributions, np.where(is_satisfied, 1, -1), ~is_satisfied)


def parts_of(estimated: pd.DataFrame) -> pd.DataFrame:
    """What each theme adds or takes, one column per theme."""
    parts = estimated.filter(regex="^part_")
    return parts.rename(columns=lambda name: name.removeprefix("part_"))
