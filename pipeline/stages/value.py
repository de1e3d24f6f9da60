"""What each customer is expected to spend, and how much of it is at stake."""

from datetime import date
from itertools import product
from typing import Any, NamedTuple

import ibis.expr.types as ir
import numpy as np
import pandas as pd
from pydantic import PositiveInt

from features.catalogue import CATALOGUE
from features.outcome import spend_after
from pipeline.dates import learning_date
from pipeline.stage import Fitted, Outputs, stage

DAYS_OF_YEAR = 365

SIMPLEST = "cell_means"
"""What is used where no window has closed on which another way could show that it foretells better."""


class Window(NamedTuple):
    """The date of profiles, and over how many days after it spend is known."""

    begin: date
    days: int


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


def of_date(profiles: pd.DataFrame, day: date) -> pd.DataFrame:
    return profiles[profiles.as_of == pd.Timestamp(day)].reset_index(drop=True)


def at_stake(model: Any, profiles: pd.DataFrame, churn_probability: pd.Series) -> pd.DataFrame:
    """What each customer is expected to spend in a year, what if they stay, and that times how likely they leave.

    The expectation has leaving in it already, so that it would count leaving twice. Null is what was not learned.
    """
    from models.spend import foretold

    expected, if_staying = (foretold(one, profiles).round(2) for one in model or (None, None))
    return pd.DataFrame(
        {
            "expected_value": expected,
            "value_if_staying": if_staying,
            "value_at_risk": (if_staying * churn_probability.to_numpy(float)).round(2),
        },
        profiles.index,
    )


def window_of(profiles: pd.DataFrame, as_of: date, max_days: int) -> Window:
    begin = learning_date(sorted(profiles.as_of.dt.date.unique()), as_of, max_days)
    return Window(begin, min((as_of - begin).days, max_days))


def holdout(dates: list[date], as_of: date, max_days: int) -> tuple[Window, Window] | None:
    """Two windows as long as they can be, of which the first closes before the second begins; the second ends last.

    The ways of foretelling are learned on the first and judged on the second; None where the dates allow no two.
    """
    pairs = [
        (Window(begin, days), Window(test, days))
        for begin, test in product(dates, dates)
        if 0 < (days := min((as_of - test).days, max_days)) <= (test - begin).days
    ]
    return max(pairs, key=lambda pair: (pair[1].days, pair[1].begin, pair[0].begin), default=None)


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
