"""Files of the systems that sell and send: cards, orders, parcels, returns, coupons.

The cash system writes Moscow's time and decimal commas, the warehouse Parquet in UTC, marketing ISO times.
"""

import numpy as np
import pandas as pd

from pipeline.demo.books import Books, card, crm, mixed, order_no

DUPLICATED, NAMELESS = 0.001, 0.001
"""Shares of orders that stand there twice, and that nobody's card was shown for."""


def customers(books: Books) -> pd.DataFrame:
    """One row per customer."""
    people = books.people
    return pd.DataFrame(
        {
            "customer_id": card(np.arange(people.size)),
            "registered": books.clock.day(people.registered),
            "city": people.city,
            "language": people.language,
            "may_contact": np.where(people.may_contact, "yes", "no"),
        }
    )


def orders(books: Books) -> pd.DataFrame:
    """One row per order, as it stands when the log ends."""
    found = books.happened("orders")
    table = pd.DataFrame(
        {
            "order_no": order_no(found["order"]),
            "client": card(found["customer"]),
            "created": books.clock.moscow(found["at"]),
            "place": found["place"],
            "total": found["paid"],
            "promised": books.clock.moscow(found["promised_at"]),
            "cancelled": books.clock.moscow(books.clock.past(found["cancelled_at"])),
        }
    )
    nameless = books.some(table, NAMELESS).assign(client="", order_no=lambda rows: "9" + rows["order_no"])
    return mixed(table, books.some(table, DUPLICATED), nameless)


def shipments(books: Books) -> pd.DataFrame:
    """One row per parcel; those on their way have no time of handing over."""
    ordered = books.story.tables["orders"][["order", "at"]].rename(columns={"at": "ordered_at"})
    found = books.story.tables["deliveries"].merge(ordered, on="order")
    clock = books.clock
    return pd.DataFrame(
        {
            "order_no": order_no(found["order"]),
            "recipient": found["customer"] + 1,
            "accepted": clock.utc(found["ordered_at"]),
            "promised": clock.utc(found["promised_at"]),
            "handed_over": clock.utc(clock.past(found["at"])),
            "damaged": found["damaged"] & (found["at"] < clock.days),
        }
    )


def returns(books: Books) -> pd.DataFrame:
    """One row per order given back; the cash desk notes whose order it was no second time."""
    found = books.happened("returns").merge(books.story.tables["orders"][["order", "paid"]], on="order")
    other = books.rng.choice(["does not fit", "changed my mind", "ordered twice"], len(found))
    return pd.DataFrame(
        {
            "return_no": "R" + (found.index + 1).astype(str),
            "order_no": order_no(found["order"]),
            "received": books.clock.moscow(found["at"]),
            "refund": found["paid"],
            "reason": np.where(found["defective"], "faulty", other),
        }
    )


def coupons(books: Books) -> pd.DataFrame:
    """One row per coupon sent; those used stand with their order, after a third of which comes another in vain."""
    ordered = books.happened("orders").query("discount > 0")
    used = ordered.assign(used_at=ordered["at"], sent_at=ordered["at"] - books.rng.uniform(1, 9, len(ordered)))
    vain = books.some(ordered, 1 / 3).assign(order=-1, discount=np.nan, used_at=np.nan)
    vain = vain.assign(sent_at=vain["at"] + books.rng.uniform(5, 25, len(vain))).query("sent_at < @books.clock.days")
    found = pd.concat([used, vain]).sort_values(["sent_at", "order"], kind="stable", ignore_index=True)
    return pd.DataFrame(
        {
            "coupon": found.index + 1,
            "customer": crm(found["customer"]),
            "sent": books.clock.iso(found["sent_at"]),
            "used": books.clock.iso(found["used_at"]),
            "order_no": order_no(found["order"]),
            "discount": found["discount"],
        }
    )
