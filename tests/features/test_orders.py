from features.orders import (
    cancelled_orders,
    cancelled_share,
    days_since_cancelled_order,
    multi_seller_orders,
    multi_seller_share,
)


def test_cancelled_and_split_orders_are_told_apart(past):
    log = past(
        ("purchase", 3, {"failed": True}),
        ("purchase", 4, {"failed": False}),
        ("other", 4, {"channel": "multi_seller"}),
        ("other", 5, {"channel": "newsletter"}),
        ("contact", 5, {"failed": True}),
    )
    assert cancelled_orders(log).execute() == 1
    assert cancelled_share(log).execute() == 0.5
    assert days_since_cancelled_order(log).execute() == 3
    assert multi_seller_orders(log).execute() == 1
    assert multi_seller_share(log).execute() == 0.5
