"""From which point on an experience hurts: the column of each theme whose effect is a step."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from features.definition import Column
from models.threshold import Step, best_step

THRESHOLD = ("threshold_column", "threshold", "threshold_points", "threshold_share")
DECIMALS = 6

IS_A_STEP = 0.8
"""The part of what a column tells that one step must tell: of a straight slope it tells three quarters."""

TELLS = 0.25
"""The part of a theme's effect that the step must tell."""

MEASURED = ("hours", "money")
"""Units of columns preferred to those that tell as much: they say how late, not just how often."""

AGE = "days"
"""The unit of columns that say how long ago something was: they tell how pain fades, not where it begins."""


def thresholds(asked: pd.DataFrame, parts: pd.DataFrame, columns: Sequence[Column]) -> pd.DataFrame:
    """One row per theme of which a column has a threshold: ``threshold_column``, ``threshold``, ``threshold_points``
    that the theme moves from there on, and ``threshold_share`` of what the column tells that lies in this step.

    ``asked`` are the profiles learned from, ``parts`` what each theme adds or takes there, row by row.
    """
    rows = [row for theme in parts.columns if (row := of_theme(theme, asked, parts[theme], columns)) is not None]
    return pd.DataFrame(rows, columns=["theme", *THRESHOLD])


def of_theme(theme: str, asked: pd.DataFrame, part: pd.Series, columns: Sequence[Column]) -> dict[str, Any] | None:
    """The step that tells most of the theme's effect, with the column it is in."""
    own = [one for one in columns if one.theme.name == theme and one.feature.unit != AGE]
    steps = [(one, step) for one in own if (step := step_in(asked[one.name], part)) is not None]
    if not steps:
        return None
    column, step = min(steps, key=lambda pair: (-round(pair[1].told, 2), pair[0].feature.unit not in MEASURED))
    found = column.name, step.at, round(step.jump, DECIMALS), round(step.share, DECIMALS)
    return {"theme": theme, **dict(zip(THRESHOLD, found, strict=True))}


def step_in(values: pd.Series, part: pd.Series) -> Step | None:
    """The column's best step, if it is a step rather than a slope and tells enough."""
    known = values.notna()
    step = best_step(values[known].to_numpy(float), part[known].to_numpy(float))
    return step if step is not None and step.share >= IS_A_STEP and step.told >= TELLS else None
