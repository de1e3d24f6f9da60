"""The journeys customers made: what they met at each step, the paths they took, and how channels compare."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ibis
import ibis.expr.types as ir
import pandas as pd
from pydantic import PositiveInt

from features.followed import with_followed
from features.past import known_before
from features.steps import begun_since, steps_of
from features.texts import with_tones
from pipeline.dates import is_of
from pipeline.engine import Engine
from pipeline.stage import Outputs, stage


@stage(writes=("journey_steps", "journey_paths", "journey_channels"))
def journey(
    events: ir.Table,
    tones: pd.DataFrame,
    memberships: pd.DataFrame,
    source: dict[str, Any],
    *,
    days: PositiveInt,
    silence_days: PositiveInt,
    engine: Engine,
) -> Outputs:
    """Of the journeys begun in the last ``days`` before the source's date: of all customers, and of each segment."""
    from features.paths import paths_of
    from features.touchpoints import along_paths, at_touchpoints
    from pipeline.report.journey.tables import channel_table, path_table, step_table

    as_of = date.fromisoformat(source["as_of"])
    known = with_tones(known_before(events, as_of), tones)
    begun = with_followed(begun_since(steps_of(known, silence_days), as_of, days))
    members = memberships[is_of(memberships, source).to_numpy()]
    with TemporaryDirectory(dir=engine.own_folder) as folder:
        steps = once(in_segments(begun, members), Path(folder, "steps.parquet"), engine)
        paths, met = paths_of(steps, as_of, silence_days), at_touchpoints(steps)
        return {
            "journey_steps": step_table(met),
            "journey_paths": path_table(along_paths(paths, steps)),
            "journey_channels": channel_table(met),
            "metrics": counts(paths),
        }


def once(table: ir.Table, file: Path, engine: Engine) -> ir.Table:
    """The table as a file of its own, so that what is asked of it does not work it out anew."""
    table.to_parquet(file)
    return engine.read_parquet(file)


def in_segments(steps: ir.Table, members: pd.DataFrame) -> ir.Table:
    """The steps with the segment their customer is in now."""
    placed = ibis.memtable(members[["customer_id", "segment_id"]])
    return steps.left_join(placed, "customer_id").drop("customer_id_right")


def counts(paths: ir.Table) -> Mapping[str, int]:
    """How many journeys began, ended in an order or without one, and may still do either."""
    found = paths.aggregate(
        journeys=paths.count(),
        ordered=paths.count(where=~paths.is_unfinished),
        unfinished=paths.count(where=paths.is_unfinished),
        under_way=paths.count(where=paths.is_under_way),
    )
    return {name: int(count) for name, count in found.to_pandas().iloc[0].items()}
