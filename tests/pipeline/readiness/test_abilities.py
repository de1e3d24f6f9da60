"""The abilities a log is judged by."""

from pipeline.readiness.abilities import abilities
from pipeline.report.figures import FIGURES, SAME_ANSWERS
from pipeline.report.readiness.texts import ABILITIES
from pipeline.report.readiness.why import WHY
from tests.pipeline.readiness.logs import row
from tests.pipeline.readiness.test_learnable import seen


def test_every_ability_is_judged_once_and_has_a_name():
    told = [one.name for one in abilities(seen([row(1, "visit", "2024-05-01")]))]
    assert told == [*ABILITIES]
    assert set(FIGURES) - SAME_ANSWERS < set(told)


def test_a_log_of_visits_supports_nothing():
    found = [*abilities(seen([row(1, "visit", "2024-05-01")]))]
    assert {one.status for one in found if one.name != "value"} == {"no"}
    assert {one.code for one in found} <= set(WHY)
