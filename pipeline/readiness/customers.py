"""Who the customers of a log are, and whether all its kinds know them under the same ids."""

from dataclasses import dataclass

import ibis
import ibis.expr.types as ir
import pandas as pd

from features.aggregates import bought
from features.events import KINDS

LOOKALIKES = ("авекмнорстух", "abekmhopctyx")
"""Cyrillic letters and the Latin ones they are taken for, large or small."""


@dataclass(frozen=True)
class Customers:
    """Everybody with an event."""

    customers: int
    with_one_event: int
    largest_share: float
    """The largest part of all events that one customer has."""
    buyers: int
    repeat_share: float
    """Of all customers, those who bought on more than one day, as churn asks for it."""
    with_experience: int
    """Customers something happened to that can tell their satisfaction from that of others."""
    by_kind: dict[str, int]
    buyers_by_kind: dict[str, int]
    """Of the customers with that kind, those who bought as well."""
    lookalike_ids: int
    """Ids that differ from another one only in letter case, leading zeros, blanks or look-alike letters."""


def customers_of(events: ir.Table) -> Customers:
    """One row of figures from one row per customer; no distinct count over all events is needed."""
    people = by_customer(events)
    both = {kind: people[kind] > 0 for kind in KINDS}
    buys = people.first_bought.notnull()
    counts = people.aggregate(
        customers=people.count(),
        rows=people.rows.sum(),
        largest=people.rows.max(),
        with_one_event=people.count(where=people.rows == 1),
        buyers=people.count(where=buys),
        repeated=people.count(where=people.first_bought < people.last_bought),
        with_experience=people.count(where=people.experiences > 0),
        **{f"with_{kind}": people.count(where=has) for kind, has in both.items()},
        **{f"buyers_{kind}": people.count(where=has & buys) for kind, has in both.items()},
    )
    [found] = counts.to_pyarrow().to_pylist()
    present = [kind for kind in KINDS if found[f"with_{kind}"]]
    total = found["customers"]
    return Customers(
        customers=total,
        with_one_event=found["with_one_event"],
        largest_share=round(found["largest"] / found["rows"], 6) if total else 0.0,
        buyers=found["buyers"],
        repeat_share=found["repeated"] / total if total else 0.0,
        with_experience=found["with_experience"],
        by_kind={kind: found[f"with_{kind}"] for kind in present},
        buyers_by_kind={kind: found[f"buyers_{kind}"] for kind in present},
        lookalike_ids=lookalike_ids(people),
    )


def by_customer(events: ir.Table) -> ir.Table:
    """One row per customer: ``rows``, those of each kind, days of the first and last purchase, ``experiences``."""
    day = events.occurred_at.date()
    return events.group_by("customer_id").aggregate(
        rows=events.count(),
        first_bought=day.min(where=bought(events)),
        last_bought=day.max(where=bought(events)),
        experiences=events.count(where=is_experience(events)),
        **{kind: events.count(where=events.kind == kind) for kind in KINDS},
    )


def is_experience(events: ir.Table) -> ir.BooleanColumn:
    """Whether the event gives a value to a feature of an experience whose direction is known."""
    kind, failed = events.kind, events.failed.fill_null(False)
    told = events.late_hours.notnull() | events.wait_hours.notnull() | failed
    return (
        kind.isin(["return", "contact"])
        | (kind.isin(["visit", "purchase"]) & failed)
        | ((kind == "delivery") & told)
        | ((kind == "purchase") & events.promised_at.notnull())
        | ((kind == "campaign") & events.amount.notnull())
        | ((kind == "other") & (events.channel == "multi_seller"))
    )


def lookalike_ids(people: ir.Table) -> int:
    plain = people.customer_id.lower().translate(*LOOKALIKES).re_replace(r"\s", "").re_replace("^0+", "")
    same = people.group_by(plain.name("plain")).aggregate(ids=people.count())
    return int(same.ids.sum(where=same.ids > 1).fill_null(0).to_pyarrow().as_py())


def attributes_matched(events: ir.Table, attributes: pd.DataFrame) -> int:
    """How many rows of attributes belong to a customer with an event."""
    if attributes.empty:
        return 0
    known = ibis.memtable(attributes[["customer_id"]]).semi_join(events.select("customer_id"), "customer_id")
    return int(known.count().to_pyarrow().as_py())
