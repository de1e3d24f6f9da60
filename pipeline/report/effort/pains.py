"""Pain points: a theme that takes satisfaction, the step where it is worst, and what it goes with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from features.catalogue import CATALOGUE
from pipeline.report.effort.texts import TEXTS
from pipeline.report.figures import MANY
from pipeline.report.journey.readings import count, touchpoint, written
from pipeline.report.tables import TOLD_POINTS
from pipeline.report.voice.section import channel
from pipeline.report.wording import Words

TOUCHPOINTS = {
    "site": ("visit",),
    "price": ("campaign", "purchase"),
    "orders": ("purchase",),
    "delivery": ("delivery",),
    "returns": ("return",),
    "contact": ("contact",),
}
"""Where a theme of experience is met."""


@dataclass(frozen=True)
class Pain:
    """A theme and the customers it takes points from; ``value_at_risk`` is theirs, NaN if not known."""

    theme: str
    name: str
    step: str
    customers: int
    points: float
    """Taken in all, positive."""
    value_at_risk: float
    effort: int | None


def pains(
    reasons: pd.DataFrame, customers: pd.DataFrame, steps: pd.DataFrame, effort: Mapping[str, int | None], words: Words
) -> list[Pain]:
    """Every theme that is a reason for anybody's lost satisfaction, most points in all first."""
    taken = reasons[(reasons.figure == "satisfaction") & (reasons.effect <= -TOLD_POINTS)]
    taken = taken.merge(customers[["customer_id", "value_at_risk"]], on="customer_id", validate="m:1")
    found = [
        Pain(
            theme=str(theme),
            name=words.pick(CATALOGUE.themes[str(theme)].pain),
            step=worst_step(str(theme), steps, words),
            customers=own.customer_id.nunique(),
            points=-float(own.effect.sum()),
            value_at_risk=float(own.value_at_risk.sum(min_count=1)),
            effort=effort.get(str(theme)),
        )
        for theme, own in taken.groupby("theme")
    ]
    return sorted(found, key=lambda one: (-one.points, one.theme))


def worst_step(theme: str, steps: pd.DataFrame, words: Words) -> str:
    """The theme's touchpoint, or channel of one, with the lowest mark; without marks that with most trouble."""
    own = steps[steps.touchpoint.isin(TOUCHPOINTS.get(theme, ())) & (steps.customers >= MANY)]
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
    return "; ".join(touchpoint(one, words) for one in TOUCHPOINTS.get(theme, ())) or "–"


def said(key: str, row: Mapping[Any, Any], figure: str, words: Words) -> str:
    where = touchpoint(row["touchpoint"], words)
    if not pd.isna(row["channel"]):
        where = f"{where}, {channel(row['channel'], words)}"
    value = written(figure, row[figure], words)
    return words.pick(TEXTS[key]).format(step=where, value=value, n=count(words, row[f"{figure}_n"]))
