import numpy as np
import pandas as pd
import pytest

from models.index import DirectionIndex, rank

THEMES = ["delivery", "delivery", "contact", "visits"]
DIRECTIONS = [-1, 1, -1, 0]
COLUMNS = ["late_hours", "early_share", "unsolved_contacts", "visits_90d"]


@pytest.fixture
def customers() -> pd.DataFrame:
    return pd.DataFrame(np.random.default_rng(0).exponential(size=(500, 4)), columns=COLUMNS)


@pytest.fixture
def fitted(customers: pd.DataFrame) -> DirectionIndex:
    return DirectionIndex(themes=THEMES, directions=DIRECTIONS).fit(customers)


def test_the_average_customer_is_typical_and_a_standard_deviation_is_the_spread(fitted, customers):
    index = fitted.predict(customers)
    assert index.mean() == pytest.approx(62.5)
    assert index.std() == pytest.approx(12.5)


def test_parts_add_up_to_the_index(fitted, customers):
    parts = fitted.parts(customers)
    assert fitted.theme_names_ == ["delivery", "contact", "visits"]
    np.testing.assert_allclose(62.5 + parts.sum(axis=1), fitted.predict(customers), atol=1e-9)


def test_contributions_summed_by_theme_are_the_parts_before_centring(fitted, customers):
    contributions = fitted.contributions(customers)
    delivery = contributions[:, 0] + contributions[:, 1]
    np.testing.assert_allclose(delivery - delivery.mean(), fitted.parts(customers)[:, 0], atol=1e-9)


def test_each_column_moves_the_index_its_declared_way_only(fitted, customers):
    for name, direction in zip(COLUMNS, DIRECTIONS, strict=True):
        moved = fitted.predict(customers.assign(**{name: customers[name] + 0.7})) - fitted.predict(customers)
        assert (np.sign(np.round(moved, 9)) == direction).mean() > 0.95
        assert (moved * direction >= 0).all()


def test_a_theme_of_two_columns_weighs_as_much_as_one_of_one(customers):
    twins = pd.DataFrame(
        {"late": customers.late_hours, "late_too": customers.late_hours, "unsolved": customers.late_hours}
    )
    parts = DirectionIndex(themes=["delivery", "delivery", "contact"], directions=[-1, -1, -1]).fit(twins).parts(twins)
    np.testing.assert_allclose(parts[:, 0], parts[:, 1], atol=1e-9)


def test_a_missing_value_counts_as_the_middle(fitted, customers):
    unknown = customers.assign(late_hours=np.nan)
    middle = customers.assign(late_hours=customers.late_hours.median())
    np.testing.assert_allclose(fitted.predict(unknown), fitted.predict(middle), atol=1e-9)


def test_money_in_another_unit_changes_nothing(customers):
    settings = {"themes": THEMES, "directions": DIRECTIONS}
    cents = DirectionIndex(**settings).fit(100 * customers).predict(100 * customers)
    np.testing.assert_array_equal(cents, DirectionIndex(**settings).fit(customers).predict(customers))


@pytest.mark.parametrize("value", [0.1, np.nan])
def test_customers_who_do_not_differ_are_all_typical(value):
    same = pd.DataFrame(value, index=range(7), columns=COLUMNS)
    assert (DirectionIndex(themes=THEMES, directions=DIRECTIONS).fit(same).predict(same) == 62.5).all()


def test_without_any_direction_all_are_typical(customers):
    index = DirectionIndex(themes=THEMES, directions=[0, 0, 0, 0]).fit(customers)
    assert (index.predict(customers) == 62.5).all()


def test_rank_is_the_middle_of_ties():
    known = np.array([1.0, 2, 2, 3])
    assert rank(np.array([0, 1, 2, 3, 9, np.nan]), known).tolist() == [-1, -0.75, 0, 0.75, 1, 0]
    assert rank(np.array([5.0]), np.empty(0)).tolist() == [0]
