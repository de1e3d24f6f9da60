"""What a log lets us tell without a model."""

from collections import Counter

from features.journey import STAGES
from pipeline.readiness.inventory import Inventory
from pipeline.readiness.statement import Ability, Status
from pipeline.report.figures import FEW, MANY

MOST = 0.5
"""The share of rows from which on a column is taken to be there."""

MONTHS = 12
QUARTER_DAYS = 91
"""A variation between months needs three of them."""


def journey(inventory: Inventory) -> Ability:
    seen = [stage for stage, kinds in STAGES.items() if any(inventory.rows(kind) for kind in kinds)]
    absent = [stage for stage in STAGES if stage not in seen]
    found = {"stages": len(seen), "seen": ",".join(seen), "absent": ",".join(absent)}
    status: Status = "yes" if not absent else "limited" if len(seen) > 1 else "no"
    return Ability("journey", status, "stages_missing" if absent else "stages_all", found, {"stages": len(STAGES)})


def promises(inventory: Inventory) -> Ability:
    """Promised at the order, measured at the door, and the two tied together by the order's id."""
    if not (deliveries := inventory.rows("delivery")):
        return Ability("promises", "no", "no_deliveries")
    found = {
        "promised_share": inventory.share_filled("purchase", "promised_at"),
        "measured_share": inventory.share_filled("delivery", "late_hours"),
        "matched_share": inventory.deliveries_with_order / deliveries,
    }
    there = [float(share) >= MOST for share in found.values()]
    status: Status = "yes" if all(there) else "limited" if any(there[:2]) else "no"
    return Ability("promises", status, "promises_kept" if all(there) else "promises_unknown", found)


def survey_figure(name: str, customers: int) -> Ability:
    """As the report tells a figure: nothing of few customers, of not many only its interval."""
    found = {"answering": customers}
    if customers >= MANY:
        return Ability(name, "yes", "figure_told", found, {"answering": MANY})
    if customers >= FEW:
        return Ability(name, "limited", "interval_told", found, {"answering": MANY})
    return Ability(name, "no", "figure_missing", found, {"answering": FEW})


def xyz(inventory: Inventory, least: float) -> Ability:
    """How evenly customers spend over the months; ``least`` is the share who must buy again, as churn asks for it."""
    share = inventory.customers.repeat_share
    days = (
        inventory.days_since(inventory.kinds["purchase"].first) if inventory.share_filled("purchase", "amount") else 0
    )
    found = {"days": days, "repeat_share": share}
    needed = {"days": QUARTER_DAYS, "repeat_share": least}
    if days < QUARTER_DAYS:
        return Ability("xyz", "no", "too_few_months", found, needed)
    if share < least:
        return Ability("xyz", "limited", "bought_in_one_month", found, needed)
    return Ability("xyz", "yes", "months_known", found, needed)


def seasonality(inventory: Inventory) -> Ability:
    """A season is known once it has come back: each calendar month in two years."""
    seen = Counter(month[-2:] for month, rows in inventory.months.items() if any(rows.values()))
    found = {"months": len(seen), "twice": sum(years > 1 for years in seen.values())}
    needed = {"twice": MONTHS}
    if found["twice"] == MONTHS:
        return Ability("seasonality", "yes", "seasons_came_back", found, needed)
    return Ability("seasonality", "limited" if len(seen) == MONTHS else "no", "seasons_not_seen_twice", found, needed)
