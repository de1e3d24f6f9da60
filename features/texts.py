"""What customers wrote, and the tone it was found to have."""

import ibis
import ibis.expr.types as ir
import pandas as pd

from features.marks import mark

TEXT = ("customer_id", "kind", "text")
"""What has a tone: the same words of one customer have it once."""

OF_EVENT = ("channel", "order_id", "metric", "score", "occurred_at", "recorded_at")
"""What else is told of an event in which something was written."""


def written(known: ir.Table) -> ir.Table:
    """One row per text: whose, in which kind of event, with its ``mark`` of 0-100 and whether it is ``about_contact``.

    About a contact speak its own text and that of a survey with the same ``order_id``.
    """
    tickets = known.filter(known.kind == "contact", known.order_id.notnull()).select("customer_id", "order_id")
    told = known.filter(known.text.notnull())
    about = told.left_join(tickets.distinct().mutate(is_ticket=True), ["customer_id", "order_id"])
    after_contact = (about.kind == "survey") & about.is_ticket.fill_null(False)
    return about.select(
        *TEXT,
        *OF_EVENT,
        mark=mark(about.metric, about.score),
        about_contact=(about.kind == "contact") | after_contact,
    )


def with_tones(events: ir.Table, tones: pd.DataFrame) -> ir.Table:
    """The events with the ``tone`` of what the customer wrote; without that column where no tone is known."""
    if tones.empty:
        return events
    told = ibis.memtable(tones[[*TEXT, "tone"]])
    return events.left_join(told, TEXT).drop(f"{column}_right" for column in TEXT)
