import numpy as np
import pytest

from pipeline.demo.law import PAINS, Rate
from pipeline.demo.population import draw_population

DAYS = 400


def population(structure=True, customers=4000):
    return draw_population(customers, DAYS, structure, np.random.Generator(np.random.PCG64(3)))


@pytest.mark.parametrize(("pain", "share"), PAINS.items())
def test_a_pain_is_planted_in_its_share_of_customers(pain, share):
    assert (population().pain == pain).mean() == pytest.approx(share, abs=0.03)


def test_nobody_of_the_null_shop_has_a_pain():
    assert set(population(structure=False).pain) == {"none"}
    assert np.isinf(population(structure=False).pain_since).all()


def test_some_pains_are_there_from_the_first_day_and_some_begin_later():
    people = population()
    pained = people.pain != "none"
    first_day = people.pain_since[pained] == people.registered[pained]
    assert 0.5 < first_day.mean() < 0.7
    assert (people.pain_since[pained] >= people.registered[pained]).all()
    assert (people.pain_since[pained] < DAYS).all()


def test_a_pain_raises_the_rate_of_its_customers_from_its_beginning_on():
    people = population()
    who = np.flatnonzero((people.pain == "defects") & (people.pain_since > 10))
    rates = [people.rate_of(who, "defects", Rate(0.1, 0.9), people.pain_since[who] + shift) for shift in (-1, 1)]
    assert set(rates[0]) == {0.1}
    assert set(rates[1]) == {0.9}
    assert set(people.rate_of(who, "price", Rate(0.1, 0.9), DAYS)) == {0.1}


def test_parcels_are_late_where_customers_live_far_away():
    people = population()
    far = np.isin(people.city, ["Vladivostok", "Yakutsk", "Magadan"])
    late = people.pain == "late_delivery"
    assert far[late].mean() > 0.6
    assert far[~late].mean() < 0.15


def test_three_of_five_write_russian():
    assert (population().language == "ru").mean() == pytest.approx(0.6, abs=0.03)


def test_customers_arrive_all_along():
    registered = population().registered
    assert (np.diff(registered) >= 0).all()
    assert (registered < 0).mean() == pytest.approx(0.4, abs=0.03)
    assert all(((registered >= day) & (registered < day + 100)).mean() > 0.1 for day in range(0, DAYS, 100))
