"""Texts of the section: the same gaps in both languages, each language in its own letters."""

import pytest

from pipeline.report.effort.layers import LAYER_NAMES
from pipeline.report.effort.quadrants import CORNERS
from pipeline.report.effort.texts import LAYERS, QUADRANTS, TEXTS, Pair
from tests.pipeline.report.gaps import gaps

PAIRS = {**TEXTS, **QUADRANTS, **LAYERS}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_both_languages_have_the_same_gaps_and_their_own_letters(pair: Pair) -> None:
    english, russian = pair
    assert gaps(english) == gaps(russian)
    assert not set(english.lower()) & set("абвгдежзиклмнопрстуфхцчшщыьэюя")
    assert set(russian.lower()) & set("абвгдежзиклмнопрстуфхцчшщыьэюя")


def test_every_layer_and_quadrant_has_a_name() -> None:
    assert tuple(LAYERS) == LAYER_NAMES
    assert set(QUADRANTS) == set(CORNERS)
