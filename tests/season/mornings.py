"""The simulated shop's raw files as they lay there on a given morning, without what had not happened yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

MOSCOW = "%d.%m.%Y %H:%M"
"""How the cash system writes times; its zone is Europe/Moscow."""


@dataclass(frozen=True)
class Export:
    """One raw file: the column that says since when a row is there, and columns that are filled in later.

    ``later`` has, by the column of the later moment, what that column and those that come with it hold before it.
    """

    since: str
    later: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    read: Mapping[str, Any] = field(default_factory=dict)

    def on(self, table: pd.DataFrame, morning: pd.Timestamp) -> pd.DataFrame:
        known = table[moments(table[self.since]) < morning].copy()
        for column, before in self.later.items():
            to_come = ~(moments(known[column]) < morning)
            for name, value in before.items():
                known[name] = known[name].mask(to_come, value)
        return known


EXPORTS = {
    "customers.csv": Export("registered"),
    "orders.csv": Export("created", {"cancelled": {"cancelled": ""}}, {"sep": ";"}),
    "shipments.parquet": Export("accepted", {"handed_over": {"handed_over": pd.NaT, "damaged": False}}),
    "returns.csv": Export("received", read={"sep": ";"}),
    "coupons.csv": Export("sent", {"used": {"used": "", "order_no": "", "discount": ""}}),
    "visits.parquet": Export("started_ms"),
    "tickets.csv": Export("opened", {"closed": {"closed": "", "status": "open"}}),
    "surveys.csv": Export("answered"),
    "reviews.jsonl": Export("published"),
}


def moments(column: pd.Series) -> pd.Series:
    """In UTC, from each of the ways in which the shop's systems write times; empty is never."""
    if pd.api.types.is_integer_dtype(column):
        return pd.to_datetime(column, unit="ms", utc=True)
    if not pd.api.types.is_string_dtype(column):
        return column.astype("datetime64[us, UTC]")
    if column.str.contains(".", regex=False).any():
        return (
            pd.to_datetime(column.replace("", None), format=MOSCOW).dt.tz_localize("Europe/Moscow").dt.tz_convert("UTC")
        )
    return pd.to_datetime(column.replace("", None), format="ISO8601", utc=True)


def lay_out(raw: Path, morning: date, to: Path) -> None:
    """Write the raw folder of that morning from the one of the whole time."""
    to.mkdir(parents=True, exist_ok=True)
    for name, export in EXPORTS.items():
        table = read(raw / name, export)
        write(export.on(table, pd.Timestamp(morning, tz="UTC")), to / name, export)


def read(file: Path, export: Export) -> pd.DataFrame:
    if file.suffix == ".csv":
        return pd.read_csv(file, dtype=str, keep_default_na=False, **export.read)
    if file.suffix == ".jsonl":
        return pd.read_json(file, lines=True, dtype=False)
    return pd.read_parquet(file)


def write(table: pd.DataFrame, file: Path, export: Export) -> None:
    if file.suffix == ".csv":
        table.to_csv(file, index=False, lineterminator="\n", **export.read)
    elif file.suffix == ".jsonl":
        table.to_json(file, orient="records", lines=True, force_ascii=False)
    else:
        table.to_parquet(file, index=False)
