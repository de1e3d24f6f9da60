"""What was met on journeys as tables, each figure with what it rests on."""

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir
import numpy as np
import pandas as pd

from features.clusters import SUMS, clustered_sums, medians
from features.steps import STAGE_OF
from models.clusters import Sums, cluster_mean, cluster_share
from pipeline.report.figures import FEW

STEP = ("stage", "touchpoint", "channel")
"""A step, from the whole stage to one channel of one touchpoint."""

SHARES = ("failed_share", "kept_share", "unfinished_share")
MEANS = ("mark", "tone")

DECIMALS = 6
"""Of figures; what lies beyond varies with the machine."""

PLACE_OF = {name: place for place, name in enumerate([*dict.fromkeys(STAGE_OF.values()), *STAGE_OF])}
"""Where stages and touchpoints stand among their like."""


def step_table(met: ir.Table) -> pd.DataFrame:
    """One row per segment (null: all customers), stage, touchpoint (null: all) and channel (null: all)."""
    *wholes, parts = (of_all_and_each(met, STEP[:depth]) for depth in range(1, len(STEP) + 1))
    named = parts[parts.channel.notna()]
    return in_order(pd.concat([*wholes, named])[parts.columns], STEP)


def channel_table(met: ir.Table) -> pd.DataFrame:
    """One row per segment (null: all customers) and channel, over all touchpoints."""
    return in_order(of_all_and_each(met, ("channel",)), ("channel",))


def path_table(walked: ir.Table) -> pd.DataFrame:
    """One row per segment (null: all customers) and path that enough customers took; path null: all paths."""
    whole = of_all_and_each(walked, ())
    each = of_all_and_each(walked, ("path", "steps"))
    table = pd.concat([whole, each[each.customers >= FEW]], ignore_index=True)[each.columns]
    table = table.rename(columns={"events": "journeys"})
    of_segment = table.groupby("segment_id", dropna=False).journeys.transform("max")
    return in_order(table.assign(share=table.journeys / of_segment), ("path",))


def of_all_and_each(rows: ir.Table, keys: Sequence[str]) -> pd.DataFrame:
    """One row per combination of keys for all customers, ``segment_id`` null, and for those of each segment."""
    groups = rows.mutate(segment_id=ibis.null("string")), rows.filter(rows.segment_id.notnull())
    return pd.concat([figures_of(group, ("segment_id", *keys)) for group in groups], ignore_index=True)


def figures_of(rows: ir.Table, keys: tuple[str, ...]) -> pd.DataFrame:
    """One row per combination of keys: events, customers, and figures with their n and 95% intervals.

    What fewer than ``FEW`` customers speak for is null.
    """
    names = [name for name in (*SHARES, *MEANS) if name in rows.columns]
    sums: pd.DataFrame = clustered_sums(rows, keys, names).to_pandas()
    found = [sums[[*keys, "events", "customers"]]]
    if "hours_to_next" in rows.columns:
        timed = sums[[*keys]].merge(medians(rows, keys, "hours_to_next").to_pandas(), on=[*keys], validate="1:1")
        found.append(timed[["hours_to_next", "hours_to_next_n"]].where(sums.customers >= FEW))
    return pd.concat([*found, *(interval_columns(sums, name) for name in names)], axis=1)


def interval_columns(sums: pd.DataFrame, name: str) -> pd.DataFrame:
    """The figure with its n, customers and interval, one row per row of ``sums``."""
    interval = cluster_share if name in SHARES else cluster_mean
    own = sums[[f"{name}_{one}" for one in SUMS]].fillna(0.0).to_numpy(float)
    ends = np.array([interval(Sums(*row)) if row[2] >= FEW else [np.nan] * 3 for row in own]).reshape(-1, 3)
    counted = pd.DataFrame(own[:, [0, 2]].astype(int), columns=[f"{name}_n", f"{name}_customers"])
    return pd.DataFrame(ends, columns=[name, f"{name}_low", f"{name}_high"]).round(DECIMALS).join(counted)


def in_order(table: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """All customers before the segments, the whole before its parts, stages and touchpoints as they follow."""
    ordered: pd.DataFrame = table.sort_values(
        ["segment_id", *keys],
        key=lambda column: column.map(PLACE_OF) if column.name in ("stage", "touchpoint") else column,
        na_position="first",
        ignore_index=True,
    )
    return ordered
