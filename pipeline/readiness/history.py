"""The past dates that leaving and spending can be learned at, and how their outcomes came out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any

import ibis.expr.types as ir

from features.aggregates import bought
from features.outcome import Leaving, outcomes
from features.past import known_before, midnight
from features.silence import Silence, d_curve, least_errors, leaving_in, repeat_share
from models.folds import PastDates

YEAR_DAYS = 365


@dataclass(frozen=True)
class History:
    """What the dates of profiles give to learn from."""

    dates: tuple[date, ...]
    past: PastDates
    """Those whose outcome is known."""
    left: int
    stayed: int
    """Outcomes at the dates learned from, counted no further than until both are ``enough``."""
    days_needed: int
    """From the first event to ``as_of``, for one date to learn from and a later one to judge at."""
    spend_since: date
    """The past date that spending is learned at."""
    buyers_then: int
    """Customers known by then to have spent anything in the year before."""
    leaving: Leaving
    sign: Silence | None
    """The silence that tells best who has left, where the log shows one."""
    repeat_share: float
    """Of all customers, those who bought or used the service on more than one day."""


def history_of(
    events: ir.Table, dates: Sequence[date], spend_since: date, churn: Mapping[str, Any], profiles: Mapping[str, Any]
) -> History:
    """``dates`` are those of the profiles, the last of them ``as_of``; the rest are the sections of those stages."""
    leaving = leaving_in(
        events,
        dates[-1],
        outcome=churn["outcome"],
        active_days=churn["active_days"],
        gap_days=churn["gap_days"],
        horizon_days=churn["horizon_days"],
    )
    past = PastDates.closed(dates, dates[-1], leaving.days_to_close)
    left, stayed = count_outcomes(events, past, leaving, dates[-1], churn["min_outcomes"])
    needed = days_needed(leaving.days_to_close, profiles["every_days"], profiles["min_history_days"])
    return History(
        dates=tuple(dates),
        past=past,
        left=left,
        stayed=stayed,
        days_needed=needed,
        spend_since=spend_since,
        buyers_then=buyers_before(events, spend_since),
        leaving=leaving,
        sign=least_errors(d_curve(events, dates[-1])),
        repeat_share=repeat_share(events, dates[-1]),
    )


def count_outcomes(events: ir.Table, past: PastDates, leaving: Leaving, as_of: date, enough: int) -> tuple[int, int]:
    """Who left and who stayed, latest date first: where there is much, one date answers."""
    left = stayed = 0
    for day in reversed(past.train):
        found = outcomes(events, day, leaving, as_of)
        [row] = found.aggregate(left=found.count(where=found.left), all=found.count()).to_pyarrow().to_pylist()
        left, stayed = left + row["left"], stayed + row["all"] - row["left"]
        if min(left, stayed) >= enough:
            break
    return left, stayed


def buyers_before(events: ir.Table, day: date) -> int:
    known = known_before(events, day)
    since = midnight(day - timedelta(days=YEAR_DAYS))
    spent = known.filter(bought(known), known.amount > 0, known.occurred_at >= since)
    return int(spent.customer_id.nunique().to_pyarrow().as_py())


def days_needed(days_to_close: int, every_days: int, min_history_days: int) -> int:
    """The latest date whose outcome is known, and before it one whose outcome was known then."""
    judged_at = ceil(days_to_close / every_days)
    learned_at = ceil((judged_at * every_days + days_to_close) / every_days)
    return min_history_days + learned_at * every_days
