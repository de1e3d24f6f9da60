"""The plain half of the catalogue in Polars, pandas and featuretools: counts, sums, means, extremes and last values."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from benchmarks.profile_log import AS_OF
from features.catalogue import CATALOGUE, Catalogue
from features.definition import Column

MOMENT = pd.Timestamp(AS_OF)
READ = ["customer_id", "occurred_at", "recorded_at", "kind", "channel", "amount", "late_hours", "wait_hours", "failed"]


@dataclass(frozen=True)
class Measure:
    """An aggregate of a column over the events with a flag."""

    flag: str
    aggregate: str
    value: str = "age"


MEASURES = {
    "days_since_last_visit": Measure("visit", "min"),
    "days_since_last_purchase": Measure("bought", "min"),
    "days_since_first_purchase": Measure("bought", "max"),
    "days_since_last_usage": Measure("usage", "min"),
    "days_since_last_discount": Measure("used", "min"),
    "days_since_site_error": Measure("error", "min"),
    "days_since_last_delivery": Measure("delivery", "min"),
    "days_since_late_delivery": Measure("late", "min"),
    "days_since_last_return": Measure("return", "min"),
    "days_since_last_contact": Measure("contact", "min"),
    "days_since_last_offer": Measure("campaign", "min"),
    "visits": Measure("visit", "count"),
    "purchases": Measure("bought", "count"),
    "usages": Measure("usage", "count"),
    "offers": Measure("campaign", "count"),
    "discounts": Measure("used", "count"),
    "site_errors": Measure("error", "count"),
    "cancelled_orders": Measure("cancelled", "count"),
    "deliveries": Measure("delivery", "count"),
    "late_deliveries": Measure("late", "count"),
    "returns": Measure("return", "count"),
    "contacts": Measure("contact", "count"),
    "unsolved_contacts": Measure("unsolved", "count"),
    "spend": Measure("spending", "sum", "amount"),
    "mean_basket": Measure("bought", "mean", "amount"),
    "largest_basket": Measure("bought", "max", "amount"),
    "last_basket": Measure("bought", "last", "amount"),
    "site_error_share": Measure("visit", "mean", "failure"),
    "last_visit_failed": Measure("visit", "last", "failure"),
    "mean_delivery_wait": Measure("delivery", "mean", "wait_hours"),
    "longest_delivery_wait": Measure("delivery", "max", "wait_hours"),
    "unsolved_share": Measure("contact", "mean", "failure"),
    "mean_solution_hours": Measure("contact", "mean", "wait_hours"),
    "worst_solution_hours": Measure("contact", "max", "wait_hours"),
    "last_solution_hours": Measure("contact", "last", "wait_hours"),
    "last_contact_unsolved": Measure("contact", "last", "failure"),
}
"""By feature; each takes its spans from the catalogue."""


PLAIN = Catalogue(tuple(one for one in CATALOGUE.columns if one.feature.name in MEASURES))
"""What all of them can be compared by."""


def spans() -> dict[int | None, list[Column]]:
    """The columns of every span that have a measure."""
    found: dict[int | None, list[Column]] = {}
    for column in PLAIN.columns:
        found.setdefault(column.days, []).append(column)
    return found


def by_polars(log: Path) -> Any:
    """Lazily: one scan, one group-by per span."""
    import polars as pl

    kind, failed = pl.col("kind"), pl.col("failed").fill_null(False)
    flags = {one: kind == one for one in ("visit", "usage", "delivery", "return", "contact", "campaign")}
    bought = (kind == "purchase") & ~failed
    flags |= {"bought": bought, "cancelled": (kind == "purchase") & failed, "spending": bought | flags["return"]}
    flags |= {"error": flags["visit"] & failed, "unsolved": flags["contact"] & failed}
    flags |= {"late": flags["delivery"] & (pl.col("late_hours") > 0)}
    flags |= {"used": flags["campaign"] & pl.col("amount").is_not_null()}
    age = (pl.lit(MOMENT.to_pydatetime()) - pl.col("occurred_at")).dt.total_seconds() / 86_400
    known = pl.scan_parquet(log).filter(pl.max_horizontal("occurred_at", "recorded_at") < MOMENT.to_pydatetime())
    past = known.select(
        "customer_id",
        "wait_hours",
        pl.col("amount").cast(pl.Float64),
        **flags,
        age=age,
        failure=pl.col("failed").cast(pl.Float64),
    )

    def aggregated(measure: Measure) -> Any:
        values = pl.col(measure.value).filter(pl.col(measure.flag) & pl.col(measure.value).is_not_null())
        return getattr(values, measure.aggregate)()

    profiles = past.select("customer_id").unique()
    for days, columns in spans().items():
        seen = past if days is None else past.filter(pl.col("age") <= days)
        aggregates = {one.name: aggregated(MEASURES[one.feature.name]) for one in columns}
        profiles = profiles.join(seen.group_by("customer_id").agg(**aggregates), "customer_id", "left")
    silent = [pl.col(one.name).fill_null(one.feature.if_silent) for one in silent_columns()]
    return profiles.with_columns(silent).sort("customer_id").collect(engine="streaming")


def by_pandas(log: Path) -> pd.DataFrame:
    """One group-by per span and flag."""
    events = pd.read_parquet(log, columns=READ)
    past = events[events[["occurred_at", "recorded_at"]].max(axis=1) < MOMENT]
    failed = past.failed.fillna(False).astype(bool)
    flags = {one: past.kind == one for one in ("visit", "usage", "delivery", "return", "contact", "campaign")}
    bought = (past.kind == "purchase") & ~failed
    flags |= {"bought": bought, "cancelled": (past.kind == "purchase") & failed, "spending": bought | flags["return"]}
    flags |= {"error": flags["visit"] & failed, "unsolved": flags["contact"] & failed}
    flags |= {"late": flags["delivery"] & (past.late_hours > 0), "used": flags["campaign"] & past.amount.notna()}
    past = past[["customer_id", "wait_hours"]].assign(
        amount=past.amount.astype(float),
        age=(MOMENT - past.occurred_at).dt.total_seconds() / 86_400,
        failure=past.failed.astype(float),
        customer_id=past.customer_id.astype("category"),
    )
    found: dict[str, pd.Series] = {}
    for days, columns in spans().items():
        for flag in dict.fromkeys(MEASURES[one.feature.name].flag for one in columns):
            measures = {one: MEASURES[one.feature.name] for one in columns if MEASURES[one.feature.name].flag == flag}
            seen = flags[flag] if days is None else flags[flag] & (past.age <= days)
            groups = past[seen].groupby("customer_id", observed=True)
            found |= {one.name: groups[m.value].agg(m.aggregate) for one, m in measures.items()}
    profiles = pd.DataFrame(found, index=pd.Index(past.customer_id.cat.categories, name="customer_id"))
    return profiles.fillna({one.name: one.feature.if_silent for one in silent_columns()}).reset_index()


def silent_columns() -> list[Column]:
    return [one for one in PLAIN.columns if one.feature.if_silent is not None]


def by_featuretools(log: Path) -> pd.DataFrame:
    """Its own aggregates over its own windows, all kinds apart: as near as its primitives come."""
    import featuretools as ft

    events = pd.read_parquet(log, columns=[*READ, "event_id"]).astype({"amount": float, "failed": "boolean"})
    entities = ft.EntitySet("shop").add_dataframe(
        events, "events", index="event_id", time_index="occurred_at", logical_types={"kind": "Categorical"}
    )
    entities = entities.normalize_dataframe("events", "customers", "customer_id")
    entities.add_interesting_values(dataframe_name="events", values={"kind": events.kind.unique().tolist()})
    customers = pd.DataFrame({"customer_id": events.customer_id.unique(), "time": MOMENT})
    found = [
        ft.dfs(
            entityset=entities,
            target_dataframe_name="customers",
            agg_primitives=["count", "sum", "mean", "max", "last", "time_since_last"],
            where_primitives=["count", "sum", "mean", "max"],
            trans_primitives=[],
            cutoff_time=customers,
            training_window=None if days is None else f"{days} days",
        )[0].add_suffix(f"_{days}d")
        for days in spans()
    ]
    profiles: pd.DataFrame = pd.concat(found, axis=1).reset_index()
    return profiles
