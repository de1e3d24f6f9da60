"""Files of the systems that listen: web analytics, the help desk, the survey tool, reviews.

Web analytics writes milliseconds and plain numbers for customers, the help desk ISO times and ids with a letter.
"""

import json

import numpy as np
import pandas as pd

from pipeline.demo.books import Books, card, crm, mixed, order_no
from pipeline.demo.texts import write_messages, write_reviews

QUESTIONS = {
    "nps": "recommend_0_10",
    "csat": "how_satisfied_1_5",
    "ces": "how_easy_1_5",
    "cli": "loyalty_index_0_10",
}
"""What the survey tool calls the metrics."""

REPLY_PROMISED_DAYS = 1.0

DO_NOT_KNOW, DO_NOT_KNOW_SHARE = 99, 0.003
TIMELESS_SHARE = 0.0002
"""Of visits, in 1970."""


def visits(books: Books) -> pd.DataFrame:
    """One row per visit to the site or the app."""
    found = books.happened("visits")
    table = pd.DataFrame(
        {
            "session": found.index + 1,
            "user": found["customer"] + 1,
            "started_ms": books.clock.epoch_ms(found["at"]),
            "platform": found["place"],
            "errors": np.where(found["failed"], books.rng.integers(1, 4, len(found)), 0),
        }
    )
    timeless = books.some(table, TIMELESS_SHARE)
    return mixed(table, timeless.assign(session=timeless["session"] + len(table), started_ms=0))


def tickets(books: Books) -> pd.DataFrame:
    """One row per ticket, as it stands when the log ends."""
    found, clock = books.happened("contacts"), books.clock
    closed_at = clock.past(found["closed_at"])
    language = books.people.language[found["customer"]]
    return pd.DataFrame(
        {
            "ticket": "T" + (found.index + 1).astype(str),
            "customer": crm(found["customer"]),
            "order_no": order_no(found["order"]),
            "opened": clock.iso(found["at"]),
            "reply_due": clock.iso(found["at"] + REPLY_PROMISED_DAYS),
            "closed": clock.iso(closed_at),
            "status": np.where(np.isnan(closed_at), "open", np.where(found["solved"], "solved", "not solved")),
            "channel": books.rng.choice(["phone", "chat", "email"], len(found), p=[0.3, 0.45, 0.25]),
            "message": write_messages(language, found["theme"].to_numpy(), books.rng),
        }
    )


def surveys(books: Books, asked: pd.DataFrame) -> pd.DataFrame:
    """One row per answer."""
    found = answered(asked[asked["metric"] != "stars"])
    table = pd.DataFrame(
        {
            "answer_no": found.index + 1,
            "card": card(found["customer"]),
            "question": found["metric"].map(QUESTIONS),
            "sent": books.clock.iso(found["asked_at"]),
            "answered": books.clock.iso(found["answered_at"]),
            "mark": found["score"],
        }
    )
    undecided = books.some(table, DO_NOT_KNOW_SHARE)
    return mixed(table, undecided.assign(answer_no=undecided["answer_no"] + len(table), mark=DO_NOT_KNOW))


def reviews(books: Books, asked: pd.DataFrame) -> str:
    """One line of JSON per review."""
    found, people = answered(asked[asked["metric"] == "stars"]), books.people
    customer, stars = found["customer"].to_numpy(), found["score"].to_numpy()
    pain = np.where(people.pain_since[customer] <= found["asked_at"], people.pain[customer], "none")
    table = pd.DataFrame(
        {
            "review": found.index + 1,
            "author": customer + 1,
            "order_no": order_no(found["order"]),
            "invited": books.clock.iso(found["asked_at"]),
            "published": books.clock.iso(found["answered_at"]),
            "stars": stars,
            "text": write_reviews(people.language[customer], stars, pain, books.rng),
        }
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in table.to_dict("records"))


def answered(asked: pd.DataFrame) -> pd.DataFrame:
    """In the order in which the answers came."""
    return asked.dropna(subset="answered_at").sort_values("answered_at", kind="stable", ignore_index=True)
