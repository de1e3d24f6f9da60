"""What a log itself tells about leaving: whether it is said, and how long a silence means it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from features.outcome import Leaving, is_activity
from features.past import known_before, midnight

Setting = Literal["auto", "contractual", "silence"]

MOST = 0.5
"""The share of those gone who said so, from which on leaving is the end of a contract."""

QUARTER_DAYS = 90
"""The horizon where silence tells nothing: in contracts, and in logs too short for a D-curve."""

FEWEST_SILENT = 30
"""Customers; of fewer, the share who come back is chance."""


@dataclass(frozen=True)
class Silence:
    """A silence as the sign of having left, with the errors of both kinds that come with it."""

    days: int
    false_alarms: float
    """Share of those who came back that had been silent so long."""
    missed: float
    """Share of those gone for good that were not silent so long yet."""
    came_back: float
    """Share of those silent so long that came back all the same."""


ERRORS = ("false_alarms", "missed", "came_back")
"""The figures of a silence, in its order."""


def leaving_in(
    events: ir.Table, as_of: date, *, outcome: Setting, active_days: int, gap_days: int, horizon_days: int | None
) -> Leaving:
    """What leaving is in this log, as known before ``as_of``, where it is not set: ``auto`` and None are found."""
    contractual = outcome == "contractual" or (outcome == "auto" and is_contractual(events, as_of, active_days))
    found = None if contractual or horizon_days else least_errors(d_curve(events, as_of))
    return Leaving(active_days, gap_days, horizon_days or (found.days if found else QUARTER_DAYS), contractual)


def is_contractual(events: ir.Table, as_of: date, active_days: int) -> bool:
    """Whether most of those gone, silent for more than ``active_days`` or out of contract, had ended one.

    A few cancellations, of a newsletter or a club card, do not make a shop one of contracts.
    """
    customers = _customers(known_before(events, as_of))
    ended = (customers.ended_at >= customers.active_at) | (customers.ended_at.notnull() & customers.active_at.isnull())
    silent = customers.active_at < midnight(as_of - timedelta(days=active_days))
    counts = customers.aggregate(gone=customers.count(where=ended | silent), ended=customers.count(where=ended))
    [found] = counts.to_pyarrow().to_pylist()
    return bool(found["ended"]) and found["ended"] >= MOST * found["gone"]


def repeat_share(events: ir.Table, as_of: date) -> float:
    """Of the customers known before ``as_of``, those who bought or used the service on more than one day."""
    customers = _customers(known_before(events, as_of))
    again = customers.first_active_at.date() < customers.active_at.date()
    counts = customers.aggregate(all=customers.count(), again=customers.count(where=again))
    [found] = counts.to_pyarrow().to_pylist()
    return found["again"] / found["all"] if found["all"] else 0.0


def d_curve(events: ir.Table, as_of: date) -> pd.DataFrame:
    """One row per silence in whole days: ``days, silent, false_alarms, missed, came_back``, as in :class:`Silence`.

    Seen from the middle of the log: ``silent`` customers had not bought or used anything for at least so many days,
    and the half that follows tells who came back and who, as far as it reaches, was gone for good (the D-curve of
    errors of type I and II: engineering.indeedblog.com, Defining churn, 2020).
    """
    known = known_before(events, as_of)
    active = known.filter(is_activity(known))
    first = active.occurred_at.min().to_pyarrow().as_py()
    half = 0 if first is None else (as_of - first.date()).days // 2
    middle = midnight(as_of - timedelta(days=half))
    customers = active.group_by("customer_id").aggregate(
        last_at=active.occurred_at.max(where=active.occurred_at < middle),
        came_back=(active.occurred_at >= middle).any(),
    )
    silence = ((middle.epoch_seconds() - customers.last_at.epoch_seconds()) // 86_400).name("days")
    seen = customers.filter(customers.last_at.notnull())
    counted = seen.group_by(silence).aggregate(silent=seen.count(), came_back=seen.count(where=seen.came_back))
    return _shares(counted.to_pandas().astype("int64").set_index("days"), half)


def _shares(counted: pd.DataFrame, half: int) -> pd.DataFrame:
    """The curve up to ``half`` the log, from how many customers are silent for exactly so many days."""
    daily = counted.reindex(range(max([half, *counted.index]) + 1), fill_value=0)
    at_least = daily[::-1].cumsum()[::-1]
    gone = daily.silent - daily.came_back
    found = {
        "days": daily.index,
        "silent": at_least.silent,
        "false_alarms": at_least.came_back / (daily.came_back.sum() or np.nan),
        "missed": (gone.cumsum() - gone) / (gone.sum() or np.nan),
        "came_back": at_least.came_back / at_least.silent.where(at_least.silent > 0),
    }
    return pd.DataFrame(found).iloc[1 : half + 1].reset_index(drop=True)


def least_errors(curve: pd.DataFrame) -> Silence | None:
    """The smallest silence with the least sum of both errors (Youden 1950); None where the curve shows none.

    Each error is a share of those it can happen to: the silent who come back, as a share of the silent, would put the
    sign at one day where most come back, and at the end of the log where few do.
    """
    read = curve[curve.silent >= FEWEST_SILENT].dropna()
    errors = (read.false_alarms + read.missed).round(9).to_numpy()
    if not len(errors) or (least := int(errors.argmin())) == len(errors) - 1:
        return None
    return at(curve, int(read.days.iloc[least]))


def at(curve: pd.DataFrame, days: int) -> Silence | None:
    """The errors that come with a silence; None where the curve does not reach it."""
    found = curve[curve.days == days].dropna().to_dict("records")
    return Silence(days, *(found[0][error] for error in ERRORS)) if found else None


def _customers(known: ir.Table) -> ir.Table:
    """One row per customer: when they were first and last active, and when they last ended a contract."""
    active = is_activity(known)
    return known.group_by("customer_id").aggregate(
        first_active_at=known.occurred_at.min(where=active),
        active_at=known.occurred_at.max(where=active),
        ended_at=known.occurred_at.max(where=known.kind == "cancellation"),
    )
