"""The emotion curve: how customers feel at each stage, by their marks or by the tone of what they wrote."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan
from typing import Any

import pandas as pd
from markupsafe import Markup

from features.marks import NEUTRAL, SATISFIED
from models.levels import LEVELS
from pipeline.report.journey.curves import Point, curve
from pipeline.report.journey.readings import count, ends, found, is_told, say, written
from pipeline.report.journey.texts import STAGES
from pipeline.report.wording import Words


@dataclass(frozen=True)
class Curve:
    """The drawing, absent without a known point, and what it shows."""

    drawing: Markup | None
    sentence: str


def emotion(steps: pd.DataFrame, words: Words) -> Curve:
    """Mean marks by stage; where nobody's marks are enough, the tone of texts in their place."""
    rows = steps[steps.touchpoint.isna()].set_index("stage").to_dict("index")
    for figure in ("mark", "tone"):
        known = [stage for stage in STAGES if stage in rows and is_told(rows[stage], figure)]
        if known:
            said = curve_said({stage: rows[stage] for stage in known}, figure, words)
            points = [point(stage, rows[stage] if stage in known else None, figure, words) for stage in STAGES]
            return Curve(curve(points, said) if len(known) > 1 else None, said)
    return Curve(None, say(words, "no_curve"))


def curve_said(rows: Mapping[str, Mapping[Any, Any]], figure: str, words: Words) -> str:
    """Where it is highest and lowest, or what is known of the only stage that enough customers spoke of."""
    told = {stage: written(figure, row[figure], words) for stage, row in rows.items()}
    worst_, *_, best = sorted([*rows] * 2, key=lambda stage: rows[stage][figure])
    names = {"best": words.pick(STAGES[best]), "worst": words.pick(STAGES[worst_])}
    if len(rows) == 1:
        rests_on = f"{ends(rows[best], figure, words)}, {count(words, rows[best][f'{figure}_n'])}"
        return say(words, "one_point_say", figure=say(words, figure), value=f"{told[best]} ({rests_on})", **names)
    return say(words, f"{figure}_curve_say", highest=told[best], lowest=told[worst_], **names)


def point(stage: str, row: Mapping[Any, Any] | None, figure: str, words: Words) -> Point:
    name = words.pick(STAGES[stage])
    if row is None:
        return Point(name, nan, nan, nan, "", "plain")
    value, low, high = (100 * (end + 1) / 2 if figure == "tone" else end for end in found(row, figure))
    text = f"{written(figure, row[figure], words)} ({count(words, row[f'{figure}_n'])})"
    level = LEVELS[sum(value >= band for band in (NEUTRAL, SATISFIED))]
    return Point(name, value, low, high, text, "plain" if figure == "tone" else level)
