"""Strings are counted by customer, hashed, and weighed the same on any number of threads."""

import pickle

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from models.ngrams import LONGEST, StringWeights, masked, presence, rarity


def strings(text):
    """The columns of one text."""
    return set(presence([text]).indices)


def weight(text, written, customers):
    """How the strings of a text weigh after these texts by these customers."""
    columns = presence([text]).indices
    return rarity(presence(written), np.array(customers, dtype=object), min_customers=5)[columns]


def learned():
    good, bad = ["so kind and quick"] * 10, ["rude and slow"] * 10
    rows = presence([*good, *bad])
    customers = np.array([f"customer-{number}" for number in range(20)], dtype=object)
    return StringWeights.learn(rows, np.arange(20) < 10, customers, C=1.0, min_customers=5, random_state=0), rows


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ring +7 900 555-01-02", "ring +0 000 000-00-00"),
        ("to Ann@shop.example now", "to   now"),
        ("see https://shop.example/a?b=1 there", "see   there"),
        ("ДОСТАВКА за 3 дня", "доставка за 0 дня"),
    ],
)
def test_numbers_are_alike_and_addresses_left_out(written, read):
    assert masked(written) == read


def test_a_long_text_is_read_from_its_beginning():
    assert masked("a" * (LONGEST + 5)) == "a" * LONGEST


def test_inflected_forms_of_a_word_share_most_strings_and_other_words_few():
    one, other, stranger = strings("доставка"), strings("доставкой"), strings("качество")
    assert len(one & other) > len(one) / 2
    assert len(one & stranger) < len(one) / 10


def test_each_text_has_its_row_in_the_order_given():
    rows = presence(["good", "bad", "good"])
    assert (rows[0] != rows[2]).nnz == 0
    assert (rows[0] != rows[1]).nnz > 0
    assert set(rows[1].indices) == strings("bad")


def test_what_one_customer_writes_again_and_again_weighs_nothing():
    assert (weight("zebra", ["zebra"] * 50, ["ann"] * 50) == 0).all()
    assert (weight("zebra", ["zebra"] * 5, ["ann", "bob", "cid", "dan", "eve"]) > 0).all()


def test_what_few_wrote_weighs_more_than_what_all_did():
    written, customers = ["parcel"] * 5 + ["thanks"] * 20, list(range(25))
    assert weight("parcel", written, customers).min() > weight("thanks", written, customers).max()


def test_an_empty_text_says_what_is_to_be_expected_without_any():
    weights, _ = learned()
    assert weights.margin(presence(["", "kind"])) == pytest.approx(
        [weights.base, weights.margin(presence(["kind"]))[0]]
    )
    assert weights.margin(presence(["kind"]))[0] > weights.base


def test_what_is_learned_holds_no_words():
    assert b"kind" not in pickle.dumps(learned()[0])


def test_threads_do_not_change_what_is_learned():
    with threadpool_limits(1):
        alone, rows = learned()
    together, _ = learned()
    assert alone.weights.tobytes() == together.weights.tobytes()
    assert alone.margin(rows).tobytes() == together.margin(rows).tobytes()
