"""A service by contract: people use it for months, end the contract or go on, and buy nothing."""

from datetime import datetime, timedelta

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from features.catalogue import CATALOGUE
from features.profiles import build_profiles
from pipeline.dates import regular_dates
from tests.pipeline.readiness.logs import Row, log, row

UNTIL = datetime(2026, 1, 1)
DAYS, CUSTOMERS = 500, 400
SOURCE = {"name": "service", "as_of": "2026-01-01", "currency": "EUR", "timezone": "UTC", "params": {}}


def lived(number: int, random: np.random.Generator) -> list[Row]:
    """Use every eight days or so; who was left with an open question ends the contract more often, and says so."""
    rows, day, troubled = [], int(random.integers(0, 120)), False
    while day < DAYS:
        at = UNTIL - timedelta(days=DAYS - day, hours=-12)
        rows.append(row(number, "usage", at.isoformat()))
        if random.random() < 0.12:
            troubled = bool(random.random() < 0.5)
            rows.append(row(number, "contact", at.isoformat(), failed=troubled))
        if random.random() < (0.3 if troubled else 0.01):
            return [*rows, row(number, "cancellation", (at + timedelta(hours=6)).isoformat())]
        day += int(random.geometric(0.12))
    return rows


def events() -> ir.Table:
    random = np.random.default_rng(0)
    return log(one for number in range(CUSTOMERS) for one in lived(number, random))


def profiles(log: ir.Table) -> pd.DataFrame:
    """Of every fifty days of the last year."""
    dates = regular_dates(UNTIL.date(), (UNTIL - timedelta(days=380)).date(), every_days=50, dates=6)
    return pd.concat([build_profiles(log, day, CATALOGUE).to_pandas() for day in dates], ignore_index=True)
