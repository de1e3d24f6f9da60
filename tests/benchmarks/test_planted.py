from datetime import date

import numpy as np
import pytest

from benchmarks.planted import THEME_OF, Ledger, planted_losses
from features.touches import MET_AT
from pipeline.demo.law import HURTS, Law
from pipeline.demo.population import draw_population
from pipeline.demo.shop import simulate

SHOP = {"customers": 300, "days": 200, "seed": 7, "structure": True}


def lived(structure=True):
    """The ledger of lives drawn as the demo draws them."""
    for_people, for_lives, *_ = np.random.Generator(np.random.PCG64(SHOP["seed"])).spawn(4)
    people = draw_population(SHOP["customers"], SHOP["days"], structure, for_people)
    return Ledger(people, Law(structure), for_lives)


def test_a_ledger_changes_nothing_about_the_lives():
    story = lived().live(SHOP["days"])
    shop = simulate(until=date(2026, 7, 1), **SHOP)
    np.testing.assert_array_equal(story.satisfaction, shop.story.satisfaction)


def test_every_cause_of_hurt_belongs_to_a_theme_of_experience():
    assert set(THEME_OF.values()) == set(MET_AT)
    assert set(HURTS) <= set(THEME_OF)


def test_who_is_spared_a_hurt_is_never_worse_off_and_somebody_is_better_off():
    lives = lived()
    lives.live(SHOP["days"])
    for feelings in lives.spared.values():
        gained = feelings.now - lives.satisfaction.now
        assert gained.min() > -1e-9
        assert gained.max() > 1


def test_where_nothing_hurts_nothing_is_lost():
    assert planted_losses({**SHOP, "structure": False}).to_numpy() == pytest.approx(0)
