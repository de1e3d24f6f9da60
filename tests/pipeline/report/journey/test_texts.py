"""Texts of the section: the same gaps in both languages, each language in its own letters."""

import pytest

from features.journey import STAGES as STAGES_OF_JOURNEYS
from features.paths import MORE
from features.steps import STAGE_OF
from pipeline.report.journey.texts import FAILED, STAGES, STEPS, TEXTS, Pair
from tests.pipeline.report.gaps import gaps

PAIRS = {**TEXTS, **STAGES, **STEPS, **{f"failed.{kind}": pair for kind, pair in FAILED.items()}}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_both_languages_have_the_same_gaps_and_their_own_letters(pair: Pair) -> None:
    english, russian = pair
    assert gaps(english) == gaps(russian)
    assert not set(english.lower()) & set("абвгдежзиклмнопрстуфхцчшщыьэюя")
    assert set(russian.lower()) & set("абвгдежзиклмнопрстуфхцчшщыьэюя")


def test_every_stage_and_step_has_a_name() -> None:
    assert list(STAGES) == list(STAGES_OF_JOURNEYS)
    assert set(STEPS) == {*STAGE_OF, MORE}
    assert set(FAILED) < set(STAGE_OF)
