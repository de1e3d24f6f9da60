"""The journey as a map: stages and their touchpoints, how they feel, and the paths through them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from features.journey import STAGES as KINDS_OF
from pipeline.report.cards import Figure
from pipeline.report.figures import FEW
from pipeline.report.findings import Findings
from pipeline.report.journey import channels
from pipeline.report.journey.emotion import emotion
from pipeline.report.journey.paths import typical, worst
from pipeline.report.journey.readings import FIGURES, of_segment, reading, say, touchpoint, waiting, written
from pipeline.report.journey.texts import STAGES
from pipeline.report.journey.trails import trail
from pipeline.report.voice.section import channel
from pipeline.report.wording import Words


@dataclass(frozen=True)
class Touchpoint:
    """A touchpoint, or one channel of it; ``part`` is its length as a share of the busiest touchpoint."""

    name: str
    events: int
    customers: int
    part: float
    figures: tuple[Figure, ...]
    channels: tuple["Touchpoint", ...] = ()


@dataclass(frozen=True)
class Stage:
    name: str
    touchpoints: tuple[Touchpoint, ...]


def section(findings: Findings, words: Words) -> dict[str, Any]:
    """All that the page shows of journeys."""
    steps, paths = findings.journey_steps, findings.journey_paths
    whole, walked = of_segment(steps, None), of_segment(paths, None)
    return {
        "sentence": sentence(findings, words),
        "curve": emotion(whole, words),
        "stages": list(stages(whole, words)),
        "paths": [typical(walked, words), worst(walked, words)],
        "trails": [trail(number, one, findings, words) for number, one in enumerate(findings.segments.segment_id, 1)],
        "channels": channels.section(of_segment(findings.journey_channels, None), whole, words),
        "few": FEW,
    }


def sentence(findings: Findings, words: Words) -> str:
    counts, days = findings.journey, findings.journey["days"]
    if not counts["journeys"]:
        return say(words, "no_journeys", days=days)
    ended = counts["ordered"] + counts["unfinished"]
    return say(
        words,
        "journeys_say",
        days=days,
        journeys=words.number(counts["journeys"]),
        unfinished=written("unfinished_share", counts["unfinished"] / ended if ended else 0.0, words),
        under_way=words.number(counts["under_way"]),
    )


def stages(steps: pd.DataFrame, words: Words) -> Iterator[Stage]:
    met = steps[steps.touchpoint.notna() & (steps.events > 0)]
    busiest = met.events.max()
    for stage in KINDS_OF:
        own = met[met.stage == stage]
        whole = own[own.channel.isna()].to_dict("records")
        yield Stage(
            words.pick(STAGES[stage]),
            tuple(one_touchpoint(row, own[own.channel.notna()], busiest, words) for row in whole),
        )


def one_touchpoint(row: Mapping[Any, Any], parts: pd.DataFrame, busiest: int, words: Words) -> Touchpoint:
    own = parts[parts.touchpoint == row["touchpoint"]].to_dict("records")
    return Touchpoint(
        touchpoint(row["touchpoint"], words),
        **volume(row, busiest, words),
        channels=tuple(Touchpoint(channel(one["channel"], words), **volume(one, busiest, words)) for one in own),
    )


def volume(row: Mapping[Any, Any], busiest: int, words: Words) -> dict[str, Any]:
    figures = (waiting(row, words), *(reading(row, figure, words) for figure in FIGURES))
    return {
        "events": row["events"],
        "customers": row["customers"],
        "part": row["events"] / busiest,
        "figures": tuple(one for one in figures if one),
    }
