"""What went wrong for customers, and when, by the theme it belongs to."""

import ibis
import ibis.expr.types as ir

from features import contact, delivery, orders, returns, site

COLUMNS = ("customer_id", "order_id", "theme", "at")


def troubles(events: ir.Table) -> ir.Table:
    """One row per trouble: a parcel late or damaged, something given back, bad support, a cancelled order, an error.

    A promise is broken at its hour, be the parcel on its way still; so a late order is there twice.
    """
    failed, is_late = events.failed.fill_null(False), events.late_hours.fill_null(0.0) > 0
    conditions = {
        delivery.THEME.name: (events.kind == "delivery") & (failed | is_late),
        returns.THEME.name: events.kind == "return",
        contact.THEME.name: (events.kind == "contact") & (failed | is_late),
        orders.THEME.name: (events.kind == "purchase") & failed,
        site.THEME.name: (events.kind == "visit") & failed,
    }
    theme = ibis.cases(*((condition, name) for name, condition in conditions.items()))
    seen = events.mutate(theme=theme, at=events.occurred_at)
    return seen.filter(seen.theme.notnull()).select(*COLUMNS).union(broken_promises(events))


def broken_promises(events: ir.Table) -> ir.Table:
    """One row per order not handed over by the hour that was promised."""
    delivered = events.filter(events.kind == "delivery").select("customer_id", "order_id", delivered_at="occurred_at")
    ordered = events.filter(events.kind == "purchase", ~events.failed.fill_null(False), events.order_id.notnull())
    promised = ordered.select("customer_id", "order_id", theme=ibis.literal(delivery.THEME.name), at="promised_at")
    kept = delivered.filter(delivered.order_id.notnull())
    both = promised.filter(promised.at.notnull()).left_join(kept, ["customer_id", "order_id"])
    return both.filter(both.delivered_at.isnull() | (both.delivered_at > both.at)).select(*COLUMNS)
