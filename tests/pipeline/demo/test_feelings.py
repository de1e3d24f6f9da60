import numpy as np
import pytest

from pipeline.demo.feelings import DAYS_AHEAD, Feelings
from pipeline.demo.law import Law
from pipeline.demo.story import Moments


def moments(*who_and_when):
    who, at = zip(*who_and_when, strict=True)
    return Moments(np.array(who), np.array(at), np.full(len(who), -1))


def two_customers(structure=True):
    return Feelings(np.array([60.0, 60.0]), Law(structure))


def test_what_is_to_come_is_felt_on_its_day_and_by_whom_it_happens_to():
    feelings = two_customers()
    feelings.hurt(moments((0, 2.7)), 0.5)
    seen = []
    for day in range(3):
        feelings.pass_day(day)
        seen.append(feelings.now.tolist())
    assert seen[0] == seen[1] == [60, 60]
    assert seen[2] == [30, 60]


def test_two_experiences_of_one_day_both_count():
    feelings = two_customers()
    feelings.hurt(moments((0, 0.2), (0, 0.9)), np.array([0.5, 0.5]))
    feelings.lift(moments((1, 0.1)), 0.25)
    feelings.pass_day(0)
    assert feelings.now == pytest.approx([15, 70])


def test_a_day_is_felt_once_though_the_ring_comes_round():
    feelings = two_customers()
    feelings.hurt(moments((0, 0.5)), 0.5)
    for day in range(DAYS_AHEAD):
        feelings.pass_day(day)
    before = feelings.now[0]
    feelings.pass_day(DAYS_AHEAD)
    assert feelings.now[0] > before


def test_nothing_is_felt_in_the_null_shop():
    feelings = two_customers(structure=False)
    feelings.hurt(moments((0, 0.5)), 0.5)
    feelings.pass_day(0)
    assert feelings.now.tolist() == [60, 60]
