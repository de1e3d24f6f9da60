"""Which event an answer is about."""

import pytest

from features.followed import with_followed
from features.steps import steps_of


@pytest.fixture
def told(log):
    """Kind, what it is about and its channel of a log's steps in their order, one tuple per step."""

    def found(*events):
        rows = log(*(("a", kind, f"2026-{at}", more) for kind, at, more in events))
        steps = with_followed(steps_of(rows, 60)).to_pandas().sort_values(["journey", "at"], kind="stable")
        return [tuple(row) for row in steps[["kind", "followed", "followed_channel"]].to_numpy()]

    return found


def test_an_answer_is_about_the_last_event_of_its_order_before_it_was_given(told):
    order, ticket = {"order_id": "1"}, {"order_id": "9", "channel": "chat"}
    asked_early = {"order_id": "1", "metric": "nps", "score": 9.0, "recorded_at": "2026-01-06"}
    events = [
        ("purchase", "01-01", order),
        ("survey", "01-02", asked_early),
        ("delivery", "01-04", order | {"channel": "courier"}),
        ("contact", "01-05", ticket),
        ("survey", "01-07", {"order_id": "9"}),
    ]
    about = [(kind, *of) for kind, *of in told(*events) if kind == "survey"]
    assert about == [("survey", "delivery", "courier"), ("survey", "contact", "chat")]


def test_an_answer_without_an_order_is_about_the_last_event_of_the_journey(told):
    events = [("visit", "01-01", {"channel": "app"}), ("survey", "01-02", {"channel": "email"})]
    assert told(*events)[-1] == ("survey", "visit", "app")


def test_an_answer_that_follows_nothing_stands_for_itself(told):
    assert told(("review", "01-02", {"channel": "web", "order_id": "7"})) == [("review", "review", "web")]
