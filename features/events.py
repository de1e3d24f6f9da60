"""The event log's contract: what its columns, kinds and metrics are called and mean."""

from dataclasses import dataclass

REQUIRED = ("customer_id", "occurred_at", "kind")
"""What every event must say; any other column may be null or, in a source's SELECT, absent."""

ANSWERS = ("survey", "review")
"""The kinds that carry a metric and a score."""


@dataclass(frozen=True)
class Column:
    """A column of the log: its type in DuckDB's words, and what it says of an event."""

    type: str
    meaning: str


COLUMNS = {
    "event_id": Column("VARCHAR", "the source's own id of this event: the key for duplicates and corrections"),
    "customer_id": Column("VARCHAR", "whose event it is; text from the first byte, 00123 stays 00123"),
    "occurred_at": Column("TIMESTAMP", "when it happened, in UTC; of an answer: when it was asked, if known"),
    "recorded_at": Column("TIMESTAMP", "when the company knew it, in UTC; occurred_at if the source does not say"),
    "kind": Column("VARCHAR", "what happened, a key of KINDS"),
    "channel": Column("VARCHAR", "where: web, app, store, phone, chat, email, courier ..."),
    "order_id": Column("VARCHAR", "what ties the events of one order or ticket together"),
    "amount": Column("DECIMAL(18,2)", "money of this event; a refund is negative"),
    "promised_at": Column("TIMESTAMP", "by when delivery or reply was promised, in UTC"),
    "late_hours": Column("DOUBLE", "hours past the promise; negative is early"),
    "wait_hours": Column("DOUBLE", "hours the customer waited: order to door, contact to solution"),
    "failed": Column("BOOLEAN", "page error, unsolved contact, cancelled order, defective goods"),
    "metric": Column("VARCHAR", "what an answer measures, a key of METRICS"),
    "score": Column("DOUBLE", "the answer on its metric's own scale"),
    "text": Column("VARCHAR", "what the customer wrote"),
}
"""The columns of ``events.parquet`` in their order, all always present."""

KINDS = {
    "visit": "one visit to the site, the app or a store",
    "purchase": "one order",
    "delivery": "an order handed over, or lost",
    "return": "goods given back, money refunded",
    "contact": "a contact with support",
    "survey": "an answer to a survey",
    "review": "a public review with stars",
    "campaign": "an offer sent or a discount used",
    "usage": "use of a service already paid for",
    "cancellation": "a contract ended",
    "other": "anything else; its channel says what",
}


@dataclass(frozen=True)
class Metric:
    """A scale of answers: its ends, and from which mark on an answer is neutral and satisfied."""

    lowest: float
    neutral_from: float
    satisfied_from: float
    highest: float


METRICS = {
    "nps": Metric(0, 7, 9, 10),
    "csat": Metric(1, 3, 4, 5),
    "csat10": Metric(1, 5, 8, 10),
    "ces": Metric(1, 3, 4, 5),
    "ces7": Metric(1, 4, 5, 7),
    "cli": Metric(0, 7, 9, 10),
    "stars": Metric(1, 3, 4, 5),
}
"""Higher is better in all of them: 5 is *easy* in ``ces``."""
