"""Files of a company read through the real entry, every row accounted for."""

from datetime import date

import ibis
import pandas as pd
import pyarrow as pa

from features import purchases, returns
from features.catalogue import Catalogue
from features.profiles import build_profiles
from tests.events import LOG
from tests.pipeline.conftest import Company, Read

VISITS = "SELECT customer AS customer_id, seen AS occurred_at, 'visit' AS kind FROM visits"
ORDERS = "SELECT customer AS customer_id, day AS occurred_at, 'purchase' AS kind, total AS amount FROM orders"
SURVEYS = (
    "SELECT customer AS customer_id, day AS occurred_at, 'survey' AS kind, 'nps' AS metric, mark AS score FROM surveys"
)

MONEY = Catalogue.of(purchases, returns)


def accounted(company: Company) -> Read:
    """What the company's files give: every row read was taken, or was not for a reason that is kept."""
    read = company.read()
    accounts, tables = read.summary["selects"].values(), read.summary["tables"].values()
    for one in accounts:
        gone = one["duplicates"] + sum(one["rejected"].values()) + one.get("out_of_window", 0) + one.get("erased", 0)
        assert one["rows"] == one["taken"] + gone
    unreadable = sum(sum(one["unreadable"].values()) for one in tables)
    assert len(read.rejected) == sum(sum(one["rejected"].values()) for one in accounts) + unreadable
    assert sum(one["taken"] for one in accounts) == len(read.events) + len(read.attributes)
    assert read.rejected[["file", "reason", "row"]].notna().all(axis=None)
    return read


def visits(company: Company, *times: str, timezone: str = "UTC") -> Read:
    """One visit at each of the times, of customers 1, 2 ... in order."""
    rows = "".join(f"{number},{time}\n" for number, time in enumerate(times, 1))
    company.file("visits.csv", f"customer,seen\n{rows}")
    company.declare("visits.sql", VISITS)
    company.declare("source.yaml", f"timezone: {timezone}")
    return accounted(company)


def codes(read: Read) -> list[str]:
    """What is warned of, but for the one that every folder without sums gets."""
    return [one["code"] for one in read.summary["warnings"] if one["code"] != "unverified"]


def profiles(events: pd.DataFrame, as_of: str) -> pd.DataFrame:
    """What the profiles at a date say of purchases and returns, by customer."""
    log = pa.Table.from_pandas(events, LOG, preserve_index=False)
    table = build_profiles(ibis.memtable(log), date.fromisoformat(as_of), MONEY)
    return table.execute().set_index("customer_id")
