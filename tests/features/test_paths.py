"""A journey as its sequence of touchpoints, and how it ended."""

from datetime import date

import ibis
import pytest

from features.paths import MORE, STEPS_TOLD, paths_of
from features.steps import steps_of

AS_OF = date(2026, 7, 1)


@pytest.fixture
def walked(log):
    """The only journey of a log, as a row."""

    def found(*events):
        rows = log(*(("a", kind, f"2026-{at}", more) for kind, at, more in events))
        steps = steps_of(rows, 60).mutate(segment_id=ibis.literal("s"))
        [row] = paths_of(steps, AS_OF, 60).to_pyarrow().to_pylist()
        return row

    return found


def test_runs_of_one_kind_are_one_step(walked):
    row = walked(("visit", "01-01", {}), ("visit", "01-02", {}), ("purchase", "01-03", {}), ("delivery", "01-05", {}))
    assert (row["path"], row["steps"], row["segment_id"]) == ("visit>purchase>delivery", 3, "s")


def test_a_long_path_is_cut_and_says_so(walked):
    kinds = ["contact", "return"] * 7
    row = walked(*((kind, f"01-{day:02}", {}) for day, kind in enumerate(kinds, 1)))
    assert row["path"].split(">") == [*kinds[:STEPS_TOLD], MORE]
    assert row["steps"] == len(kinds)


def test_an_order_that_went_through_finishes_a_journey(walked):
    assert walked(("visit", "01-01", {}), ("purchase", "01-02", {}))["is_unfinished"] is False
    assert walked(("visit", "01-01", {}), ("purchase", "01-02", {"failed": True}))["is_unfinished"] is True


def test_a_visit_without_an_order_is_unfinished_once_it_is_over(walked):
    over, under_way = walked(("visit", "01-01", {})), walked(("visit", "06-01", {}))
    assert (over["is_unfinished"], over["is_under_way"]) == (True, False)
    assert (under_way["is_unfinished"], under_way["is_under_way"]) == (None, True)


def test_an_offer_nobody_took_up_had_nothing_to_finish(walked):
    row = walked(("campaign", "01-01", {}))
    assert (row["is_unfinished"], row["is_under_way"]) == (None, False)


def test_a_failure_at_any_step_counts(walked):
    order = ("purchase", "01-02", {})
    assert walked(("visit", "01-01", {"failed": True}), order)["is_failed"] is True
    assert walked(("visit", "01-01", {"failed": False}), order)["is_failed"] is False
