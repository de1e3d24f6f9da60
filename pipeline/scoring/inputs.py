"""What models are applied to: every customer's profile and answers, as expressions of either engine."""

from datetime import date

import ibis
import ibis.expr.types as ir
import pandas as pd

from features.catalogue import CATALOGUE
from features.outcome import active_customers
from features.past import MOMENT, known_before
from features.profiles import build_profiles
from pipeline.stages.profiles import answers_of, when_asked

CUSTOMERS_OF_A_BUCKET = 100_000
"""About as many at most: what one task of the engine holds in memory."""

ANSWER = ("customer_id", "as_of", "answered_at", "metric", "score")
"""What an answer is known by, ``as_of`` when it was asked for."""


def digits_for(customers: int) -> int:
    """How many hexadecimal digits a bucket's name needs."""
    return next(digits for digits in range(1, 33) if customers <= CUSTOMERS_OF_A_BUCKET * 16**digits)


def with_bucket(rows: ir.Table, digits: int) -> ir.Table:
    """The rows with the ``bucket`` of their customer, the same on every engine."""
    return rows.mutate(bucket=rows.customer_id.hexdigest("md5").substr(0, digits))


def customers_at(events: ir.Table, as_of: date, active_days: int) -> ir.Table:
    """One row per customer seen before the date: profile, and ``is_active``, whether there to be lost."""
    profiles = build_profiles(events, as_of, CATALOGUE)
    active = active_customers(events, as_of, active_days).mutate(is_active=True)
    return profiles.left_join(active, "customer_id").drop("customer_id_right").fill_null({"is_active": False})


def answers_at(
    events: ir.Table, as_of: date, learned: pd.DataFrame, channels: list[str], columns: list[str]
) -> ir.Table:
    """One row per answer known before the date, in ``channels`` if there are any.

    Those ``learned`` from bring their ``expectation``, all others the ``columns`` of the profile when they were asked.
    """
    known = known_before(events, as_of)
    given = answers_of(known)
    given = when_asked(given.filter(given.channel.isin(channels)) if channels else given)
    earlier = learned.rename(columns={"asked_at": "as_of"})[[*ANSWER, "expectation"]].drop_duplicates()
    told = given.left_join(ibis.memtable(earlier), ANSWER).drop(f"{name}_right" for name in ANSWER)
    asked = build_profiles(known, told.filter(told.expectation.isnull()), CATALOGUE)
    found = told.left_join(asked, MOMENT)
    return found.select("customer_id", "answered_at", "points", "expectation", *columns, asked_at=found.as_of)
