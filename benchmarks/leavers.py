"""Customers who may leave: of a real log, and of simulated shops that know who has left."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import ibis.expr.types as ir
import pandas as pd

from benchmarks.logs import event_log, params, simulated_shop
from features.catalogue import CATALOGUE
from features.outcome import Leaving, outcomes
from features.past import MOMENT
from features.profiles import build_profiles
from models.folds import PastDates
from models.matrix import Flags, Floats
from pipeline.dates import regular_dates

RETAIL_TEST = date(2011, 9, 11)
RETAIL = Leaving(active_days=9999, gap_days=0, horizon_days=90)
"""Everybody who ever bought is there to be lost."""


@dataclass(frozen=True)
class Case:
    """One row per date and customer there to be lost, with whether they ``left``: to learn from, and to judge on."""

    log: str
    earlier: pd.DataFrame
    test: pd.DataFrame
    leaving: Leaving

    @property
    def left(self) -> Flags:
        return self.test.left.to_numpy(dtype=bool)


def online_retail(events: ir.Table) -> Case:
    """All who bought before the test date, learned from every fortnight of the half year whose outcome was known."""
    known = RETAIL_TEST - timedelta(days=RETAIL.days_to_close)
    dates = regular_dates(known, date(2011, 1, 1), every_days=14, dates=99)
    return Case("Online Retail", labelled(events, dates, RETAIL), labelled(events, [RETAIL_TEST], RETAIL), RETAIL)


def simulated(folder: Path, log: str, **changed: Any) -> Case:
    """The active customers of a simulated shop, as the pipeline takes them, with the truth about those judged on.

    What is ``changed`` are parameters of the stage ``demo``.
    """
    raw = simulated_shop(folder, **changed)
    events, until, given = event_log("demo", raw, folder), date.fromisoformat(params("demo")["until"]), params("churn")
    leaving = Leaving(given["active_days"], given["gap_days"], given["horizon_days"])
    begin = until - timedelta(days=params("demo")["days"] - params("profiles")["min_history_days"])
    dates = regular_dates(until, begin, params("profiles")["every_days"], params("profiles")["dates"])
    past = PastDates.closed(dates, until, leaving.days_to_close)
    assert past.test, "the log is too short for a test date"
    history, truth = (naive(pd.read_parquet(raw / f"{name}.parquet")) for name in ("truth_history", "truth"))
    felt, lived = history.rename(columns={"satisfaction": "feels"}), truth[["customer_id", "left_at", "usual_gap_days"]]
    test = labelled(events, [past.test], leaving).merge(felt, on=[*MOMENT]).merge(lived, on="customer_id")
    return Case(log, labelled(events, past.train, leaving), test, leaving)


def naive(truth: pd.DataFrame) -> pd.DataFrame:
    """Times without their zone, as everywhere in the log."""
    zoned = truth.select_dtypes("datetimetz").columns
    return truth.assign(**{name: truth[name].dt.tz_localize(None) for name in zoned})


def labelled(events: ir.Table, dates: Iterable[date], leaving: Leaving) -> pd.DataFrame:
    """One row per date and customer there to be lost: the profile, and whether they ``left``."""
    tables = [
        build_profiles(events, day, CATALOGUE).inner_join(outcomes(events, day, leaving, closing(day, leaving)), MOMENT)
        for day in dates
    ]
    found: list[pd.DataFrame] = [table.order_by(MOMENT).to_pandas() for table in tables]
    return pd.concat(found, ignore_index=True)


def closing(day: date, leaving: Leaving) -> date:
    """When the outcome of a date is known."""
    return day + timedelta(days=leaving.days_to_close)


def of_those_still_there(case: Case, outcome: str, foretold: Mapping[str, Floats]) -> tuple[Case, dict[str, Floats]]:
    """Only who had really not left before the test date, with the log's outcome, ``silence``, or the true ``leaving``.

    Behaviour foretells silence in any shop: some of the active have left without a word, and are silent already.
    """
    test = case.test
    there = ~(test.left_at < test.as_of)
    leaving = test.left_at < test.as_of + pd.Timedelta(days=case.leaving.days_to_close)
    kept = test[there].assign(left=leaving if outcome == "leaving" else test.left)
    log = f"{case.log}, {outcome} of those still there"
    return replace(case, log=log, test=kept), {name: given[there.to_numpy()] for name, given in foretold.items()}
