"""Customers of one satisfaction level who have the same main reason for it."""

from collections.abc import Iterator
from typing import Annotated, Any

import numpy as np
import pandas as pd
from pydantic import Field, NonNegativeFloat, NonNegativeInt, PositiveInt

from pipeline.dates import is_of
from pipeline.stage import Fitted, Outputs, stage

Share = Annotated[float, Field(ge=0, lt=1)]


@stage(writes=("memberships", "segmenter", "descriptions", "segment_sizes"))
def segments(
    satisfaction: pd.DataFrame,
    profiles: pd.DataFrame,
    satisfaction_model: Any,
    source: dict[str, Any],
    *,
    min_cluster_size: PositiveInt,
    min_samples: PositiveInt,
    min_share: Share,
    min_points: NonNegativeFloat,
    max_rows: PositiveInt,
    random_state: NonNegativeInt,
    champion: Fitted | None = None,
) -> Outputs:
    """Segments found on the customers of the source's date, and the segment of every customer at every date."""
    from models.rules import agreement
    from models.segmentation import SatisfactionSegmenter

    parts = [name for name in satisfaction.columns if name.startswith("part_")]
    reasons = satisfaction[["satisfaction", *parts]]
    now = is_of(satisfaction, source).to_numpy()
    segmenter = (
        champion["segmenter"]
        if champion
        else SatisfactionSegmenter(
            bands=satisfaction_model.bands,
            themes=[name.removeprefix("part_") for name in parts],
            min_cluster_size=min_cluster_size,
            min_samples=min_samples,
            min_share=min_share,
            min_points=min_points,
            max_rows=max_rows,
            random_state=random_state,
        ).fit(reasons[now])
    )
    placed = members(segmenter, satisfaction)
    group, membership = segmenter.predict(reasons), placed.membership.to_numpy()
    ids = segment_ids(segmenter)
    known = profiles[now].reset_index(drop=True)
    columns = list(satisfaction_model.feature_names_in_)
    described = list(descriptions(segmenter, group[now], ids, known[columns], reasons[now].reset_index(drop=True)))
    shares = np.bincount(group[now], minlength=len(ids)) / now.sum()
    return {
        "memberships": placed,
        "segmenter": segmenter,
        "descriptions": described,
        "segment_sizes": pd.DataFrame({"segment_id": ids, "share": shares})[shares > 0],
        "metrics": {
            "segments": int((shares > 0).sum()),
            "found_structure": bool(segmenter.clusters_),
            "biggest_share": float(shares.max()),
            **{f"{kind}_share": float((membership[now] == kind).mean()) for kind in ("core", "assigned", "mixed")},
            "rule_agreement": agreement(known[columns], group[now]) if columns else None,
        },
    }


def members(segmenter: Any, satisfaction: pd.DataFrame) -> pd.DataFrame:
    """One row per row of ``satisfaction``: the customer's segment at that date, and how surely they belong to it."""
    reasons = satisfaction[["satisfaction", *(name for name in satisfaction.columns if name.startswith("part_"))]]
    ids = segment_ids(segmenter)[segmenter.predict(reasons)]
    return satisfaction[["customer_id", "as_of"]].assign(segment_id=ids, membership=segmenter.membership(reasons))


def segment_ids(segmenter: Any) -> np.ndarray:
    """The id of each of the segmenter's groups."""
    from models.levels import LEVELS

    return np.array([segment_id(LEVELS[one.level], one.theme, one.sign) for one in segmenter.groups_])


def segment_id(level: str, theme: str, sign: int) -> str:
    """An id that says what the segment is, so that the same segment has the same id after every retraining."""
    return "-".join([level, theme, *({-1: ["pain"], 1: ["joy"]}.get(sign, []))])


def descriptions(
    segmenter: Any, groups: np.ndarray, ids: np.ndarray, profiles: pd.DataFrame, reasons: pd.DataFrame
) -> Iterator[dict[str, Any]]:
    """What each segment that has members is, lowest level first: its reasons in points, and a rule for it."""
    from models.levels import LEVELS
    from models.rules import word

    for number, group in enumerate(segmenter.groups_):
        member = groups == number
        if not member.any():
            continue
        rule = word(profiles, member) if profiles.shape[1] and not member.all() else None
        means = reasons[member].drop(columns="satisfaction").mean()
        yield {
            "segment_id": str(ids[number]),
            "level": LEVELS[group.level],
            "theme": group.theme,
            "sign": group.sign,
            "points_by_theme": {name.removeprefix("part_"): round(float(mean), 4) for name, mean in means.items()},
            "rule": None
            if rule is None
            else {
                "conditions": [vars(one) for one in rule.conditions],
                "precision": rule.precision,
                "coverage": rule.coverage,
            },
        }
