"""What both sides were given: profiles as they looked when the champion learned, and what customers did since."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pandas as pd

from models.promotion.decision import Check, Limits
from models.promotion.drift import differs, shapes, steady
from pipeline.champion.versions import Version

Shapes = dict[str, dict[str, Any]]


def watched(profiles: pd.DataFrame) -> Shapes:
    """The shape of every column of numbers."""
    return shapes(profiles.select_dtypes("number"))


def inputs_compared(
    champion: Version, now: pd.DataFrame, asked: pd.DataFrame, outcomes: pd.DataFrame, limits: Limits
) -> Iterator[Check]:
    """Whether profiles jumped while customers went on as before; not asked of a champion that kept no shapes."""
    known: Shapes = champion.manifest.get("profile_shapes", {})
    if not known:
        return
    since = pd.Timestamp(champion.manifest["as_of"])
    moved = answers_moved(asked, since) or leaving_moved(outcomes)
    yield from steady(known, now.select_dtypes("number"), limits, moved=moved)


def answers_moved(asked: pd.DataFrame, since: pd.Timestamp) -> bool:
    """Whether customers answer otherwise than in as many days before."""
    span = max(asked.as_of.max() - since, timedelta()) if len(asked) else timedelta()
    before = asked[(asked.as_of >= since - span) & (asked.as_of < since)]
    return differs(before.points.to_numpy(float), asked[asked.as_of >= since].points.to_numpy(float))


def leaving_moved(outcomes: pd.DataFrame) -> bool:
    """Whether more or fewer left after the last date than after the one before."""
    dates = sorted(outcomes.as_of.unique())[-2:]
    samples = [outcomes[outcomes.as_of == day].left.to_numpy(float) for day in dates]
    return len(samples) == 2 and differs(samples[0], samples[1])
