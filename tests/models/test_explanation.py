import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from models.explanation import by_theme, strongest_themes, telling_columns

PARTS = st.lists(st.lists(st.integers(-3, 3), min_size=4, max_size=4), min_size=1, max_size=8)
NAMES = ["delivery", "contact", "price", "site"]


def test_columns_of_one_theme_are_summed_in_order_of_first_appearance():
    found = by_theme(np.array([[1.0, 2, 4], [-1, 0, 1]]), ["price", "delivery", "price"])
    assert found.columns.tolist() == ["price", "delivery"]
    assert found.to_numpy().tolist() == [[5, 2], [0, 0]]


def test_of_the_unhappy_the_themes_that_take_most_are_told_with_their_sign():
    parts = pd.DataFrame([[-5.0, 3, -9, 0]], columns=NAMES)
    found = strongest_themes(parts, 3, towards=np.array([-1]))
    assert found.to_dict("list") == {
        "row": [0, 0],
        "rank": [1, 2],
        "theme": ["price", "delivery"],
        "effect": [-9, -5],
    }


def test_a_tie_goes_to_the_theme_named_first_even_if_the_last_bits_differ():
    parts = pd.DataFrame([[0.3, 0.1 + 0.2, 0.3 - 1e-12, 0.0]], columns=NAMES)
    assert strongest_themes(parts, 3, towards=np.array([1])).theme.tolist() == ["delivery", "contact", "price"]


@given(parts=PARTS, count=st.integers(1, 5), data=st.data())
@settings(deadline=None, max_examples=80)
def test_the_strongest_themes_are_those_a_person_would_pick_by_hand(parts, count, data):
    towards = data.draw(st.lists(st.sampled_from([-1, 1]), min_size=len(parts), max_size=len(parts)))
    by_hand = []
    for row, (own, sign) in enumerate(zip(parts, towards, strict=True)):
        helping = [(-sign * effect, at) for at, effect in enumerate(own) if sign * effect > 0]
        for rank, (effect, at) in enumerate(sorted(helping)[:count], start=1):
            by_hand.append((row, rank, NAMES[at], -sign * effect))
    found = strongest_themes(pd.DataFrame(parts, columns=NAMES, dtype=float), count, np.array(towards))
    assert list(found.itertuples(index=False, name=None)) == by_hand


@given(parts=PARTS, data=st.data())
@settings(deadline=None, max_examples=80)
def test_the_telling_column_is_the_one_of_its_theme_that_goes_furthest_the_same_way(parts, data):
    themes = ["delivery", "contact", "delivery", "contact"]
    contributions = np.array(parts, dtype=float)
    towards = np.array(data.draw(st.lists(st.sampled_from([-1, 1]), min_size=len(parts), max_size=len(parts))))
    strongest = strongest_themes(by_theme(contributions, themes), 2, towards)
    by_hand = [
        max(
            (at for at in range(4) if themes[at] == one.theme),
            key=lambda at: (np.sign(one.effect) * parts[one.row][at], -at),
        )
        for one in strongest.itertuples()
    ]
    assert telling_columns(contributions, themes, strongest).tolist() == by_hand


def test_nobody_moved_is_nobody_told():
    strongest = strongest_themes(pd.DataFrame(np.zeros((2, 4)), columns=NAMES), 3, np.array([1, -1]))
    assert len(strongest) == 0
    assert telling_columns(np.zeros((2, 4)), NAMES, strongest).tolist() == []
