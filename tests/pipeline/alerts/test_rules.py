from datetime import timedelta

import pytest

from pipeline.alerts.declaration import Rule
from pipeline.alerts.rules import Window, raised
from tests.pipeline.alerts.conftest import AS_OF
from tests.pipeline.readiness.logs import row

WINDOW = Window(days=28, before_days=84, min_answers=30)


def day(ago: int) -> str:
    return (AS_OF - timedelta(days=ago)).isoformat()


def answers(scores: list[float], ago: int, channel: str = "email", prefix: str = ""):
    return [
        row(f"{prefix}{ago}-{number}", "survey", day(ago), metric="nps", score=score, channel=channel)
        for number, score in enumerate(scores)
    ]


FIRST_DAY = [row("first", "visit", day(200))]
FELL = [*answers([10.0] * 60 + [3.0] * 20, 60), *answers([10.0] * 10 + [3.0] * 40, 5)]
DROP = Rule(metric="nps", when="drop")


def found(log, *rules: Rule, rate: float = 0.05):
    alerts, _ = raised(rules, log, WINDOW, rate)
    return [one.id for one in alerts]


def test_a_figure_that_fell_raises_an_alert_with_both_figures(watched):
    alerts, places = raised([DROP], watched(FIRST_DAY + FELL), WINDOW, 0.05)
    [alert] = alerts
    assert (alert.id, places) == ("nps-drop@all", 1)
    assert (alert.now.n, alert.now.value, alert.now.days) == (50, -60, 28)
    assert (alert.before.n, alert.before.value, alert.before.days) == (80, 50, 84)


def test_a_figure_that_rose_is_no_drop(watched):
    log = watched(FIRST_DAY + FELL)
    assert found(log, Rule(metric="nps", when="rise")) == []


def test_a_change_within_chance_raises_nothing(watched):
    log = watched([*FIRST_DAY, *answers([10.0] * 40 + [3.0] * 40, 60), *answers([10.0] * 18 + [3.0] * 22, 5)])
    assert raised([DROP], log, WINDOW, 0.05) == ([], 1)


def test_few_answers_are_not_looked_at(watched):
    log = watched([*FIRST_DAY, *answers([10.0] * 80, 60), *answers([3.0] * 29, 5)])
    assert raised([DROP], log, WINDOW, 0.05) == ([], 0)


def test_a_log_that_hardly_reaches_back_is_not_compared(watched):
    begun = [row("first", "visit", day(50))]
    assert raised([DROP], watched([*begun, *answers([10.0] * 80, 40), *answers([3.0] * 50, 5)]), WINDOW, 0.05)[1] == 0


def test_a_rule_for_each_touchpoint_names_the_one_that_fell(watched):
    steady = [*answers([10.0] * 80, 60, "app", "a"), *answers([10.0] * 50, 5, "app", "a")]
    log = watched(FIRST_DAY + FELL + steady)
    assert found(log, Rule(metric="nps", when="drop", each="touchpoint")) == ["nps-drop@survey/email"]
    assert found(log, Rule(metric="nps", when="drop", touchpoint="survey/app")) == []
    assert found(log, Rule(metric="nps", when="drop", touchpoint="survey/email")) == ["nps-drop@survey/email"]


def test_a_threshold_must_lie_outside_the_interval(watched):
    log = watched(answers([10.0] * 25 + [3.0] * 25, 5))
    assert found(log, Rule(metric="nps", when="below", threshold=40.0)) == ["nps-below-40@all"]
    assert found(log, Rule(metric="nps", when="below", threshold=5.0)) == []
    assert found(log, Rule(metric="nps", when="above", threshold=40.0)) == []


def test_among_many_places_that_did_not_change_the_same_figure_is_chance(watched):
    then, now = [10.0] * 50 + [3.0] * 50, [10.0] * 12 + [3.0] * 28
    fell = [*answers(then, 60), *answers(now, 5)]
    others = [
        one
        for number in range(20)
        for ago, scores in ((60, [10.0] * 50 + [3.0] * 50), (5, [10.0] * 20 + [3.0] * 20))
        for one in answers(scores, ago, f"door{number}", f"{number}-")
    ]
    each = Rule(metric="nps", when="drop", each="touchpoint")
    assert found(watched(FIRST_DAY + fell), each) == ["nps-drop@survey/email"]
    assert found(watched(FIRST_DAY + fell + others), each) == []


def test_a_touchpoint_that_fell_silent_is_missed(watched):
    visits = [row(number, "visit", day(29 + number), channel="web") for number in range(83)]
    assert found(watched(FIRST_DAY + visits), Rule(metric="volume", when="drop", each="touchpoint")) == [
        "volume-drop@visit/web"
    ]


def test_the_same_rule_twice_raises_one_alert(watched):
    assert found(watched(FIRST_DAY + FELL), DROP, DROP) == ["nps-drop@all"]


@pytest.mark.parametrize("rules", [[], [DROP]])
def test_an_empty_log_raises_nothing(watched, rules):
    assert raised(rules, watched([]), WINDOW, 0.05) == ([], 0)
