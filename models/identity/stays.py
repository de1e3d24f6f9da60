"""Since when customers are in their segment, and where they moved."""

from __future__ import annotations

import pandas as pd

from models.identity.matching import steady

STAY = ("customer_id", "as_of", "segment_id", "segment_since", "previous_segment_id")


def nobody() -> pd.DataFrame:
    """The stays of no run."""
    times = dict.fromkeys(("as_of", "segment_since"), "datetime64[us]")
    return pd.DataFrame({name: pd.Series(dtype=times.get(name, "str")) for name in STAY})


def entered(memberships: pd.DataFrame, earlier: pd.DataFrame) -> pd.DataFrame:
    """One row per customer of the last date: the columns of ``STAY``.

    ``earlier`` are the stays of the last run: of who was in today's segment at every date of ``memberships``, and had
    been in it then, they know when that began.
    """
    ordered = memberships.sort_values(["customer_id", "as_of"], ignore_index=True)
    before = ordered.groupby("customer_id").segment_id.shift()
    entries = ordered[ordered.segment_id != before].assign(previous_segment_id=before)
    last = entries.drop_duplicates("customer_id", keep="last").rename(columns={"as_of": "segment_since"})
    now = memberships[memberships.as_of == memberships.as_of.max()][["customer_id", "as_of"]]
    found = now.merge(last, on="customer_id", validate="1:1")[[*STAY]].sort_values("customer_id", ignore_index=True)
    return with_beginnings(found, earlier)


def with_beginnings(found: pd.DataFrame, earlier: pd.DataFrame) -> pd.DataFrame:
    """The stays, those that were begun before all dates at the date the last run knows."""
    known = found[["customer_id", "segment_id"]].merge(
        earlier.drop(columns="as_of"), how="left", on=["customer_id", "segment_id"]
    )
    longer = found.previous_segment_id.isna() & (known.segment_since < found.segment_since)
    columns = ["segment_since", "previous_segment_id"]
    return found.assign(**found[columns].mask(longer, known[columns]))


def migrations(memberships: pd.DataFrame, moves_days: int) -> pd.DataFrame:
    """One row per pair of segments customers moved between, or stayed in, ``since`` a date ``moves_days`` ago or more.

    One model places both dates, so that every move is the customer's.
    """
    now = memberships.as_of.max()
    past = memberships.as_of[memberships.as_of <= now - pd.Timedelta(days=moves_days)].max()
    then, today = (memberships[memberships.as_of == day] for day in (past, now))
    pairs = then.merge(today, on="customer_id", suffixes=("_then", "_now"))
    pairs = pairs.rename(columns={"segment_id_then": "then", "segment_id_now": "now"})
    return counted(pairs).assign(because="customer changed", since=past.date())


def remodelled(memberships: pd.DataFrame, earlier: pd.DataFrame) -> pd.DataFrame:
    """One row per pair of segments that the last run and this one place the same customers in, as of that run."""
    compared = steady(earlier, memberships)
    return counted(compared).assign(because="model changed", since=earlier.as_of.max().date())


def counted(pairs: pd.DataFrame) -> pd.DataFrame:
    sizes = pairs.groupby(["then", "now"]).size().reset_index(name="customers")
    return sizes.rename(columns={"then": "from", "now": "to"})
