"""NPS and its like of every segment: raw, corrected for who answers, and held against the rest; and who left."""

from typing import Annotated, Any

import pandas as pd
from pydantic import Field, NonNegativeInt

from features.catalogue import CATALOGUE
from pipeline.stage import Outputs, stage

Share = Annotated[float, Field(gt=0, lt=1)]

MOMENT = ["customer_id", "as_of"]

THEMES = ("contact", "delivery", "orders", "price", "returns", "site", "purchases", "recency", "visits")
"""What answering may depend on. The others count answers themselves, or the channels they came through."""


@stage(writes=("segment_figures", "churn_rates"))
def figures(
    profiles: pd.DataFrame,
    satisfaction: pd.DataFrame,
    answers: pd.DataFrame,
    outcomes: pd.DataFrame,
    memberships: pd.DataFrame,
    segmenter: Any,
    segment_register: dict[str, Any],
    churn_metrics: dict[str, Any],
    source: dict[str, Any],
    *,
    top_box: dict[str, float],
    false_discovery_rate: Share,
    churn_norm: Share,
    random_state: NonNegativeInt,
) -> Outputs:
    """Figures of real answers of the last year, as they are and as if all had answered; churn rates beside the norm."""
    from pipeline.report.by_segment import Customers, churn_rates, segment_figures
    from pipeline.report.figures import ANSWERS_COUNT_DAYS

    as_of = pd.Timestamp(source["as_of"])
    silent = by_behaviour(satisfaction[satisfaction.as_of == as_of], segmenter, segment_register)
    now = profiles.merge(memberships.merge(silent, on=MOMENT), on=MOMENT, validate="1:1")
    now = now.sort_values("customer_id", ignore_index=True)
    columns = [column.name for column in CATALOGUE.columns if column.theme.name in THEMES]
    customers = Customers(now.customer_id, now[columns], now.segment_id, now.by_behaviour)
    recent = answers[answers.answered_at >= as_of - pd.Timedelta(days=ANSWERS_COUNT_DAYS)]
    last = outcomes[outcomes.as_of == outcomes.as_of.max()].merge(memberships, on=MOMENT)
    days = churn_metrics.get("gap_days", 0) + churn_metrics.get("horizon_days", 0)
    found = segment_figures(customers, recent, top_box, false_discovery_rate, random_state)
    return {
        "segment_figures": found,
        "churn_rates": churn_rates(last if days else last.head(0), days, churn_norm),
        "metrics": {"tested": int(found.segment_id.notna().sum()), "differing": int(found.versus_rest.notna().sum())},
    }


def by_behaviour(satisfaction: pd.DataFrame, segmenter: Any, segment_register: dict[str, Any]) -> pd.DataFrame:
    """One row per row of ``satisfaction``: the segment they would be in without their own answers."""
    from models.identity.register import Register
    from pipeline.placement import members

    silent = members(segmenter, satisfaction.assign(satisfaction=satisfaction.expectation))
    ids = Register.from_record(segment_register).ids
    return silent[MOMENT].assign(by_behaviour=silent.segment_id.map(ids))
