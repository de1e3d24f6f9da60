"""What each customer is expected to spend, and how much of it is at stake."""

from datetime import date, timedelta
from typing import Any

import ibis.expr.types as ir
import numpy as np
import pandas as pd
from pydantic import PositiveInt

from features.outcome import spend_after
from pipeline.stage import Fitted, Outputs, stage

DAYS_OF_YEAR = 365
PAST = ["days_since_last_purchase", "spend_365d"]


@stage(writes=("value", "value_model"))
def value(
    events: ir.Table,
    profiles: pd.DataFrame,
    churn: pd.DataFrame,
    source: dict[str, Any],
    *,
    max_days: PositiveInt,
    champion: Fitted | None = None,
) -> Outputs:
    """Net spend expected in the next 365 days, from what customers with the same recency and spend went on to spend.

    Learned at the latest date with ``max_days`` of log after it, or at the middle of the dates if there is none, and
    scaled to a year.
    """
    from models.value import CellMeans

    as_of = date.fromisoformat(source["as_of"])
    if champion:
        now = profiles[profiles.as_of == pd.Timestamp(as_of)]
        return valued(champion["value_model"], now, churn, champion["value_metrics"])
    begin = learning_date(sorted(profiles.as_of.dt.date.unique()), as_of, max_days)
    days = min((as_of - begin).days, max_days)
    then, now = (profiles[profiles.as_of == pd.Timestamp(day)].reset_index(drop=True) for day in (begin, as_of))
    if not days or not then.spend_365d.any():
        return valued(None, now, churn, {"learned": False})
    spent = then[["customer_id"]].merge(spend_after(events, begin, days).to_pandas(), "left").spend.fillna(0)
    yearly = spent.to_numpy(float) * DAYS_OF_YEAR / days
    model = CellMeans().fit(then[PAST], yearly)
    figures = {
        "learned": True,
        "learned_at": begin.isoformat(),
        "days_observed": days,
        "r2_in_sample": float(model.score(then[PAST], yearly)),
    }
    return valued(model, now, churn, figures)


def valued(model: Any, now: pd.DataFrame, churn: pd.DataFrame, figures: dict[str, Any]) -> Outputs:
    """One row per customer of today, and sums over all of them beside the model's own ``figures``."""
    now = now.reset_index(drop=True)
    found = at_stake(model, now, now[["customer_id"]].merge(churn, "left").churn_probability)
    sums = {name: float(found[name].sum()) for name in ("expected_value", "value_at_risk")}
    return {
        "value": now[["customer_id"]].join(found),
        "value_model": model,
        "metrics": figures | (sums if model is not None else {}),
    }


def at_stake(model: Any, profiles: pd.DataFrame, churn_probability: pd.Series) -> pd.DataFrame:
    """What each customer is expected to spend in a year, and that times how likely they leave; null if not learned."""
    expected = np.nan if model is None else np.maximum(model.predict(profiles[PAST]), 0).round(2)
    found = pd.DataFrame({"expected_value": expected}, profiles.index)
    return found.assign(value_at_risk=(found.expected_value * churn_probability).round(2))


def learning_date(dates: list[date], as_of: date, max_days: int) -> date:
    """The latest date with ``max_days`` of log after it; where the log is shorter, the one in the middle."""
    long_ago = [day for day in dates if day <= as_of - timedelta(days=max_days)]
    return max(long_ago) if long_ago else dates[(len(dates) - 1) // 2]
