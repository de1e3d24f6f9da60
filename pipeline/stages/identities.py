"""Which segment of the last run each one of this run carries on, since when customers are in it, and who moved."""

from typing import Annotated, Any

import pandas as pd
from pydantic import Field, PositiveInt

from pipeline.stage import Outputs, stage

Overlap = Annotated[float, Field(ge=0.5, le=1)]


@stage(writes=("memberships", "descriptions", "migrations", "stays", "segment_register"))
def identities(
    placements: pd.DataFrame,
    groups: list[dict[str, Any]],
    segmenter: Any,
    source: dict[str, Any],
    stays: pd.DataFrame | None = None,
    segment_register: dict[str, Any] | None = None,
    *,
    min_jaccard: Overlap,
    moves_days: PositiveInt,
) -> Outputs:
    """Give segments ids that last, and enter into the register which began, ended, fell apart or were merged.

    It goes on from the last run as of an earlier day. So a run made again, or with other parameters, is compared with
    what the first was compared with, and finds what it would have found as the first.
    """
    from models.identity.matching import steady
    from models.identity.register import Register
    from models.identity.stays import entered, migrations, nobody, remodelled

    day, remembered = pd.Timestamp(source["as_of"]), nobody() if stays is None else stays
    earlier = last_before(day, remembered)
    known = Register.from_record(segment_register or {}).before(day, earlier.as_of.max())
    register = known.after(day, kinds(segmenter), steady(earlier, placements), min_jaccard)
    memberships = placements.assign(segment_id=placements.segment_id.map(register.ids))
    begun = entered(memberships, earlier)
    moves = [migrations(memberships, moves_days), *([remodelled(memberships, earlier)] if len(earlier) else [])]
    return {
        "memberships": memberships,
        "descriptions": [one | {"segment_id": register.ids[one["segment_id"]]} for one in groups],
        "migrations": pd.concat(moves, ignore_index=True),
        "stays": pd.concat([earlier[earlier.customer_id.isin(begun.customer_id)], begun], ignore_index=True),
        "segment_register": register.record,
        "metrics": figures(register, moves[1:]),
    }


def last_before(day: pd.Timestamp, stays: pd.DataFrame) -> pd.DataFrame:
    """The stays of the last run as of an earlier day; no rows where none is remembered."""
    before = stays[stays.as_of < day]
    last: pd.DataFrame = before[before.as_of == before.as_of.max()]
    return last


def kinds(segmenter: Any) -> list[Any]:
    """What each of the segmenter's groups is, those without a customer among them."""
    from models.identity.register import Kind
    from models.levels import LEVELS
    from pipeline.placement import segment_ids

    codes = zip(segment_ids(segmenter), segmenter.groups_, strict=True)
    return [Kind(str(code), LEVELS[group.level], group.theme, group.sign) for code, group in codes]


def figures(register: Any, remodelled: list[pd.DataFrame]) -> dict[str, Any]:
    """What became of segments in this run, and how many of the compared customers today's model places otherwise."""
    from collections import Counter

    found = Counter(change.what for change in register.news)
    told = {what: found[what] for what in ("born", "died", "split", "merged")}
    if not remodelled:
        return told
    [moves] = remodelled
    placed, otherwise = moves.customers.sum(), moves.customers[moves["from"] != moves["to"]].sum()
    return {**told, "compared_customers": int(placed), "placed_otherwise_share": float(otherwise / max(placed, 1))}
