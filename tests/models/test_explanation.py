import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.explanation import NO_COLUMN, by_theme, foremost, strongest_themes, telling_columns, usual_range

PARTS = st.lists(st.lists(st.integers(-3, 3), min_size=4, max_size=4), min_size=1, max_size=8)
NAMES = ["delivery", "contact", "price", "site"]


def test_columns_of_one_theme_are_summed_in_order_of_first_appearance():
    found = by_theme(np.array([[1.0, 2, 4], [-1, 0, 1]]), ["price", "delivery", "price"])
    assert found.columns.tolist() == ["price", "delivery"]
    assert found.to_numpy().tolist() == [[5, 2], [0, 0]]


def test_of_the_unhappy_the_themes_that_take_most_are_told_with_their_sign():
    parts = pd.DataFrame([[-5.0, 3, -9, 0]], columns=NAMES)
    found = strongest_themes(parts, towards=np.array([-1]))
    assert found.to_dict("list") == {"row": [0, 0], "theme": ["price", "delivery"], "effect": [-9, -5]}


def test_what_moves_by_less_than_asked_for_is_left_out():
    parts = pd.DataFrame([[2.0, 0.99, 1.0, 0]], columns=NAMES)
    assert strongest_themes(parts, np.array([1]), at_least=1).theme.tolist() == ["delivery", "price"]


def test_a_tie_goes_to_the_theme_named_first_even_if_the_last_bits_differ():
    parts = pd.DataFrame([[0.3, 0.1 + 0.2, 0.3 - 1e-12, 0.0]], columns=NAMES)
    assert strongest_themes(parts, towards=np.array([1])).theme.tolist() == ["delivery", "contact", "price"]


@given(parts=PARTS, data=st.data())
@settings(deadline=None, max_examples=80)
def test_the_strongest_themes_are_in_the_order_a_person_would_find_by_hand(parts, data):
    towards = data.draw(st.lists(st.sampled_from([-1, 1]), min_size=len(parts), max_size=len(parts)))
    by_hand = []
    for row, (own, sign) in enumerate(zip(parts, towards, strict=True)):
        helping = [(-sign * effect, at) for at, effect in enumerate(own) if sign * effect > 0]
        by_hand += [(row, NAMES[at], -sign * effect) for effect, at in sorted(helping)]
    found = strongest_themes(pd.DataFrame(parts, columns=NAMES, dtype=float), np.array(towards))
    assert list(found.itertuples(index=False, name=None)) == by_hand


@given(parts=PARTS, data=st.data())
@settings(deadline=None, max_examples=80)
def test_where_every_column_shows_the_one_that_goes_furthest_the_same_way_tells(parts, data):
    themes = ["delivery", "contact", "delivery", "contact"]
    contributions = np.array(parts, dtype=float)
    towards = np.array(data.draw(st.lists(st.sampled_from([-1, 1]), min_size=len(parts), max_size=len(parts))))
    strongest = strongest_themes(by_theme(contributions, themes), towards)
    by_hand = [
        max(
            (at for at in range(4) if themes[at] == one.theme),
            key=lambda at: (np.sign(one.effect) * parts[one.row][at], -at),
        )
        for one in strongest.itertuples()
    ]
    shows = np.ones(contributions.shape, dtype=bool)
    assert telling_columns(contributions, themes, strongest, shows).tolist() == by_hand


@pytest.mark.parametrize(
    ("shows", "told"),
    [((1, 1, 1), 1), ((1, 0, 1), 0), ((1, 0, 0), NO_COLUMN), ((0, 1, 0), 1), ((0, 0, 0), NO_COLUMN)],
)
def test_a_theme_is_told_only_by_columns_that_show_it_and_carry_half_of_it(shows, told):
    strongest = pd.DataFrame({"row": [0], "theme": ["site"], "effect": [9.0]})
    parts = np.array([[4.0, 5.0, 1.0]])
    assert telling_columns(parts, ["site"] * 3, strongest, np.array([shows], dtype=bool)).tolist() == [told]


def test_nobody_moved_is_nobody_told():
    strongest = strongest_themes(pd.DataFrame(np.zeros((2, 4)), columns=NAMES), np.array([1, -1]))
    assert len(strongest) == 0
    assert telling_columns(np.zeros((2, 4)), NAMES, strongest, np.ones((2, 4), dtype=bool)).tolist() == []
    assert len(foremost(strongest, 3, ())) == 0


def test_usual_are_the_quartiles_and_each_is_a_value_that_occurs():
    counts = np.array([[0.0, np.nan], [0, np.nan], [1, np.nan], [5, np.nan], [np.nan, np.nan]])
    np.testing.assert_array_equal(usual_range(counts), [[0, np.nan], [1, np.nan]])


def test_the_strongest_are_kept_and_those_that_go_first_told_ahead_of_them():
    found = pd.DataFrame(
        {"row": [0, 0, 0, 0, 1], "theme": ["recency", "visits", "delivery", "contact", "recency"], "effect": 1.0}
    )
    told = foremost(found, 3, ["delivery", "contact"])
    assert told[["row", "rank", "theme"]].to_numpy().tolist() == [
        [0, 1, "delivery"],
        [0, 2, "recency"],
        [0, 3, "visits"],
        [1, 1, "recency"],
    ]
