import numpy as np
import pytest

from pipeline.demo.law import HALF_LIFE_DAYS, HURTS, PAINS, Law, late_hurt, support_hurt

SATISFACTION = np.linspace(0, 100, 101)
NOTHING = np.array([1.0])


def test_the_unhappier_leave_more_and_buy_less_often():
    law = Law(structure=True)
    assert (np.diff(law.leave_probability(SATISFACTION, 97)) < 0).all()
    assert (np.diff(law.gap_factor(SATISFACTION)) < 0).all()


def test_in_the_null_shop_nothing_depends_on_satisfaction():
    law = Law(structure=False)
    assert np.ptp(law.leave_probability(SATISFACTION, 97)) == 0
    assert np.ptp(law.gap_factor(SATISFACTION)) == 0
    assert law.felt(0.4) == 0


def test_more_time_gives_more_leaving_but_never_more_than_certainty():
    law = Law(structure=True)
    week, season, age = (law.leave_probability(SATISFACTION, days) for days in (7, 97, 10_000))
    assert (week < season).all()
    assert (season < age).all()
    assert (age <= 1).all()


def test_after_a_half_life_half_of_the_distance_to_the_level_is_left():
    law, satisfaction, level = Law(structure=True), np.array([20.0]), np.array([80.0])
    for _ in range(int(HALF_LIFE_DAYS)):
        satisfaction = law.next_day(satisfaction, level, NOTHING, NOTHING)
    assert satisfaction == pytest.approx(50)


@pytest.mark.parametrize(("kept", "missed"), [(0.1, 1.0), (1.0, 0.1)])
def test_experiences_saturate_within_the_scale(kept, missed):
    law, satisfaction = Law(structure=True), np.array([50.0])
    for _ in range(50):
        satisfaction = law.next_day(satisfaction, np.array([60.0]), np.array([kept]), np.array([missed]))
        assert 0 < satisfaction[0] < 100


def test_a_parcel_hurts_the_more_the_later_it_is_and_not_when_early():
    hurts = late_hurt(np.array([-20.0, 3.0, 7.0, 36.0, 72.0, 10_000.0]))
    assert hurts[0] == hurts[1] == 0
    assert (np.diff(hurts[1:]) > 0).all()
    assert hurts[3] == pytest.approx(HURTS["late_delivery"] / 2)


def test_an_unsolved_ticket_hurts_as_much_as_the_slowest():
    waits = np.array([5.0, 60.0, 500.0])
    assert support_hurt(waits, np.array([True] * 3))[0] == 0
    assert (np.diff(support_hurt(waits, np.array([True] * 3))) > 0).all()
    assert (support_hurt(waits, np.array([False] * 3)) == HURTS["slow_support"]).all()


def test_pains_are_planted_in_everybody_once():
    assert sum(PAINS.values()) == pytest.approx(1)
