from features.returns import (
    days_since_defective_return,
    days_since_last_return,
    defective_returns,
    refunded,
    refunded_share,
    return_share,
    returns,
)


def test_returns_are_counted_by_reason_and_money(past):
    log = past(
        ("purchase", 9, {"amount": 60}),
        ("purchase", 8, {"amount": 60}),
        ("return", 7, {"amount": -25, "failed": True}),
        ("return", 3, {"amount": -5, "failed": False}),
        ("contact", 1, {"failed": True}),
    )
    assert returns(log).execute() == 2
    assert defective_returns(log).execute() == 1
    assert return_share(log).execute() == 1
    assert refunded(log).execute() == 30
    assert refunded_share(log).execute() == 0.25
    assert days_since_last_return(log).execute() == 3
    assert days_since_defective_return(log).execute() == 7


def test_without_returns_no_money_is_refunded(past):
    assert refunded_share(past(("purchase", 9, {"amount": 60}))).execute() == 0
