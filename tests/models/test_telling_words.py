"""Words that carry the tone are those that customers of that opinion use, never what is hidden."""

import pandas as pd
import pytest

from models.sentiment import ToneModel
from models.telling_words import LEAST_SHIFT, MOST_WORDS, telling_words, without_each_word
from tests.models.written import texts


@pytest.fixture(scope="module")
def model():
    rated = texts(200)
    return ToneModel(min_texts=100, min_bad=20).fit(rated, rated.satisfied.to_numpy())


def quotes(*said):
    return pd.DataFrame({"customer_id": "somebody", "text": said, "about_contact": False})


def test_words_of_the_opinion_are_found_in_small_letters(model):
    bad, good = telling_words(model, quotes("a RUDE courier it was", "great quality it was"))
    assert "rude" in bad.split()
    assert "great" in good.split()
    assert "was" not in (bad + good).split()


def test_there_are_few_and_only_some_that_carry_it(model):
    found = telling_words(model, quotes("rude rude slow broken awful late courier"))
    assert len(found[0].split()) <= MOST_WORDS
    assert LEAST_SHIFT > 0


def test_what_stands_for_something_hidden_does_not_count(model):
    [found] = telling_words(model, quotes("rude [rude]"))
    rows = quotes("rude [phone] x").assign(script="other")
    assert without_each_word(rows)[["word", "text"]].to_numpy().tolist() == [["rude", "  [phone] x"]]
    assert found in ("", "rude")


def test_of_a_script_that_was_not_learned_nothing_is_said(model):
    assert telling_words(model, quotes("грубый курьер", "👍")) == ["", ""]


def test_a_text_stands_at_its_place_whatever_its_index(model):
    rows = quotes("nothing of note", "a rude courier").set_axis([7, 3])
    assert telling_words(model, rows)[1] != ""
