"""Past outcomes, as far as they are known, and whether leaving can be learned from them."""

from dataclasses import asdict
from datetime import date
from typing import Any

import ibis.expr.types as ir
import pandas as pd

from features.outcome import Leaving, outcomes
from features.silence import at, least_errors


def with_outcome(profiles: pd.DataFrame, events: ir.Table, past: Any, leaving: Leaving, as_of: date) -> pd.DataFrame:
    """One row per past date and customer there to be lost then: the profile, and whether they ``left``."""
    days = [*past.train, past.test] if past.test else []
    labels = [outcomes(events, day, leaving, as_of).to_pandas() for day in days]
    if not labels:
        return profiles.head(0).assign(left=pd.Series(dtype=bool))
    found = profiles.merge(pd.concat(labels), on=["customer_id", "as_of"])
    return found.sort_values(["as_of", "customer_id"], ignore_index=True)


def meaning(leaving: Leaving, curve: pd.DataFrame) -> dict[str, Any]:
    """What leaving meant, and the silence that tells it best, with the errors of both."""
    told = {"outcome": "contractual" if leaving.contractual else "silence", "gap_days": leaving.gap_days}
    signs = {"silence": at(curve, leaving.horizon_days), "best_silence": least_errors(curve)}
    errors = {f"{name}.{key}": value for name, sign in signs.items() if sign for key, value in asdict(sign).items()}
    return {**told, "horizon_days": leaving.horizon_days, **errors}


def what_forbids_learning(
    repeat: float | None, known: pd.DataFrame, past: Any, min_repeat_share: float, min_outcomes: int
) -> dict[str, Any] | None:
    """Why leaving cannot be learned from this log, as an ``obstacle`` with its figures, or None if it can.

    ``repeat`` is the share of customers who came back, None in contracts, where silence need be no sign.
    """
    earlier = known[known.as_of < pd.Timestamp(past.test)] if past.test else known
    left = int(earlier.left.sum())
    if repeat is not None and repeat < min_repeat_share:
        return {"obstacle": "one_time_buyers", "repeat_share": repeat}
    if past.test is None or not past.train:
        return {"obstacle": "log_too_short"}
    if min(left, len(earlier) - left) < min_outcomes:
        return {"obstacle": "too_few_outcomes", "outcomes": len(earlier), "outcomes_left": left}
    return None
