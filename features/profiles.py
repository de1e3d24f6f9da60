"""Events in, one profile per customer and moment out."""

from collections.abc import Iterable
from datetime import date

import ibis.expr.types as ir

from features.catalogue import Catalogue
from features.definition import WHOLE_PAST, Column
from features.past import MOMENT, distinct, past_of


def build_profiles(events: ir.Table, moments: date | ir.Table, catalogue: Catalogue) -> ir.Table:
    """One row per customer and moment, one double column per feature and span, ordered by customer and moment.

    A date gives the profile of each customer seen before it; a table (``customer_id``, ``as_of``) one profile for
    each of its moments, also for those before the customer's first event.
    """
    past = past_of(events, moments)
    profiles = distinct(past if isinstance(moments, date) else moments)
    for days in dict.fromkeys(column.days for column in catalogue.columns):
        columns = [column for column in catalogue.columns if column.days == days]
        profiles = profiles.left_join(_over(past, days, columns), MOMENT).drop(f"{key}_right" for key in MOMENT)
    silent = {column.name: column.feature.if_silent for column in catalogue.columns}
    profiles = profiles.fill_null({name: value for name, value in silent.items() if value is not None})
    return profiles.select(*MOMENT, *silent).order_by(MOMENT)


def _over(past: ir.Table, days: int | None, columns: Iterable[Column]) -> ir.Table:
    """One row per customer and moment with an event in the span."""
    seen = past if days is WHOLE_PAST else past.filter(past.days_ago <= days)
    return seen.group_by(MOMENT).aggregate(**{one.name: one.feature(seen).cast("float64") for one in columns})
