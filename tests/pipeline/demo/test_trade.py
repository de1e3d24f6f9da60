from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from pipeline.demo import trade
from pipeline.demo.clock import Clock
from pipeline.demo.shop import simulate


@pytest.fixture(scope="module")
def books():
    return simulate(3000, 400, date(2026, 7, 1), seed=5, structure=True).books


@pytest.fixture(scope="module")
def orders(books):
    return trade.orders(books)


def test_the_cash_system_writes_local_time(orders):
    assert orders["created"].str.fullmatch(r"\d\d\.\d\d\.\d{4} \d\d:\d\d").all()


def test_a_few_orders_stand_there_twice_and_a_few_without_customer(orders):
    for wrong in (orders.duplicated(), orders["client"] == ""):
        assert 0 < wrong.mean() < 0.0025


def test_every_order_but_those_of_stores_promises_a_delivery(orders):
    assert (orders["promised"] == "").equals(orders["place"] == "store")
    assert orders["place"].value_counts(normalize=True).min() > 0.1


def test_what_is_cancelled_after_the_log_is_not_cancelled_yet(books):
    found = books.happened("orders")
    over_night = found[np.floor(found["cancelled_at"]) > np.floor(found["at"])].iloc[-1]
    night = Clock(date(2026, 7, 1), days=int(over_night["cancelled_at"]))
    known = trade.orders(replace(books, clock=night)).set_index("order_no")["cancelled"]
    assert (known.loc[[str(over_night["order"] + 100_000)]] == "").all()
    assert (known != "").any()


def test_parcels_on_their_way_have_no_end_yet(books):
    shipments = trade.shipments(books)
    under_way = shipments["handed_over"].isna()
    assert 0 < under_way.sum() < 0.1 * len(shipments)
    assert shipments["handed_over"].max() < pd.Timestamp("2026-07-01", tz="UTC")
    assert not shipments["damaged"][under_way].any()
    assert (shipments["promised"] > shipments["accepted"]).all()


def test_a_return_refunds_an_order_that_stands_in_the_books(books, orders):
    returns = trade.returns(books)
    paid = orders.drop_duplicates().set_index("order_no")["total"]
    assert (paid[returns["order_no"]].to_numpy() == returns["refund"].to_numpy()).all()
    assert 0.2 < (returns["reason"] == "faulty").mean() < 0.8


def test_a_used_coupon_stands_with_its_order_and_others_are_used_never(books):
    coupons = trade.coupons(books)
    used = coupons["used"] != ""
    assert 0.7 < used.mean() < 0.8
    assert (coupons["order_no"] != "").equals(used)
    assert coupons["discount"].notna().equals(used)


def test_an_unused_coupon_does_not_tell_that_a_purchase_is_coming(books):
    """Else a sent coupon would know who has not left."""
    coupons, left_at = trade.coupons(books), books.story.left_at
    unused = coupons[coupons["used"] == ""]
    customer = unused["customer"].str[2:].astype(int).to_numpy() - 1
    sent = (pd.to_datetime(unused["sent"]) - pd.Timestamp("2026-07-01", tz="UTC")).dt.total_seconds() / 86_400 + 400
    assert (sent.to_numpy() > left_at[customer]).any()


def test_every_customer_has_a_card(books):
    customers = trade.customers(books)
    assert customers["customer_id"].is_unique
    assert len(customers) == 3000
    assert set(customers["may_contact"]) == {"yes", "no"}
