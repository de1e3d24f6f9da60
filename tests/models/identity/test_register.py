"""Ids last as long as their customers stay together, and are never given twice."""

import json

import pandas as pd
import pytest

from models.identity.matching import Change
from models.identity.register import Kind, Register

DAYS = [pd.Timestamp(2026, month, 1) for month in range(1, 8)]


def kinds(*codes: str) -> list[Kind]:
    return [Kind(code, "neutral", code, -1) for code in codes]


def compared(**counts: int) -> pd.DataFrame:
    rows = [name.split("_") for name, count in counts.items() for _ in range(count)]
    return pd.DataFrame(rows, columns=["then", "now"])


def run(register: Register, month: int, codes: str, last: int | None = None, **counts: int) -> Register:
    """The register after a run as of that month's first, ``last`` the month of the run before."""
    known = register.before(DAYS[month - 1], pd.NaT if last is None else DAYS[last - 1])
    return known.after(DAYS[month - 1], kinds(*codes), compared(**counts), 0.5)


@pytest.fixture
def first() -> Register:
    return run(Register(), 1, "ab")


def test_in_the_first_run_the_id_is_what_the_segment_is(first):
    assert first.ids == {"a": "a", "b": "b"}
    assert first.news == []
    assert {(one.first_seen, one.last_seen) for one in first.entries} == {("2026-01-01", "2026-01-01")}


def test_a_group_carries_on_the_id_of_its_customers_whatever_it_is_now(first):
    second = run(first, 2, "ac", 1, a_a=9, b_c=8, b_a=1)
    assert second.ids == {"a": "a", "c": "b"}
    [_, b] = second.entries
    assert (b.kind.code, b.first_seen, b.last_seen) == ("c", "2026-01-01", "2026-02-01")


def test_another_group_of_the_same_kind_takes_an_id_that_no_segment_ever_had(first):
    second = run(first, 2, "ac", 1, a_a=9, b_c=9)
    third = run(second, 3, "abc", 2, a_a=9, b_c=9, a_b=2)
    assert third.ids == {"a": "a", "c": "b", "b": "b-2"}
    fourth = run(third, 4, "ac", 3, a_a=9, b_c=9)
    fifth = run(fourth, 5, "abc", 4, a_a=9, b_c=9, a_b=2)
    assert fifth.ids["b"] == "b-3"
    assert [one.segment_id for one in fifth.entries] == ["a", "b", "b-2", "b-3"]


def test_a_segment_without_anybody_to_compare_goes_on_as_its_kind(first):
    second = run(first, 2, "ab", 1, a_a=9)
    assert second.ids == {"a": "a", "b": "b"}
    assert second.news == []


def test_what_became_of_segments_is_told_by_their_ids(first):
    second = run(first, 2, "ac", 1, a_a=9, b_a=8)
    assert second.news == [Change("died", "b", ("a",)), Change("merged", "a", ("a", "b"))]
    assert {one.segment_id: one.last_seen for one in second.entries}["b"] == "2026-01-01"


def test_a_run_made_again_changes_nothing(first):
    second = run(first, 2, "ac", 1, a_a=9, b_c=5, a_c=4)
    assert run(second, 2, "ac", 1, a_a=9, b_c=5, a_c=4) == second
    assert run(run(Register(), 1, "ab"), 1, "ab") == first


def test_what_was_tried_on_the_same_day_leaves_no_trace(first):
    tried = run(run(first, 2, "abcd", 1, a_a=5, a_d=5, b_c=9), 2, "ab", 1, a_a=9, b_b=9)
    assert tried == run(first, 2, "ab", 1, a_a=9, b_b=9)


def test_events_of_earlier_runs_stay(first):
    second = run(first, 2, "a", 1, a_a=9, b_a=9)
    third = run(second, 3, "a", 2, a_a=18)
    assert third.news == []
    assert third.events == second.events


def test_it_survives_as_json(first):
    second = run(first, 2, "ac", 1, a_a=9, b_a=8)
    assert Register.from_record(json.loads(json.dumps(second.record))) == second
    assert Register.from_record({}) == Register()
