"""Small random logs with everything that makes time and silence difficult."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from hypothesis import strategies as st

from features.events import ANSWERS, KINDS, METRICS
from tests.events import LOG
from tests.features.oracle.past import Event

SCHEMA = LOG.append(pa.field("tone", pa.float64()))
"""A log with the tone of its texts, as profiles are built from."""

EDGES = (1, 14, 30, 90, 180, 365)
"""Days at which something begins or ends."""

CUSTOMERS = "abc"


def arrow(log: Sequence[Event]) -> pa.Table:
    rows = [{name: plain(getattr(one, name, None), type_) for name, type_ in TYPES.items()} for one in log]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


TYPES = dict(zip(SCHEMA.names, SCHEMA.types, strict=True))


def plain(value: Any, type_: pa.DataType) -> Any:
    return float(value) if pa.types.is_floating(type_) and value is not None else value


def unbound(name: str) -> ir.Table:
    """A log of that name in whatever database it is asked of."""
    return ibis.table(ibis.Schema.from_pyarrow(SCHEMA), name=name)


def sometimes(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def cents(low: int, high: int) -> st.SearchStrategy[Decimal]:
    return st.integers(low, high).map(lambda amount: Decimal(amount) / 100)


def quarters(low: int, high: int) -> st.SearchStrategy[Decimal]:
    return st.integers(low, high).map(lambda hours: Decimal(hours) / 4)


@st.composite
def times(draw: Callable[..., Any], as_of: datetime) -> datetime:
    """Often at the same moment as others, at the edge of a span or at ``as_of`` itself; sometimes to come."""
    edge = st.sampled_from([0, *EDGES]).map(lambda days: timedelta(days=-days))
    beside = st.sampled_from([timedelta(seconds=-1), timedelta(), timedelta(seconds=1)])
    grid = st.integers(-800, 20).map(lambda halves: timedelta(hours=12 * halves))
    recent = st.integers(-40, 4).map(lambda quarters: timedelta(hours=6 * quarters))
    at_edge = st.builds(lambda at, by: at + by, edge, beside)
    offset: timedelta = draw(grid | recent | at_edge)
    return as_of + offset


@st.composite
def events(draw: Callable[..., Any], as_of: datetime, kinds: Sequence[str]) -> Event:
    """Any event of these kinds and a few customers, each optional column sometimes silent."""
    kind, at = draw(st.sampled_from(kinds)), draw(times(as_of))
    told: dict[str, Any] = {
        "order_id": draw(st.sampled_from([None, "o1", "o2", "o3"])),
        "channel": draw(st.sampled_from([None, "web", "web", "app", "store", "phone", "courier", "multi_seller"])),
        "amount": draw(sometimes(cents(-9999, 0) if kind == "return" else cents(0, 9999))),
        "failed": draw(st.sampled_from([None, False, False, True])),
    }
    if kind in ("delivery", "contact"):
        told |= {"late_hours": draw(sometimes(quarters(-400, 400))), "wait_hours": draw(sometimes(quarters(0, 900)))}
    if kind in ("purchase", "contact"):
        told |= {"promised_at": draw(sometimes(st.integers(0, 20).map(lambda days: at + timedelta(days=days))))}
    if kind in ANSWERS:
        metric = draw(st.sampled_from([*METRICS]))
        steps = st.integers(int(2 * METRICS[metric].lowest), int(2 * METRICS[metric].highest))
        told |= {"metric": metric, "score": draw(sometimes(steps.map(lambda half: half / 2)))}
    if kind in (*ANSWERS, "contact"):
        told |= {"tone": draw(sometimes(st.integers(-10, 10).map(lambda tenths: Decimal(tenths) / 10)))}
    delay = draw(st.sampled_from([timedelta()] * 4 + [timedelta(hours=6), timedelta(days=10), timedelta(days=100)]))
    return Event(draw(st.sampled_from(CUSTOMERS)), at, at + delay, kind, **told)


@st.composite
def logs(draw: Callable[..., Any], as_of: datetime) -> list[Event]:
    """At most 25 events, of all kinds or, so that they meet more often, of a few."""
    some = st.lists(st.sampled_from([*KINDS]), min_size=1, max_size=3, unique=True)
    kinds = draw(some | st.just([*KINDS]))
    log: list[Event] = draw(st.lists(events(as_of, kinds), min_size=1, max_size=25))
    return log


def crowds(as_of: datetime) -> st.SearchStrategy[list[Event]]:
    """Four such logs side by side, each of customers of its own: one query tells them all."""
    return st.lists(logs(as_of), min_size=4, max_size=4).map(
        lambda several: [
            replace(event, customer_id=f"{number}{event.customer_id}")
            for number, log in enumerate(several)
            for event in log
        ]
    )
