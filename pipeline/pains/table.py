"""Pains as a table: by theme, by touchpoint and by channel of one."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from models.metrics import NOTHING, Interval
from models.pain import ExtraChurn, total
from pipeline.pains.efforts import Effort
from pipeline.pains.places import PLACE
from pipeline.pains.quadrants import quadrant

ENDS = ("", "_low", "_high")
DECIMALS = {"share": 6, **{f"points{end}": 6 for end in ENDS}, **{f"impact{end}": 2 for end in ENDS}}
"""What lies beyond varies with the machine."""

COLUMNS = (
    *PLACE,
    "customers",
    "share",
    *(f"{figure}{end}" for figure in ("points", "impact") for end in ENDS),
    "effort",
    "effort_days",
    "quadrant",
)

Efforts = Mapping[tuple[str, str | None], Effort]


def pain_table(
    placed: pd.DataFrame, lost: pd.DataFrame, worth: pd.Series, extra: ExtraChurn | None, efforts: Efforts
) -> pd.DataFrame:
    """One row per theme (touchpoint null), touchpoint of one (channel null) and channel of that, most impact first.

    ``lost`` points by customer (index) and theme, ``placed`` as from :func:`pipeline.pains.places.at_places`; ``worth``
    by customer is what they are expected to spend, 0 of those not there to be lost. Without ``extra`` no money is told.
    """
    rows = [
        {**dict(zip(PLACE, place, strict=True)), **figures(points, worth, extra), **effort_of(place, efforts)}
        for place, points in places(placed, lost)
        if points.any()
    ]
    table = pd.DataFrame(rows, columns=[one for one in COLUMNS if one != "quadrant"]).round(DECIMALS)
    return in_order(with_quadrants(table))[[*COLUMNS]]


def places(placed: pd.DataFrame, lost: pd.DataFrame) -> Iterator[tuple[tuple[Any, ...], pd.Series]]:
    """Each place and the points lost there, one value per customer."""
    for theme in lost.columns:
        yield (theme, None, None), lost[theme]
    known = placed[placed.channel.notna()]
    for rows, keys in ((placed, PLACE[:2]), (known, PLACE)):
        for place, own in rows.groupby([*keys]):
            points = own.groupby("customer_id").points.sum()
            yield (*place, None)[:3], points.reindex(lost.index, fill_value=0.0)


def figures(points: pd.Series, worth: pd.Series, extra: ExtraChurn | None) -> dict[str, float]:
    """How many customers lose points there, how many points in all, and the money that goes with them."""
    each, hurt = points.to_numpy(float), int((points > 0).sum())
    impact = extra.at_stake(each, worth.to_numpy(float), points.index) if extra else NOTHING
    return {"customers": hurt, "share": hurt / len(points), **ends("points", total(each)), **ends("impact", impact)}


def ends(name: str, found: Interval) -> dict[str, float]:
    return {f"{name}{end}": value for end, value in zip(ENDS, found, strict=True)}


def effort_of(place: tuple[Any, ...], efforts: Efforts) -> dict[str, Any]:
    theme, *where = place
    known = efforts.get((theme, "/".join(filter(None, where)) or None))
    return {"effort": known.effort if known else None, "effort_days": known.days if known else np.nan}


def with_quadrants(table: pd.DataFrame) -> pd.DataFrame:
    """Each row beside the others of its kind: themes, touchpoints, channels."""
    ranked = ranks_by(table)
    depth = table[[*PLACE]].notna().sum(axis=1)
    largest = ranked.groupby(depth).transform("max")
    named = [quadrant(*row) for row in zip(ranked, largest, table.effort_days, strict=True)]
    return table.assign(quadrant=pd.Series(named, table.index, dtype=object))


def ranks_by(table: pd.DataFrame) -> pd.Series:
    """Impact where it is known, else points: one of both for all rows."""
    return table.impact if table.impact.notna().any() else table.points


def in_order(table: pd.DataFrame) -> pd.DataFrame:
    """Themes first, then their touchpoints, then channels; of each the one with most impact first."""
    by = table.assign(depth=table[[*PLACE]].notna().sum(axis=1), rank=-ranks_by(table))
    ordered: pd.DataFrame = by.sort_values(["depth", "rank", *PLACE], ignore_index=True)
    return ordered
