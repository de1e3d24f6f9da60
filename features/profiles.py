"""Events in, one profile per customer and moment out."""

from datetime import date

import ibis.expr.types as ir

from features.catalogue import Catalogue
from features.definition import WHOLE_PAST
from features.masking import masked
from features.past import MOMENT, distinct, midnight, owner_of, past_of


def build_profiles(events: ir.Table, moments: date | ir.Table, catalogue: Catalogue) -> ir.Table:
    """One row per customer and moment, one double column per feature and span, ordered by customer and moment.

    A date gives the profile of each customer seen before it; a table (``customer_id``, ``as_of``) one profile for
    each of its moments, also for those before the customer's first event.
    """
    past, owner = past_of(events, moments), owner_of(moments)
    spans = dict.fromkeys([WHOLE_PAST, *(column.days for column in catalogue.columns)])
    over = {days: _over(past, days, owner, catalogue) for days in spans}
    at_one_date = isinstance(moments, date)
    profiles = over.pop(WHOLE_PAST).mutate(as_of=midnight(moments)) if at_one_date else distinct(moments)
    for span in over.values():
        profiles = profiles.left_join(span, owner).drop(f"{key}_right" for key in owner)
    silent = {column.name: column.feature.if_silent for column in catalogue.columns}
    profiles = profiles.fill_null({name: value for name, value in silent.items() if value is not None})
    return profiles.select(*MOMENT, *silent).order_by(MOMENT)


def _over(past: ir.Table, days: int | None, owner: tuple[str, ...], catalogue: Catalogue) -> ir.Table:
    """One row per owner of an event in the span."""
    seen = past if days is WHOLE_PAST else past.filter(past.days_ago <= days)
    columns = (column for column in catalogue.columns if column.days == days)
    return seen.group_by(owner).aggregate(**{one.name: masked(one.feature(seen)).cast("float64") for one in columns})
