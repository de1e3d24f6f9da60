"""Whether customers meet the same in every channel: the gaps between the best and the worst that chance leaves."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import comb
from typing import Any

import pandas as pd

from models.clusters import gap
from pipeline.report.cards import Figure
from pipeline.report.figures import MANY
from pipeline.report.journey.readings import capital, found, is_told, label, reading, say, touchpoint, written
from pipeline.report.voice.section import channel
from pipeline.report.wording import Words

BETTER = {"failed_share": "lower", "mark": "higher"}
"""The figures in which channels are compared."""


@dataclass(frozen=True)
class ChannelRow:
    """One channel over all touchpoints."""

    name: str
    events: int
    figures: tuple[Figure | None, ...]


def section(channels: pd.DataFrame, steps: pd.DataFrame, words: Words) -> dict[str, Any]:
    """All that the page shows of channels, from the rows of all customers."""
    known = channels[channels.channel.notna()]
    comparable = any((known[f"{figure}_customers"] >= MANY).sum() > 1 for figure in BETTER)
    told = list(gaps(known, steps, words))
    none = say(words, "no_gaps") if comparable else say(words, "one_channel", many=MANY)
    return {
        "heads": [capital(say(words, figure)) for figure in BETTER],
        "rows": [
            ChannelRow(channel(row["channel"], words), row["events"], tuple(reading(row, one, words) for one in BETTER))
            for row in known.sort_values(["events", "channel"], ascending=[False, True]).to_dict("records")
        ],
        "gaps": told,
        "sentence": say(words, "gaps_note") if told else none,
    }


def gaps(channels: pd.DataFrame, steps: pd.DataFrame, words: Words) -> Iterator[str]:
    """The gaps beyond chance: over all touchpoints in marks, and within each touchpoint, which compares like with like.

    Failures over all touchpoints would compare what channels are for: nobody cancels an order by phone.
    """
    if said := gap_said(channels, "mark", say(words, "everywhere"), words):
        yield said
    within = steps[steps.channel.notna()]
    for name, own in within.groupby("touchpoint", sort=False):
        for figure in BETTER:
            if said := gap_said(own, figure, touchpoint(str(name), words), words):
                yield said


def gap_said(rows: pd.DataFrame, figure: str, where: str, words: Words) -> str | None:
    """The gap between the best and the worst of the rows in words, None if chance may explain it."""
    told = [row for row in rows.to_dict("records") if is_told(row, figure)]
    if len(told) < 2:
        return None
    low, *_, high = sorted(told, key=lambda row: (row[figure], row["channel"]))
    worst, best = (high, low) if BETTER[figure] == "lower" else (low, high)
    found_gap = gap(found(high, figure), found(low, figure), comparisons=comb(len(told), 2))
    if not found_gap.low > 0:
        return None
    scale = 1 if figure == "mark" else 100
    points = [words.number(scale * end, 1) for end in found_gap]
    return say(
        words,
        f"gap_{figure}",
        where=where,
        figure=label(figure, worst.get("touchpoint"), words),
        worst=channel(worst["channel"], words),
        best=channel(best["channel"], words),
        worst_value=written(figure, worst[figure], words),
        best_value=written(figure, best[figure], words),
        **dict(zip(("gap", "low", "high"), points, strict=True)),
    )
