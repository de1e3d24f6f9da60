"""Customers of one satisfaction level who have the same main reason for it."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated, Any, Literal

import numpy as np
import pandas as pd
from pydantic import Field, NonNegativeFloat, NonNegativeInt, PositiveInt

from features.catalogue import CATALOGUE
from pipeline.dates import is_of
from pipeline.placement import members, segment_ids
from pipeline.stage import Fitted, Outputs, stage

Share = Annotated[float, Field(ge=0, lt=1)]
Method = Literal["hdbscan", "k_means", "gaussian_mixture", "levels"]

DESCRIBED_FROM = 20_000
"""Customers that rules and contrasts are made from; an even sample of more."""

CONTRASTS = 4
"""Of a segment, in what it was built from, and in what it was not."""


@stage(writes=("placements", "segmenter", "groups", "segment_sizes"))
def segments(
    satisfaction: pd.DataFrame,
    profiles: pd.DataFrame,
    satisfaction_model: Any,
    source: dict[str, Any],
    *,
    method: Method,
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
            method=method,
            min_cluster_size=min_cluster_size,
            min_samples=min_samples,
            min_share=min_share,
            min_points=min_points,
            max_rows=max_rows,
            random_state=random_state,
        ).fit(reasons[now])
    )
    placed = members(segmenter, satisfaction)
    ids, labels, membership = segment_ids(segmenter), segmenter.predict(reasons[now]), placed.membership.to_numpy()[now]
    columns = list(satisfaction_model.feature_names_in_)
    sample = slice(None, None, -(-len(labels) // DESCRIBED_FROM))
    seen = profiles.iloc[np.flatnonzero(now)[sample]].reset_index(drop=True)
    shares = np.bincount(labels, minlength=len(ids)) / len(labels)
    return {
        "placements": placed,
        "segmenter": segmenter,
        "groups": list(descriptions(segmenter, labels, ids, seen, reasons[now], sample, columns)),
        "segment_sizes": pd.DataFrame({"segment_id": ids, "share": shares})[shares > 0],
        "metrics": {
            "segments": int((shares > 0).sum()),
            "found_structure": bool(segmenter.clusters_),
            "biggest_share": float(shares.max()),
            **{f"{kind}_share": float((membership == kind).mean()) for kind in ("core", "assigned", "mixed")},
            "rule_agreement": agreement(seen[columns], labels[sample]) if columns else None,
        },
    }


def descriptions(
    segmenter: Any,
    labels: np.ndarray,
    ids: np.ndarray,
    seen: pd.DataFrame,
    reasons: pd.DataFrame,
    sample: slice,
    built_from: list[str],
) -> Iterator[dict[str, Any]]:
    """What each segment that has members is, lowest level first: its reasons in points, and how to recognise it.

    ``seen`` are the profiles of a ``sample`` of the rows of ``reasons``.
    """
    from models.levels import LEVELS

    for number, group in enumerate(segmenter.groups_):
        member = labels == number
        if not member.any():
            continue
        means = reasons[member].drop(columns="satisfaction").mean()
        yield {
            "segment_id": str(ids[number]),
            "level": LEVELS[group.level],
            "theme": group.theme,
            "sign": group.sign,
            "points_by_theme": {name.removeprefix("part_"): round(float(mean), 4) for name, mean in means.items()},
            **recognised(seen, member[sample], built_from),
        }


def recognised(profiles: pd.DataFrame, member: np.ndarray, built_from: list[str]) -> dict[str, Any]:
    """A rule for who belongs to a segment, and what sets them apart, in what it was built from and in all else.

    Nothing where all of these customers belong, or none.
    """
    from models.contrasts import contrasts
    from models.rules import word

    if member.all() or not member.any():
        return {"rule": None, "contrasts": []}
    rule = word(profiles[built_from], member) if built_from else None
    others = [column.name for column in CATALOGUE.columns if column.name not in built_from]
    found = {
        is_inside: contrasts(profiles[names], member, [CATALOGUE[name].feature.name for name in names], CONTRASTS)
        for is_inside, names in ((True, built_from), (False, others))
    }
    return {
        "rule": {**asdict(rule), "conditions": [asdict(one) for one in rule.conditions]} if rule else None,
        "contrasts": [{**asdict(one), "built_from": is_inside} for is_inside in found for one in found[is_inside]],
    }
