"""Pain points in words: a theme that takes satisfaction, where, from which point on, and what mending it takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from features.catalogue import CATALOGUE
from features.touches import MET_AT
from models.metrics import Interval
from pipeline.pains.quadrants import Quadrant
from pipeline.pains.table import ENDS
from pipeline.report.effort.texts import TEXTS
from pipeline.report.figures import MANY
from pipeline.report.journey.readings import capital, count, touchpoint, written
from pipeline.report.tables import records
from pipeline.report.voice.section import channel
from pipeline.report.wording import Words


@dataclass(frozen=True)
class Pain:
    """A theme, as a whole or at one place, and what it takes from its customers.

    ``impact`` is money of a year, NaN where it is not known, ``threshold`` None where there is none.
    """

    theme: str
    name: str
    where: str
    customers: int
    share: float
    points: Interval
    impact: Interval
    effort: str | None
    effort_days: float
    quadrant: Quadrant | None
    threshold: str | None

    @property
    def weight(self) -> float:
        """What pains are ranked by: money, or points where it is not known."""
        return self._ranked.value

    @property
    def ends(self) -> tuple[float, float]:
        return self._ranked.low, self._ranked.high

    @property
    def _ranked(self) -> Interval:
        return self.points if pd.isna(self.impact.value) else self.impact


def pains(table: pd.DataFrame, words: Words) -> list[Pain]:
    """One for each row, as the stage ``pains`` found them."""
    return [pain(row, words) for row in records(table.astype(object).where(table.notna(), None))]


def whole_themes(table: pd.DataFrame) -> pd.DataFrame:
    return table[table.touchpoint.isna()]


def single_places(table: pd.DataFrame) -> pd.DataFrame:
    """The finest places known: channels, and touchpoints of which no channel is known."""
    parted = table[table.channel.notna()]
    are_parted = pd.MultiIndex.from_frame(parted[["theme", "touchpoint"]])
    whole = table.touchpoint.notna() & table.channel.isna()
    is_parted = pd.MultiIndex.from_frame(table[["theme", "touchpoint"]]).isin(are_parted)
    return table[table.channel.notna() | (whole & ~is_parted)]


def pain(row: Mapping[str, Any], words: Words) -> Pain:
    return Pain(
        theme=row["theme"],
        name=words.pick(CATALOGUE.themes[row["theme"]].pain),
        where=place(row["touchpoint"], row["channel"], words),
        customers=int(row["customers"]),
        share=row["share"],
        points=interval_of("points", row),
        impact=interval_of("impact", row),
        effort=row["effort"],
        effort_days=number(row["effort_days"]),
        quadrant=row["quadrant"],
        threshold=worded_threshold(row, words),
    )


def number(value: Any) -> float:
    return float("nan") if value is None else float(value)


def interval_of(name: str, row: Mapping[str, Any]) -> Interval:
    return Interval(*(number(row[f"{name}{end}"]) for end in ENDS))


def place(kind: str | None, channel_: str | None, words: Words) -> str:
    """A touchpoint with its channel, as a heading; nothing of a theme as a whole."""
    if kind is None:
        return ""
    return ", ".join(filter(None, (touchpoint(kind, words), channel(channel_, words))))


def worded_threshold(row: Mapping[str, Any], words: Words) -> str | None:
    """From which value on, or below which, the theme takes how many points."""
    if row["threshold_column"] is None:
        return None
    column, points = CATALOGUE[row["threshold_column"]], row["threshold_points"]
    return words.pick(TEXTS["threshold_from" if points < 0 else "threshold_below"]).format(
        what=capital(words.described(column)),
        value=words.measured(row["threshold"], column.feature.unit),
        points=words.signed(-abs(points)),
        share=words.percent(row["threshold_share"]),
    )


def worst_step(theme: str, steps: pd.DataFrame, words: Words) -> str:
    """The theme's touchpoint, or channel of one, with the lowest mark; without marks that with most trouble."""
    own = steps[steps.touchpoint.isin(MET_AT[theme]) & (steps.customers >= MANY)]
    rated = own[own.mark_customers >= MANY].sort_values(["mark", "touchpoint", "channel"])
    if not rated.empty:
        return said("step_by_mark", rated.iloc[0].to_dict(), "mark", words)
    troubled = own.assign(
        trouble=own.failed_share.combine(1 - own.kept_share, max, fill_value=0),
        trouble_n=own[["failed_share_n", "kept_share_n"]].max(axis=1),
    )
    troubled = troubled[troubled.trouble > 0].sort_values(
        ["trouble", "touchpoint"], ascending=[False, True], kind="stable"
    )
    if not troubled.empty:
        return said("step_by_trouble", troubled.iloc[0].to_dict(), "trouble", words)
    return "; ".join(touchpoint(one, words) for one in MET_AT[theme])


def said(key: str, row: Mapping[Any, Any], figure: str, words: Words) -> str:
    where = place(row["touchpoint"], None if pd.isna(row["channel"]) else row["channel"], words)
    value = written(figure, row[figure], words)
    return words.pick(TEXTS[key]).format(step=where, value=value, n=count(words, row[f"{figure}_n"]))
