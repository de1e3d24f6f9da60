import pytest

from features.past import MOMENT
from features.sequence import NEIGHBOURS, in_sequence


@pytest.fixture
def neighbours(past):
    """What each event of a past is told of its neighbours, by age and kind; null as None."""

    def told(*rows):
        found = past(*rows).to_pandas().astype(object)
        found = found.where(found.notna(), None).set_index(["days_ago", "kind"])
        return {key: tuple(row) for key, row in zip(found.index, found[[*NEIGHBOURS]].to_numpy(), strict=True)}

    return lambda column, *rows: {key: values[[*NEIGHBOURS].index(column)] for key, values in told(*rows).items()}


def test_the_event_before_and_after_are_of_the_same_kind(neighbours):
    rows = [("contact", 9, {}), ("visit", 7, {}), ("contact", 4, {}), ("contact", 1, {})]
    assert neighbours("previous_days_ago", *rows) == {
        (9, "contact"): None,
        (7, "visit"): None,
        (4, "contact"): 9,
        (1, "contact"): 4,
    }
    assert neighbours("next_days_ago", *rows)[9, "contact"] == 4


def test_a_cancelled_purchase_stands_between_no_others(neighbours):
    found = neighbours(
        "previous_days_ago", ("purchase", 9, {}), ("purchase", 5, {"failed": True}), ("purchase", 1, {"failed": False})
    )
    assert found == {(9, "purchase"): None, (5, "purchase"): None, (1, "purchase"): 9}


def test_the_channel_before_is_that_of_the_last_step_of_any_kind_in_a_month(neighbours):
    found = neighbours(
        "previous_channel",
        ("visit", 60, {"channel": "web"}),
        ("visit", 29, {"channel": "app"}),
        ("delivery", 20, {"channel": "courier"}),
        ("contact", 9, {"channel": "phone"}),
        ("usage", 5, {}),
        ("visit", 4, {"channel": "web"}),
    )
    assert [found[key] for key in sorted(found, reverse=True)] == [None, None, None, "app", "phone", None]


def test_steps_at_the_same_time_go_by_kind_and_channel_whatever_their_order(neighbours):
    rows = [("visit", 3, {"channel": "web"}), ("contact", 3, {"channel": "phone"}), ("visit", 9, {"channel": "app"})]
    for each in (rows, rows[::-1]):
        found = neighbours("previous_channel", *each)
        assert (found[3, "contact"], found[3, "visit"]) == ("app", "phone")


def test_the_next_step_is_the_one_a_customer_takes(neighbours):
    found = neighbours("next_step_days_ago", ("visit", 9, {}), ("delivery", 5, {}), ("contact", 2, {}))
    assert found == {(9, "visit"): 2, (5, "delivery"): None, (2, "contact"): None}


def test_the_next_purchase_is_the_first_that_went_through_from_the_event_on(neighbours):
    found = neighbours(
        "next_purchase_days_ago",
        ("visit", 9, {}),
        ("purchase", 7, {"failed": True}),
        ("purchase", 5, {"failed": False}),
        ("campaign", 5, {}),
        ("purchase", 3, {}),
        ("visit", 1, {}),
    )
    assert found == {
        (9, "visit"): 5,
        (7, "purchase"): 5,
        (5, "purchase"): 5,
        (5, "campaign"): 5,
        (3, "purchase"): 3,
        (1, "visit"): None,
    }


def test_no_customer_or_moment_is_the_neighbour_of_another(past):
    log = past(("visit", 9, {"customer_id": "ann"}), ("visit", 5, {"customer_id": "bob"}))
    assert in_sequence(log.drop(*NEIGHBOURS), MOMENT).previous_days_ago.to_pyarrow().null_count == 2
