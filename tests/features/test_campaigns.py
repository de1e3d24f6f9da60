import pytest

from features.campaigns import days_since_last_offer, offers, redeemed_share, response_share


def test_offers_are_used_or_answered_by_a_purchase_or_neither(past):
    log = past(
        ("campaign", 30, {"amount": 5}),
        ("campaign", 20, {}),
        ("purchase", 13, {}),
        ("campaign", 9, {}),
        ("purchase", 5, {"failed": True}),
        ("visit", 1, {}),
    )
    assert offers(log).execute() == 3
    assert redeemed_share(log).execute() == pytest.approx(1 / 3)
    assert response_share(log).execute() == pytest.approx(1 / 3)
    assert days_since_last_offer(log).execute() == 9
