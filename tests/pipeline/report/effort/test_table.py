"""The released table of pains in its reader's words."""

from pipeline.publishing.meanings import PAINS
from pipeline.report.effort.table import pains_table
from tests.pipeline.report.journeys import PAIN_POINTS


def test_every_released_column_has_a_meaning(english):
    assert list(pains_table(PAIN_POINTS, english).columns) == list(PAINS)


def test_texts_are_in_the_readers_language(english, russian):
    first, *_, courier = pains_table(PAIN_POINTS, english).to_dict("records")
    assert (first["pain"], first["quadrant"]) == ("late deliveries", "quick win")
    assert (courier["touchpoint"], courier["channel"], courier["threshold"]) == ("delivery", "courier", None)
    assert pains_table(PAIN_POINTS, russian).quadrant.tolist()[0] == "быстрая победа"


def test_a_log_without_pains_gives_an_empty_table(english):
    assert pains_table(PAIN_POINTS.head(0), english).empty
