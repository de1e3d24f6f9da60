"""Which groups are which, from a few customers by hand."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.identity.matching import Change, carried_on, changes, jaccard, overlap, steady


def pairs(**counts: int) -> pd.DataFrame:
    """So many customers who were in the first and are in the second segment of each name ``then_now``."""
    rows = [name.split("_") for name, count in counts.items() for _ in range(count)]
    return pd.DataFrame(rows, columns=["then", "now"], index=[str(number) for number in range(len(rows))])


def told(compared: pd.DataFrame) -> list[Change]:
    """Changes where every group keeps the name it has now."""
    return list(changes(overlap(compared)))


def test_jaccard_is_the_shared_part_of_both():
    found = jaccard(overlap(pairs(a_x=6, a_y=2, b_x=2)))
    assert found.loc["a", "x"] == pytest.approx(6 / 10)
    assert found.loc["b", "x"] == pytest.approx(2 / 8)
    assert found.loc["b", "y"] == 0


def test_a_group_carries_on_the_segment_it_shares_most_customers_with():
    assert carried_on(overlap(pairs(a_x=8, a_y=1, b_x=1, b_y=8)), 0.5) == {"x": "a", "y": "b"}


def test_a_group_that_shares_less_than_half_is_a_new_one():
    assert carried_on(overlap(pairs(a_x=49, a_y=51)), 0.5) == {"y": "a"}
    assert carried_on(overlap(pairs(a_x=49, a_y=49, b_y=2)), 0.5) == {"x": "a"}
    assert carried_on(overlap(pairs(a_x=4, a_y=3, a_z=3)), 0.5) == {}


def test_no_two_groups_carry_on_one_segment():
    found = carried_on(overlap(pairs(a_x=5, a_y=5)), 0.5)
    assert list(found.values()) == ["a"]


def test_many_weak_likenesses_do_not_outweigh_a_strong_one():
    compared = pairs(a_x=50, b_x=45, a_y=45)
    assert carried_on(overlap(compared), 0.3) in ({"x": "a"}, {"x": "b", "y": "a"})
    assert carried_on(overlap(pairs(a_x=60, b_x=20, a_y=20)), 0.5) == {"x": "a"}


def test_a_segment_of_which_two_have_a_quarter_each_has_split():
    assert told(pairs(a_a=70, a_b=30, b_b=60)) == [Change("split", "a", ("a", "b"))]
    assert told(pairs(a_a=80, a_b=20, b_b=60)) == []


def test_segments_that_give_half_of_themselves_to_one_are_merged():
    assert told(pairs(a_a=60, b_a=40)) == [Change("died", "b", ("a",)), Change("merged", "a", ("a", "b"))]


def test_who_is_born_has_its_customers_from_somewhere_and_who_died_left_them_to_somebody():
    assert told(pairs(a_a=80, a_c=10, b_c=60)) == [Change("died", "b", ("c",)), Change("born", "c", ("b",))]


def test_nothing_became_of_segments_that_kept_their_customers():
    assert told(pairs(a_a=5, b_b=7)) == []
    assert told(pairs()) == []


LABELS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("wxyz")), min_size=1, max_size=60)


@given(LABELS, st.randoms())
@settings(deadline=None, max_examples=25)
def test_neither_the_order_of_customers_nor_their_ids_matter(rows, random):
    compared = pd.DataFrame(rows, columns=["then", "now"])
    shuffled = compared.sample(frac=1, random_state=random.randrange(1000)).set_axis(
        [f"renamed {number}" for number in range(len(rows))]
    )
    assert carried_on(overlap(compared), 0.5) == carried_on(overlap(shuffled), 0.5)
    assert told(compared) == told(shuffled)


@given(LABELS)
@settings(deadline=None, max_examples=25)
def test_what_is_carried_on_is_enough_alike_and_nothing_that_is_more_than_enough_is_left(rows):
    shared = overlap(pd.DataFrame(rows, columns=["then", "now"]))
    alike, found = jaccard(shared), carried_on(shared, 0.5)
    assert len(set(found.values())) == len(found)
    assert all(alike.loc[then, now] >= 0.5 for now, then in found.items())
    for now in alike.columns:
        best = alike[now].max()
        assert best <= 0.5 or found[now] == alike[now].idxmax()


DAYS = pd.to_datetime(["2026-01-01", "2026-02-01", "2026-03-01"])


def placed(*rows: tuple[str, int, str]) -> pd.DataFrame:
    found = [(one, DAYS[day], where) for one, day, where in rows]
    return pd.DataFrame(found, columns=["customer_id", "as_of", "segment_id"]).astype({"as_of": "datetime64[us]"})


def test_of_customers_who_stay_where_they_are_another_place_is_the_models_doing():
    earlier = placed(("a", 1, "x"), ("b", 1, "x"), ("c", 1, "x"))
    today = placed(("a", 1, "x"), ("b", 1, "y"), ("d", 1, "x"), ("c", 2, "y"))
    assert steady(earlier, today).to_dict("index") == {"a": {"then": "x", "now": "x"}, "b": {"then": "x", "now": "y"}}


def test_between_two_dates_only_those_who_did_not_move_are_compared():
    earlier = placed(("a", 1, "x"), ("b", 1, "x"), ("c", 1, "x"))
    today = placed(*(("a", day, "y") for day in (0, 2)), ("b", 0, "x"), ("b", 2, "y"), ("c", 2, "x"))
    assert steady(earlier, today).to_dict("index") == {"a": {"then": "x", "now": "y"}}


def test_nobody_is_compared_with_no_run():
    assert steady(placed(), placed(("a", 1, "x"))).empty
