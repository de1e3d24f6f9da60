from datetime import date, timedelta

import pytest

from pipeline.alerts.declaration import Target
from pipeline.alerts.targets import progress
from tests.pipeline.alerts.conftest import AS_OF
from tests.pipeline.readiness.logs import row


def answers(promoters: int, detractors: int, ago: int = 5):
    day = (AS_OF - timedelta(days=ago)).isoformat()
    scores = [10.0] * promoters + [0.0] * detractors
    return [row(f"{ago}-{n}", "survey", day, metric="nps", score=score) for n, score in enumerate(scores)]


def target(start: float = 0, goal: float = 40, until: date = date(2026, 12, 30)) -> Target:
    """Half of its time has gone on 2026-07-01."""
    own = {"since": date(2025, 12, 30), "by": until}
    return Target.model_validate({"metric": "nps", "from": start, "to": goal, **own})


def judged(watched, rows, one: Target | None = None):
    return progress(one or target(), watched(rows), days=90)


def test_where_it_is_and_where_a_straight_line_would_be(watched):
    found = judged(watched, answers(60, 40))
    assert found["expected"] == pytest.approx(20, abs=0.1)
    assert (found["now"]["value"], found["now"]["n"], found["way"]) == (20, 100, 0.5)


@pytest.mark.parametrize(
    ("promoters", "detractors", "status"),
    [(75, 25, "reached"), (63, 37, "on_track"), (58, 42, "unclear"), (30, 70, "behind"), (5, 4, "unclear")],
)
def test_its_status_is_as_sure_as_its_answers(watched, promoters, detractors, status):
    assert judged(watched, answers(promoters, detractors))["status"] == status


def test_few_answers_give_only_an_interval_and_fewer_nothing(watched):
    some, few = judged(watched, answers(12, 8)), judged(watched, answers(5, 4))
    assert (some["way"], some["now"]["value"]) == (None, None)
    assert some["now"]["low"] is not None
    assert (few["now"]["n"], few["now"]["low"], few["is_beyond_noise"]) == (9, None, None)


def test_an_interval_alone_can_say_it_is_behind(watched):
    assert judged(watched, answers(2, 18))["status"] == "behind"


def test_when_its_time_is_over_it_is_missed(watched):
    assert judged(watched, answers(30, 70), target(until=date(2026, 6, 30)))["status"] == "missed"


def test_a_figure_that_shall_fall_is_judged_the_other_way(watched):
    falling = target(start=40, goal=0)
    assert judged(watched, answers(30, 70), falling)["status"] == "reached"
    assert judged(watched, answers(90, 10), falling)["status"] == "behind"


def test_the_change_is_that_from_the_answers_before_the_target_began(watched):
    before = AS_OF - date(2025, 12, 30) + timedelta(days=5)
    found = judged(watched, [*answers(50, 50, before.days), *answers(75, 25)])
    assert (found["change"]["value"], found["change"]["n"], found["is_beyond_noise"]) == (50, 100, True)
    still = judged(watched, [*answers(50, 50, before.days), *answers(55, 45)])
    assert still["is_beyond_noise"] is False


def test_without_answers_before_it_the_start_that_was_named_is_compared(watched):
    found = judged(watched, answers(75, 25))
    assert (found["change"]["value"], found["is_beyond_noise"]) == (None, True)
    assert judged(watched, answers(52, 48))["is_beyond_noise"] is False
