"""What the last run left of one customer, told from events to profile to scores."""

from datetime import date
from typing import Any

import pandas as pd

from features.past import known_before
from pipeline import parameters
from pipeline.artifacts import ARTIFACTS
from pipeline.dates import is_of
from pipeline.explain.figures import leaving, pleasing
from pipeline.explain.lines import Trace, lines
from pipeline.faults import UsageFault, raise_all
from pipeline.report.tables import names_of
from pipeline.report.wording import Words
from pipeline.stage import STAGES

NEEDED = (
    "events",
    "profiles",
    "satisfaction",
    "satisfaction_model",
    "memberships",
    "descriptions",
    "churn",
    "churn_model",
    "value",
    "reasons",
    "source",
)

EVENTS_SHOWN = 10


def explain(customer_id: str) -> None:
    """Print the trace of the customer, in lines that fit a terminal; an id nobody has is a fault."""
    source = parameters.read(STAGES)["source"]
    paths = {name: ARTIFACTS[name].at(source) for name in NEEDED}
    raise_all(
        UsageFault,
        (f"{path} is not there: run ./run first, then explain." for path in paths.values() if not path.exists()),
    )
    found = {name: ARTIFACTS[name].read_at(source) for name in NEEDED}
    print("\n".join(lines(traced(customer_id, found), Words("en", found["source"]["currency"]))))


def traced(customer_id: str, found: dict[str, Any]) -> Trace:
    """All that is known of the customer; UsageFault, with ids like it, where no customer is called so."""
    source = found["source"]
    now, estimated, memberships = (
        found[name][is_of(found[name], source)].reset_index(drop=True)
        for name in ("profiles", "satisfaction", "memberships")
    )
    require(customer_id, now.customer_id, source["as_of"])
    own, churn, value = (row_of(customer_id, table) for table in (estimated, found["churn"], found["value"]))
    at_risk = now[now.customer_id.isin(found["churn"].customer_id[found["churn"].churn_probability.notna()])]
    is_at_risk = found["churn_model"] is not None and bool(pd.notna(churn["churn_probability"]))
    names = names_of(found["descriptions"], Words("en"))
    membership = row_of(customer_id, memberships)
    return Trace(
        customer_id=customer_id,
        as_of=source["as_of"],
        events=last_events(found["events"], customer_id, source),
        events_known=int(known_of(found["events"], customer_id, source).count().to_pyarrow().as_py()),
        satisfaction={**own, **pleasing(customer_id, now, own, found["satisfaction_model"])},
        churn={**churn, **(leaving(customer_id, at_risk, found["churn_model"]) if is_at_risk else {})},
        value=value,
        segment={**membership, "name": names[membership["segment_id"]]},
        description=next(one for one in found["descriptions"] if one["segment_id"] == membership["segment_id"]),
        reasons=found["reasons"][found["reasons"].customer_id == customer_id].to_dict("records"),
    )


def require(customer_id: str, known: pd.Series, as_of: str) -> None:
    if customer_id in set(known):
        return
    like = sorted(one for one in known if one.lstrip("0") == customer_id.lstrip("0") or customer_id in one)[:3]
    near = f" There is {', '.join(like)}." if like else f" Ids look like {', '.join(sorted(known)[:3])}."
    raise UsageFault(
        f"No customer {customer_id!r} was known before {as_of}; there are {len(known):,}.{near} An id is text, with "
        "all its zeros: take one from customer_id in data/release/customers.csv."
    )


def row_of(customer_id: str, table: pd.DataFrame) -> dict[str, Any]:
    return {str(name): value for name, value in table[table.customer_id == customer_id].iloc[0].items()}


def known_of(events: Any, customer_id: str, source: dict[str, Any]) -> Any:
    return known_before(events, date.fromisoformat(source["as_of"])).filter(lambda row: row.customer_id == customer_id)


def last_events(events: Any, customer_id: str, source: dict[str, Any]) -> list[dict[str, Any]]:
    """Those known before the date, the latest first."""
    own = known_of(events, customer_id, source)
    latest = own.order_by([own.occurred_at.desc(), own.kind, own.event_id]).limit(EVENTS_SHOWN)
    return [dict(row) for row in latest.to_pandas().to_dict("records")]
