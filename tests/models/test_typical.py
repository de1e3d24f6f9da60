"""The text that says what most say stands first, and the same is not heard twice."""

import numpy as np
import pytest

from models.typical import strings, typicality, unlike

TEXTS = [
    *["the parcel was late again", "my parcel came late", "late parcel, late again", "the parcel is late"],
    *["the colour is wrong", "nice shop"],
]
CUSTOMERS = np.array(["a", "b", "c", "d", "e", "f"], dtype=object)


@pytest.fixture
def rows():
    return strings(TEXTS, CUSTOMERS, min_customers=2)


def test_what_most_say_is_most_typical(rows):
    found = typicality(rows)
    assert set(np.argsort(-found)[:4]) == {0, 1, 2, 3}
    assert found.argmin() == 5
    assert ((found >= 0) & (found <= 1)).all()


def test_it_does_not_hang_on_the_order(rows):
    turned = strings(TEXTS[::-1], CUSTOMERS[::-1], min_customers=2)
    np.testing.assert_array_equal(typicality(turned)[::-1], typicality(rows))


def test_without_anything_in_common_nothing_is_typical():
    lonely = strings(["one", "two"], np.array(["a", "b"], dtype=object), min_customers=2)
    assert typicality(lonely).tolist() == [0, 0]


def test_where_nobody_wrote_nothing_is_typical():
    assert typicality(strings(TEXTS, CUSTOMERS, 2)[:0]).tolist() == []


def test_no_customer_is_heard_twice():
    rows = strings(["late parcel", "bad shop", "good price"] * 2, np.array([*"xyzzyx"], dtype=object), 2)
    customers = np.array(["x", "x", "y", "y", "y", "z"], dtype=object)
    assert list(unlike(rows, range(6), customers)) == [0, 2]
    assert list(unlike(rows, range(6), customers, heard=[0])) == [2]


def test_the_same_words_are_not_heard_twice():
    rows = strings(["late parcel", "late parcel!", "bad shop", "bad shop"], np.array([*"abcd"], dtype=object), 2)
    assert list(unlike(rows, range(4), np.array([*"abcd"], dtype=object))) == [0, 2]
