"""Texts of readiness: the same gaps in both languages, and words for everything a stage can say."""

import pytest

from features.journey import STAGES as JOURNEY
from pipeline.report.figures import FIGURES, SAME_ANSWERS
from pipeline.report.pairs import Pair
from pipeline.report.readiness.found import FINDINGS
from pipeline.report.readiness.texts import ABILITIES, LEVELS, STAGES, STATUSES, TEXTS
from pipeline.report.readiness.why import WHY
from pipeline.stages.readiness import figures
from tests.pipeline.report.gaps import gaps

PAIRS = {
    **{f"{key}.what": said.what for key, said in (WHY | FINDINGS).items()},
    **{f"{key}.how": said.how for key, said in (WHY | FINDINGS).items() if said.how},
    **ABILITIES,
    **STAGES,
    **STATUSES,
    **LEVELS,
    **TEXTS,
}


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_both_languages_have_the_same_gaps(pair: Pair) -> None:
    english, russian = pair
    assert gaps(english) == gaps(russian)
    assert english == russian or not set(english.lower()) & set("абвгдежзиклмнопрстуфхцчшщыьэюя")


def test_stages_statuses_and_figures_have_words() -> None:
    assert set(STAGES) == set(JOURNEY)
    assert set(STATUSES) | set(LEVELS) - {"advice"} == set(figures({"abilities": [], "findings": []}))
    assert set(FIGURES) - SAME_ANSWERS < set(ABILITIES)
