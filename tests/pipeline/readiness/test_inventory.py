"""All that is counted of a log, as it was known before its date."""

from dataclasses import asdict

from pipeline.artifacts import read_json, write_json
from tests.pipeline.readiness.logs import inventory, inventory_or_none, row


def test_what_was_known_only_later_is_counted_apart():
    found = inventory(
        [
            row(1, "visit", "2024-12-31"),
            row(1, "survey", "2024-12-31", recorded_at="2025-01-02", metric="nps", score=9.0),
            row(2, "purchase", "2025-01-01"),
        ]
    )
    assert (found.events, found.events_after_as_of, found.customers.customers) == (1, 2, 1)
    assert found.answers.answers == 0


def test_nothing_known_before_the_date_is_no_inventory():
    assert inventory_or_none([row(1, "visit", "2025-01-01")]) is None


def test_deliveries_are_matched_with_orders_by_id():
    found = inventory(
        [
            row(1, "purchase", "2024-05-01", order_id="a"),
            row(1, "purchase", "2024-05-01", order_id="a"),
            row(1, "delivery", "2024-05-03", order_id="a"),
            row(1, "delivery", "2024-05-03", order_id="b"),
            row(1, "delivery", "2024-05-03"),
        ]
    )
    assert found.deliveries_with_order == 1


def test_shares_of_a_kind_that_is_not_there_are_zero():
    found = inventory([row(1, "visit", "2024-12-31", channel="web"), row(1, "visit", "2024-12-30")])
    assert (found.share_filled("visit", "channel"), found.share_filled("return", "amount"), found.rows("return")) == (
        0.5,
        0,
        0,
    )
    assert found.days_since("2024-12-31") == 1


def test_it_can_be_written_down(tmp_path):
    found = asdict(inventory([row(1, "visit", "2024-12-31")]))
    write_json(found, tmp_path / "found.json")
    assert read_json(tmp_path / "found.json") == found
