"""All that is counted of a log before it is judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis.expr.types as ir
import pandas as pd

from features.past import known_before
from pipeline.readiness.answers import (
    Answers,
    RatedTexts,
    answers_by,
    answers_in,
    rated_texts_of,
    recent_customers,
    scored,
    texts_of,
)
from pipeline.readiness.customers import Customers, attributes_matched, customers_of
from pipeline.readiness.kinds import Kind, Period, days_of, kinds_of, months_of, period_of
from pipeline.report.figures import ANSWERS_COUNT_DAYS, FIGURES, SAME_ANSWERS


@dataclass(frozen=True)
class Inventory:
    """What was known before ``as_of``, and what the source says of it."""

    as_of: str
    currency: str | None
    timezone: str
    events: int
    events_after_as_of: int
    period: Period
    kinds: dict[str, Kind]
    months: dict[str, dict[str, int]]
    """Rows by complete month and kind."""
    customers: Customers
    answers: Answers
    """Those that satisfaction is learned from."""
    answers_by_metric: dict[str, Answers]
    answers_by_channel: dict[str, Answers]
    recent_customers: dict[str, int]
    """Customers who lately gave an answer that the figure is made of."""
    texts: dict[str, int]
    """By kind."""
    rated_texts: dict[str, RatedTexts]
    """By script."""
    deliveries_with_order: int
    """Deliveries whose order is among the purchases."""
    attributes: int
    attributes_matched: int

    def rows(self, kind: str) -> int:
        return self.kinds[kind].rows if kind in self.kinds else 0

    def share_filled(self, kind: str, column: str) -> float:
        """Of the kind's rows those with a value in the column; 0 where there are none."""
        return self.kinds[kind].filled[column] / self.kinds[kind].rows if kind in self.kinds else 0.0

    def days_since(self, day: str) -> int:
        return (date.fromisoformat(self.as_of) - date.fromisoformat(day)).days


def take_inventory(
    events: ir.Table,
    attributes: pd.DataFrame,
    source: dict[str, Any],
    *,
    answer_channels: Sequence[str],
    neutral_from: float,
) -> Inventory | None:
    """Count everything in a few passes over the log, none of which holds it; None where nothing is known yet."""
    as_of = date.fromisoformat(source["as_of"])
    known = known_before(events, as_of)
    days = days_of(known)
    if not days:
        return None
    answers, used = scored(known), scored(known, answer_channels)
    kinds = kinds_of(known, days)
    rows = sum(kind.rows for kind in kinds.values())
    return Inventory(
        as_of=source["as_of"],
        currency=source["currency"],
        timezone=source["timezone"],
        events=rows,
        events_after_as_of=int(events.count().to_pyarrow().as_py()) - rows,
        period=period_of(days),
        kinds=kinds,
        months=months_of(days, as_of),
        customers=customers_of(known),
        answers=answers_in(used, neutral_from),
        answers_by_metric=answers_by(answers, "metric", neutral_from),
        answers_by_channel=answers_by(answers, "channel", neutral_from),
        recent_customers=recent_customers(
            used,
            {name: figure.metrics for name, figure in FIGURES.items() if name not in SAME_ANSWERS},
            as_of,
            ANSWERS_COUNT_DAYS,
        ),
        texts=texts_of(known),
        rated_texts=rated_texts_of(answers),
        deliveries_with_order=deliveries_with_order(known),
        attributes=len(attributes),
        attributes_matched=attributes_matched(known, attributes),
    )


def deliveries_with_order(events: ir.Table) -> int:
    orders = events.filter(events.kind == "purchase").select("order_id")
    delivered = events.filter(events.kind == "delivery").select("order_id")
    return int(delivered.semi_join(orders, "order_id").count().to_pyarrow().as_py())
