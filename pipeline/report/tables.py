"""The tables of contract 3: one row per customer, one per segment."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from models.levels import LEVELS
from pipeline.report.figures import estimated
from pipeline.report.wording import Words

CUSTOMER_COLUMNS = (
    "customer_id",
    "as_of",
    "segment_id",
    "segment",
    "satisfaction_level",
    "satisfaction",
    "satisfaction_low",
    "satisfaction_high",
    "satisfaction_basis",
    "churn_probability",
    "churn_risk",
    "value_at_risk",
    "expected_value",
    "lifecycle",
    "rfm",
    "abc",
    "xyz",
    "reason_1",
    "reason_2",
    "reason_3",
    "churn_reason_1",
    "churn_reason_2",
    "churn_reason_3",
    "action",
    "segment_since",
    "previous_segment_id",
    "membership",
)
"""Contract 3, and whether a customer is of the segment's core."""

ROUNDED = {
    "satisfaction": 1,
    "satisfaction_low": 1,
    "satisfaction_high": 1,
    "churn_probability": 4,
    "value_at_risk": 2,
    "expected_value": 2,
}
"""Decimals a reader can use; what lies beyond varies with the machine."""


def names_of(descriptions: Sequence[Mapping[str, Any]], words: Words) -> dict[str, str]:
    """The name of each segment by its id."""
    per_level = pd.Series([one["level"] for one in descriptions]).value_counts()
    return {
        one["segment_id"]: words.segment(
            one["level"], one["theme"], one["sign"], alone=per_level[one["level"]] == 1 and one["theme"] == "mixed"
        )
        for one in descriptions
    }


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def worded_reasons(reasons: pd.DataFrame, figure: str, prefix: str, words: Words) -> pd.DataFrame:
    """One row per customer, the reasons for one figure side by side as ``<prefix>_1`` to ``<prefix>_3``."""
    told = reasons[reasons.figure == figure]
    texts = [words.reason(one) for one in records(told)]
    wide = told.assign(text=texts).pivot(index="customer_id", columns="rank", values="text")
    return wide.reindex(columns=[1, 2, 3]).set_axis([f"{prefix}_{rank}" for rank in (1, 2, 3)], axis=1)


def customers_now(
    as_of: pd.Timestamp,
    profiles: pd.DataFrame,
    satisfaction: pd.DataFrame,
    memberships: pd.DataFrame,
    churn: pd.DataFrame,
    value: pd.DataFrame,
) -> pd.DataFrame:
    """One row per customer seen before ``as_of``: all that the stages found, in figures and codes."""
    found = profiles[profiles.as_of == as_of][["customer_id", "as_of", "spend_365d"]].rename(
        columns={"spend_365d": "revenue"}
    )
    for dated in (satisfaction, memberships):
        found = found.merge(dated[dated.as_of == as_of].drop(columns="as_of"), on="customer_id", validate="1:1")
    for one in (churn, value):
        found = found.merge(one, on="customer_id", validate="1:1")
    return found.sort_values("customer_id", ignore_index=True)


def customers_table(
    now: pd.DataFrame, stays: pd.DataFrame, segments: pd.DataFrame, reasons: pd.DataFrame, words: Words
) -> pd.DataFrame:
    """One row per customer: contract 3, its texts in the reader's language."""
    told = segments.set_index("segment_id")[["segment", "action"]]
    since = stays.assign(segment_since=stays.segment_since.dt.date).drop(columns="segment_id")
    found = now.join(told, on="segment_id").merge(since, how="left", on=["customer_id", "as_of"], validate="1:1")
    for figure, prefix in (("satisfaction", "reason"), ("churn", "churn_reason")):
        found = found.join(worded_reasons(reasons, figure, prefix, words), on="customer_id")
    return found.assign(as_of=now.as_of.dt.date)[[*CUSTOMER_COLUMNS]].round(ROUNDED)


def wide(found: pd.DataFrame) -> pd.DataFrame:
    """One row per segment with the columns of every figure, as ``nps, nps_low ... nps_versus_rest``.

    ``found`` is a part of what the stage ``figures`` gives; the row of all customers stands under a missing id.
    """
    told = found.rename(columns={"value": ""}).set_index("segment_id")
    return pd.DataFrame(
        {
            f"{figure}_{part}".removesuffix("_"): own[part]
            for figure, own in told.groupby("figure", sort=False)
            for part in own.columns.drop("figure")
        }
    )


def segments_table(
    customers: pd.DataFrame,
    answers: pd.DataFrame,
    figures: pd.DataFrame,
    descriptions: Sequence[Mapping[str, Any]],
    words: Words,
) -> pd.DataFrame:
    """One row per segment with members, worst first.

    ``customers`` one row each with ``segment_id``, estimates and money; ``answers`` with the ``segment_id`` of their
    giver; ``figures`` of their answers and of who left, one row by ``segment_id``.
    """
    names = names_of(descriptions, words)
    rows = []
    for one in descriptions:
        own = customers[customers.segment_id == one["segment_id"]]
        given = answers[answers.segment_id == one["segment_id"]]
        rows.append(
            {
                "segment_id": one["segment_id"],
                "segment": names[one["segment_id"]],
                "satisfaction_level": one["level"],
                "customers": len(own),
                "share": len(own) / len(customers),
                **estimated(own, given),
                **figures.loc[one["segment_id"]],
                "churn_probability": own.churn_probability.mean(),
                "revenue": own.revenue.sum() if own.revenue.notna().any() else np.nan,
                "value_at_risk": own.value_at_risk.sum(min_count=1),
                "rule": worded_rule(one["rule"], words),
                "strengths": moved(one["points_by_theme"], 1, words),
                "pains": moved(one["points_by_theme"], -1, words),
                "action": words.action(one["level"], pain_of(one)),
            }
        )
    rank = {level: number for number, level in enumerate(LEVELS)}
    table = pd.DataFrame(rows)
    return table.sort_values(
        ["satisfaction_level", "satisfaction", "segment_id"],
        key=lambda column: column.map(rank) if column.name == "satisfaction_level" else column,
        ignore_index=True,
    )


def worded_rule(rule: Mapping[str, Any] | None, words: Words) -> str | None:
    """The rule in words with its precision and coverage, None where there is none."""
    if rule is None or not rule["conditions"]:
        return None
    shares = {name: words.percent(rule[name]) for name in ("precision", "coverage")}
    return words("rule", conditions=words.rule(rule["conditions"]), **shares)


TOLD_POINTS = 0.5
"""What moves a segment by less is not told."""


def moved(points: Mapping[str, float], sign: int, words: Words, count: int = 3) -> str | None:
    """The themes that move a segment one way, strongest first."""
    return "; ".join(words.moved_by(theme, points[theme]) for theme in strongest(points, sign)[:count]) or None


def strongest(points: Mapping[str, float], sign: int) -> list[str]:
    return sorted(
        (one for one in points if sign * points[one] >= TOLD_POINTS), key=lambda one: (-sign * points[one], one)
    )


def pain_of(description: Mapping[str, Any]) -> str | None:
    """The theme to act on: a segment's own pain; without one its strongest, which the satisfied do not need mended."""
    if description["sign"] < 0:
        return str(description["theme"])
    pains = strongest(description["points_by_theme"], -1)
    return pains[0] if pains and description["level"] != LEVELS[-1] else None
