"""What is odd about a log, or would make more of it."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain, pairwise
from typing import Any

from pipeline.readiness.inventory import Inventory
from pipeline.readiness.statement import Finding, Level

LEVELS = ("error", "warning", "advice")

IDS_DO_NOT_JOIN, IDS_HARDLY_JOIN = 0.05, 0.5
"""Shares of a kind's customers who bought as well, below which ids do not, or hardly, mean the same people."""

FEWEST_CUSTOMERS = 30
"""Of fewer, a share says nothing."""

DOMINANT_SHARE = 0.05
SILENCE_DAYS = 14
STALE_DAYS = 7
ONE_EVENT_SHARE = 0.5
REJECTED_SHARE = 0.01
UNMATCHED_SHARE = 0.05

USUAL_ROWS = 100
"""In a month, from which on half of them is no chance."""

BUYING_KINDS = ("delivery", "return", "contact", "survey", "review")
"""Kinds that mostly follow a purchase."""

HARMLESS = ("unverified", "clock_change")
"""Doubts about the raw files that most sources give rise to."""

LATER_KNOWN = {"survey": "score", "review": "score", "contact": "failed"}
"""Kinds that begin at one time and end at another, with the column that only the end gives."""


def findings(inventory: Inventory, summary: Mapping[str, Any], min_cluster_size: int) -> list[Finding]:
    """Errors first, then warnings, then advice."""
    found = chain(
        ids(inventory),
        customers(inventory, min_cluster_size),
        rows(inventory, summary),
        doubted(summary),
        times(inventory),
        volume(inventory),
        blanks(inventory),
    )
    return sorted(found, key=lambda one: LEVELS.index(one.level))


def ids(inventory: Inventory) -> Iterator[Finding]:
    """Whether kinds, and attributes, know the same customers."""
    known = inventory.customers
    for kind in BUYING_KINDS if known.buyers else ():
        yield from joined(kind, known.by_kind.get(kind, 0), known.buyers_by_kind.get(kind, 0))
    if inventory.attributes and inventory.attributes_matched < IDS_DO_NOT_JOIN * inventory.attributes:
        share = inventory.attributes_matched / inventory.attributes
        yield Finding("attributes_do_not_join", "error", {"rows": inventory.attributes, "share": share})
    if known.lookalike_ids:
        yield Finding("lookalike_ids", "warning", {"ids": known.lookalike_ids})


def joined(kind: str, total: int, buyers: int) -> Iterator[Finding]:
    """Whether the customers of a kind that follows purchases have any."""
    if total < FEWEST_CUSTOMERS or buyers >= IDS_HARDLY_JOIN * total:
        return
    found = {"kind": kind, "customers": total, "share": buyers / total}
    if buyers < IDS_DO_NOT_JOIN * total:
        yield Finding("ids_do_not_join", "error", found, {"share": IDS_DO_NOT_JOIN})
    else:
        yield Finding("ids_hardly_join", "warning", found, {"share": IDS_HARDLY_JOIN})


def customers(inventory: Inventory, min_cluster_size: int) -> Iterator[Finding]:
    known = inventory.customers
    if known.customers < 2 * min_cluster_size:
        yield Finding("few_customers", "warning", {"customers": known.customers}, {"customers": 2 * min_cluster_size})
    if known.customers >= FEWEST_CUSTOMERS and known.largest_share > DOMINANT_SHARE:
        yield Finding("dominant_customer", "warning", {"share": known.largest_share}, {"share": DOMINANT_SHARE})
    if known.with_one_event > ONE_EVENT_SHARE * known.customers:
        share = known.with_one_event / known.customers
        yield Finding("one_event_customers", "warning", {"share": share}, {"share": ONE_EVENT_SHARE})


def rows(inventory: Inventory, summary: Mapping[str, Any]) -> Iterator[Finding]:
    """What was refused or repeated when the log was made."""
    for file, one in summary["selects"].items():
        refused = sum(one["rejected"].values())
        if refused > REJECTED_SHARE * one["rows"]:
            mostly = max(sorted(one["rejected"]), key=one["rejected"].get)
            found = {"file": file, "rows": refused, "share": refused / one["rows"], "reason": mostly}
            yield Finding("rows_rejected", "warning", found, {"share": REJECTED_SHARE})
    for table, one in summary["tables"].items():
        if lines := sum(one["unreadable"].values()):
            yield Finding("lines_unreadable", "warning", {"table": table, "lines": lines})
    repeated = sum(one["duplicates"] for one in summary["selects"].values())
    nameless = inventory.events - sum(kind.filled["event_id"] for kind in inventory.kinds.values())
    if repeated and nameless:
        total = sum(one["rows"] for one in summary["selects"].values())
        yield Finding("identical_rows", "warning", {"events": nameless, "rows": repeated, "share": repeated / total})
    if (deliveries := inventory.rows("delivery")) and inventory.rows("purchase"):
        lost = deliveries - inventory.deliveries_with_order
        if lost > UNMATCHED_SHARE * deliveries:
            yield Finding("deliveries_without_order", "warning", {"rows": lost, "share": lost / deliveries})


def doubted(summary: Mapping[str, Any]) -> Iterator[Finding]:
    """What the reading of the raw files took and yet found odd."""
    for one in summary["warnings"]:
        level: Level = "advice" if one["code"] in HARMLESS else "warning"
        yield Finding(one["code"], level, {"where": one["where"]})


def times(inventory: Inventory) -> Iterator[Finding]:
    """Silence, staleness, and what the log knows of the future."""
    period = inventory.period
    idle = (date.fromisoformat(inventory.as_of) - date.fromisoformat(period.last)).days - 1
    if idle > STALE_DAYS:
        yield Finding("stale", "warning", {"days": idle, "day": period.last}, {"days": STALE_DAYS})
    if period.longest_silence_after and period.longest_silence_days >= SILENCE_DAYS:
        found = {"days": period.longest_silence_days, "day": period.longest_silence_after}
        yield Finding("silent_stretch", "warning", found, {"days": SILENCE_DAYS})
    if inventory.events_after_as_of:
        yield Finding("known_only_later", "advice", {"events": inventory.events_after_as_of, "day": inventory.as_of})
    for kind, column in LATER_KNOWN.items():
        if (told := inventory.kinds.get(kind)) and told.filled[column] and not told.recorded_later:
            yield Finding(f"{kind}_known_at_once", "warning" if kind == "contact" else "advice")


def volume(inventory: Inventory) -> Iterator[Finding]:
    """The deepest fall by more than half from one month to the next, of each kind that most months have."""
    months = [*inventory.months.values()]
    for kind in inventory.kinds:
        if 2 * sum(month[kind] > 0 for month in months) <= len(months):
            continue
        falls = [
            (before[kind] - after[kind], month, before[kind], after[kind])
            for (_, before), (month, after) in pairwise(inventory.months.items())
            if before[kind] >= USUAL_ROWS and after[kind] < before[kind] / 2
        ]
        if falls:
            _, month, before, after = max(falls)
            yield Finding("volume_drop", "warning", {"kind": kind, "month": month, "before": before, "rows": after})


def blanks(inventory: Inventory) -> Iterator[Finding]:
    """What the source leaves unsaid."""
    if any(kind.filled["amount"] for kind in inventory.kinds.values()) and inventory.currency is None:
        yield Finding("no_currency", "advice")
    if inventory.timezone == "UTC":
        yield Finding("times_taken_as_utc", "advice")
    open_contacts = 1 - inventory.share_filled("contact", "failed")
    if inventory.rows("contact") and open_contacts > UNMATCHED_SHARE:
        yield Finding("contacts_without_outcome", "advice", {"share": open_contacts})
