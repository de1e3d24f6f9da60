from datetime import date

import numpy as np
import pandas as pd
import pytest

from pipeline.demo.books import card, crm, mixed, order_no
from pipeline.demo.shop import simulate

CUSTOMERS = pd.Series([0, 122])


@pytest.fixture(scope="module")
def books():
    return simulate(500, 200, date(2026, 7, 1), seed=5, structure=True).books


def test_each_system_has_the_same_customers_under_ids_of_its_own():
    assert card(CUSTOMERS).tolist() == ["000001", "000123"]
    assert crm(CUSTOMERS).tolist() == ["C-1", "C-123"]


def test_what_belongs_to_no_order_has_no_number():
    assert order_no(pd.Series([5, -1])).tolist() == ["100005", ""]


def test_the_log_knows_nothing_of_what_comes_after_it(books):
    assert (books.story.tables["returns"]["at"] >= books.clock.days).any()
    assert (books.happened("returns")["at"] < books.clock.days).all()


def test_rows_stand_in_the_order_of_time(books):
    assert books.happened("visits")["at"].is_monotonic_increasing


def test_wrong_rows_stand_behind_those_they_were_made_from():
    right = pd.DataFrame({"name": ["a", "b", "c"]})
    assert mixed(right, right.iloc[[1]].assign(name="b again"))["name"].tolist() == ["a", "b", "b again", "c"]


def test_some_rows_are_that_share_and_each_once(books):
    some = books.some(pd.DataFrame({"row": np.arange(1000)}), 0.05)
    assert len(some) == 50
    assert some["row"].is_unique
