"""The journey of each segment: its curve, what differs from all customers, its paths."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline.report.figures import FEW
from pipeline.report.findings import Findings
from pipeline.report.journey.emotion import Curve, emotion
from pipeline.report.journey.paths import Path, typical, worst
from pipeline.report.journey.readings import (
    FIGURES,
    count,
    ends,
    found,
    is_told,
    label,
    of_segment,
    say,
    touchpoint,
    written,
)
from pipeline.report.wording import Words

DIFFERENCES = 4
"""Told of each segment, the clearest ones."""


@dataclass(frozen=True)
class Trail:
    """The journey of one segment, by its place on the page."""

    number: int
    curve: Curve
    differences: tuple[str, ...]
    paths: tuple[Path, ...]
    is_silent: bool


def trail(number: int, segment_id: str, findings: Findings, words: Words) -> Trail:
    steps, paths = (of_segment(one, segment_id) for one in (findings.journey_steps, findings.journey_paths))
    return Trail(
        number=number,
        curve=emotion(steps, words),
        differences=tuple(differences(steps, of_segment(findings.journey_steps, None), words)),
        paths=(typical(paths, words), worst(paths, words)),
        is_silent=not (paths.customers >= FEW).any(),
    )


def differences(steps: pd.DataFrame, whole: pd.DataFrame, words: Words) -> list[str]:
    """Where a segment's interval leaves out the value of all customers, the furthest in widths of it first."""
    usual = {row["touchpoint"]: row for row in over_channels(whole)}
    clear = []
    for row in over_channels(steps):
        for figure in FIGURES:
            value, low, high = found(row, figure)
            of_all = usual[row["touchpoint"]][figure]
            if is_told(row, figure) and not low <= of_all <= high:
                clear.append((-abs(value - of_all) / max(high - low, 1e-9), row, figure, of_all))
    clear.sort(key=lambda one: one[0])
    return [difference(row, figure, of_all, words) for _, row, figure, of_all in clear[:DIFFERENCES]]


def over_channels(steps: pd.DataFrame) -> list[dict[Any, Any]]:
    """The rows of whole touchpoints."""
    return steps[steps.touchpoint.notna() & steps.channel.isna()].to_dict("records")


def difference(row: Mapping[Any, Any], figure: str, usual: float, words: Words) -> str:
    return say(
        words,
        "differs_say",
        touchpoint=touchpoint(row["touchpoint"], words),
        figure=label(figure, row["touchpoint"], words),
        value=written(figure, row[figure], words),
        interval=ends(row, figure, words),
        n=count(words, row[f"{figure}_n"]),
        usual=written(figure, usual, words),
    )
