"""What each customer is expected to spend, and how much of it is at stake."""

from datetime import date
from typing import Any

import ibis.expr.types as ir
import numpy as np
import pandas as pd
from pydantic import PositiveInt

from features.catalogue import CATALOGUE
from features.outcome import spend_after
from pipeline.stage import Fitted, Outputs, stage
from pipeline.stakes import at_stake
from pipeline.windows import Window, holdout, of_date, window_of

DAYS_OF_YEAR = 365

SIMPLEST = "cell_means"
"""What is used where no window has closed on which another way could show that it foretells better."""


@stage(writes=("value", "value_model", "value_calibration"))
def value(
    events: ir.Table,
    profiles: pd.DataFrame,
    churn: pd.DataFrame,
    outcomes: pd.DataFrame,
    source: dict[str, Any],
    *,
    max_days: PositiveInt,
    champion: Fitted | None = None,
) -> Outputs:
    """Net spend expected in the next 365 days; and what is at stake: that of a customer who stays, times the risk.

    Learned at the latest date with ``max_days`` of log after it, or at the middle of the dates if there is none, and
    scaled to a year, in the way that foretold best on the latest window that could be tested on.
    """
    from models.spend import Forecast

    as_of = date.fromisoformat(source["as_of"])
    now, window = of_date(profiles, as_of), window_of(profiles, as_of, max_days)
    if champion:
        return valued(champion["value_model"], now, churn, champion["value_metrics"], champion["value_calibration"])
    if not window.days or not of_date(profiles, window.begin).spend_365d.any():
        return valued(None, now, churn, {"learned": False}, tenths_of([], []))
    used, tested, calibration = best_way(events, profiles, as_of, max_days)
    stayed = profiles.merge(outcomes[~outcomes.left.astype(bool)], on=["customer_id", "as_of"])
    model = Forecast(
        learned(used, events, profiles, window),
        learned(used, events, stayed, window_of(stayed, as_of, max_days)) if len(stayed) else None,
    )
    figures = {"learned": True, "learned_at": window.begin.isoformat(), "days_observed": window.days, "used": used}
    return valued(model, now, churn, {**figures, **tested}, calibration)


def valued(
    model: Any, now: pd.DataFrame, churn: pd.DataFrame, figures: dict[str, Any], calibration: pd.DataFrame
) -> Outputs:
    """One row per customer of today, and sums over all of them beside the model's own ``figures``."""
    found = at_stake(model, now, now[["customer_id"]].merge(churn, "left").churn_probability)
    sums = {name: float(found[name].sum()) for name in ("expected_value", "value_at_risk")}
    return {
        "value": now[["customer_id"]].join(found),
        "value_model": model,
        "value_calibration": calibration,
        "metrics": figures | (sums if model is not None else {}),
    }


def followed(events: ir.Table, profiles: pd.DataFrame, window: Window) -> tuple[pd.DataFrame, np.ndarray]:
    """The profiles of the window's date, and what each customer went on to spend in it, scaled to a year."""
    then, spent = of_date(profiles, window.begin), spend_after(events, *window).to_pandas()
    found = then[["customer_id"]].merge(spent, "left").spend.fillna(0)
    return then, found.to_numpy(float) * DAYS_OF_YEAR / window.days


def columns_of(profiles: pd.DataFrame) -> list[str]:
    return [column.name for column in CATALOGUE.columns if column.name in profiles]


def learned(way: str, events: ir.Table, profiles: pd.DataFrame, window: Window) -> Any:
    from models.spend import ways

    return ways(columns_of(profiles), window.days)[way].fit(*followed(events, profiles, window))


def best_way(
    events: ir.Table, profiles: pd.DataFrame, as_of: date, max_days: int
) -> tuple[str, dict[str, Any], pd.DataFrame]:
    """The way that foretells best, how every way did on the test window, and the best by tenths of customers."""
    from models.spend import foretold, judged, ways

    windows = holdout(sorted(profiles.as_of.dt.date.unique()), as_of, max_days)
    if windows is None or not of_date(profiles, windows[0].begin).spend_365d.any():
        return SIMPLEST, {}, tenths_of([], [])
    known, (later, spent) = (followed(events, profiles, window) for window in windows)
    rivals = ways(columns_of(profiles), windows[0].days)
    expected = {name: foretold(way.fit(*known), later) for name, way in rivals.items()}
    used, figures = judged(spent, expected)
    test = {"tested_at": windows[1].begin.isoformat(), "days_tested": windows[1].days}
    return used, {**test, **figures}, tenths_of(spent, expected[used])


def tenths_of(spent: Any, expected: Any) -> pd.DataFrame:
    from models.spend import tenths

    return tenths(np.asarray(spent, float), np.asarray(expected, float))
